"""The names of languages in MEDLINE's records, and ISO 639-1 codes for them.

Sources: NLM, "MEDLINE/PubMed Language Table" (three-letter codes of ISO 639-2/B and names); the
two-letter codes are ISO 639-1's. A language that ISO 639-1 has no code for keeps ISO 639-2/B's,
as RFC 5646, section 2.2.1 asks. Language names of other kinds (multiple, undetermined) have none.
"""

import re

_CODES = {
    "afrikaans": "af", "albanian": "sq", "amharic": "am", "arabic": "ar", "armenian": "hy",
    "azerbaijani": "az", "basque": "eu", "bengali": "bn", "bosnian": "bs", "bulgarian": "bg",
    "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da",
    "dutch": "nl", "english": "en", "esperanto": "eo", "estonian": "et", "finnish": "fi",
    "french": "fr", "galician": "gl", "georgian": "ka", "german": "de",
    "greek, modern": "el", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu",
    "icelandic": "is", "indonesian": "id", "interlingua": "ia", "irish": "ga", "italian": "it",
    "japanese": "ja", "kazakh": "kk", "kinyarwanda": "rw", "korean": "ko", "kyrgyz": "ky",
    "latin": "la", "latvian": "lv", "lithuanian": "lt", "macedonian": "mk", "malay": "ms",
    "malayalam": "ml", "maori": "mi", "marathi": "mr", "moldavian": "ro", "mongolian": "mn",
    "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "pushto": "ps",
    "romanian": "ro", "rumanian": "ro", "russian": "ru", "sanskrit": "sa",
    "gaelic": "gd", "scottish gaelic": "gd", "serbian": "sr", "serbo-croatian": "sh",
    "sinhalese": "si", "slovak": "sk", "slovenian": "sl", "spanish": "es", "swahili": "sw",
    "swedish": "sv", "tagalog": "tl", "tamil": "ta", "thai": "th", "tibetan": "bo",
    "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "uzbek": "uz", "vietnamese": "vi",
    "welsh": "cy", "yiddish": "yi", "cebuano": "ceb", "hawaiian": "haw",
}  # fmt: skip

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


def language_code(name: str) -> str | None:
    """Return the code of a language by its English name, or ``None``.

    >>> language_code("French"), language_code("Greek, Modern")
    ('fr', 'el')
    """
    return _CODES.get(" ".join(name.casefold().split()))


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
    letters = _LETTERS.get(language, "")
    if any(letter in letters for letter in text.casefold()):
        return True
    script = _SCRIPTS.get(language)
    return bool(script and re.search(script, text))
