"""The languages that a record names, and those that its letters give away."""

import re
import unicodedata

from kg.languages import language_code

# Letters of each language's alphabet or loan spelling that English text does not use.
_LETTERS = {
    "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü¿¡", "de": "äöüß", "it": "àèéìòù",
    "pt": "áâãàçéêíóôõú", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž",
    "da": "æøå", "no": "æøå", "sv": "åäö", "fi": "äö", "hu": "áéíóöőúüű", "tr": "çğıöşü",
    "ro": "ăâîșțşţ", "hr": "čćđšž", "nl": "ëïé", "ca": "àçèéíïòóúü",
}  # fmt: skip
_SCRIPTS = {
    "ru": r"[\u0400-\u04ff]", "uk": r"[\u0400-\u04ff]", "bg": r"[\u0400-\u04ff]",
    "sr": r"[\u0400-\u04ff]", "mk": r"[\u0400-\u04ff]", "el": r"[\u0370-\u03ff]",
    "zh": r"[\u4e00-\u9fff]", "ja": r"[\u3040-\u30ff\u4e00-\u9fff]", "ko": r"[\uac00-\ud7af]",
    "he": r"[\u0590-\u05ff]", "ar": r"[\u0600-\u06ff]", "fa": r"[\u0600-\u06ff]",
    "th": r"[\u0e00-\u0e7f]", "ka": r"[\u10a0-\u10ff]", "hy": r"[\u0530-\u058f]",
}  # fmt: skip


def language_codes(names: str) -> tuple[str, ...]:
    """Return the codes of the languages in a printed list; empty if one of them is unknown.

    >>> language_codes("English, Spanish"), language_codes("French and German")
    (('en', 'es'), ('fr', 'de'))
    """
    whole = language_code(names)
    if whole:
        return (whole,)
    parts = [part for part in re.split(r"\s*(?:[,;/]|\band\b|&)\s*", names) if part]
    codes = tuple(dict.fromkeys(code for part in parts if (code := language_code(part))))
    return codes if parts and all(map(language_code, parts)) else ()


def written_in(text: str, language: str) -> bool:
    """Tell whether a text uses a letter that English does not and that the language does.

    This proves that a keyword of a French paper is no English one; without such a letter nothing
    is proved.

    >>> written_in("Lupus érythémateux", "fr"), written_in("Lupus", "fr")
    (True, False)
    """
    composed = unicodedata.normalize("NFC", text).casefold()
    letters = _LETTERS.get(language, "")
    if any(letter in letters for letter in composed):
        return True
    script = _SCRIPTS.get(language)
    return bool(script and re.search(script, text))
