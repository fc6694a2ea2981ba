"""The languages that papers are written in, by their English names.

Sources: NLM, "MEDLINE/PubMed Language Table" (names, three-letter codes of ISO 639-2/B); the
two-letter codes are ISO 639-1's. A language that ISO 639-1 has no code for keeps ISO 639-2/B's, as
RFC 5646, section 2.2.1 asks. Names of other kinds (multiple, undetermined) have no code.
"""

from typing import Final

_NAMES: Final = """
af Afrikaans; am Amharic; ar Arabic; az Azerbaijani; bg Bulgarian; bn Bengali; bo Tibetan;
bs Bosnian; ca Catalan; ceb Cebuano; cs Czech; cy Welsh; da Danish; de German; el Greek;
el Greek, Modern; en English; eo Esperanto; es Spanish; et Estonian; eu Basque; fa Persian;
fi Finnish; fr French; ga Irish; gd Gaelic; gd Scottish Gaelic; gl Galician; haw Hawaiian;
he Hebrew; hi Hindi; hr Croatian; hu Hungarian; hy Armenian; ia Interlingua; id Indonesian;
is Icelandic; it Italian; ja Japanese; ka Georgian; kk Kazakh; ko Korean; ky Kyrgyz; la Latin;
lt Lithuanian; lv Latvian; mi Maori; mk Macedonian; ml Malayalam; mn Mongolian; mr Marathi;
ms Malay; nl Dutch; no Norwegian; pl Polish; ps Pushto; pt Portuguese; ro Moldavian; ro Romanian;
ro Rumanian; ru Russian; rw Kinyarwanda; sa Sanskrit; sh Serbo-Croatian; si Sinhalese; sk Slovak;
sl Slovenian; sq Albanian; sr Serbian; sv Swedish; sw Swahili; ta Tamil; th Thai; tl Tagalog;
tr Turkish; uk Ukrainian; ur Urdu; uz Uzbek; vi Vietnamese; yi Yiddish; zh Chinese
"""

LANGUAGES: Final[dict[str, str]] = {
    name: code for code, _, name in (entry.strip().partition(" ") for entry in _NAMES.split(";"))
}
"""English name to code."""

_BY_NAME: Final = {name.casefold(): code for name, code in LANGUAGES.items()}


def language_code(name: str) -> str | None:
    """Return the code of a language by its English name, or ``None``.

    >>> language_code("French"), language_code("greek,  modern")
    ('fr', 'el')
    """
    return _BY_NAME.get(" ".join(name.casefold().split()))
