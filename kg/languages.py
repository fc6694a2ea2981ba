"""The languages that papers are written in, by their English names and codes.

Sources: NLM, "MEDLINE/PubMed Language Table" (names, three-letter codes of ISO 639-2/B); the
two-letter codes are ISO 639-1's. Where ISO 639-2 has two codes of three letters for a language,
NLM uses the bibliographic one, which stands first here. A language that ISO 639-1 has no code for
keeps ISO 639-2/B's, as RFC 5646, section 2.2.1 asks. Names of other kinds (multiple, undetermined)
have no code.
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


_THREE_LETTERS: Final = """
    afr:af alb:sq sqi:sq amh:am ara:ar arm:hy hye:hy aze:az baq:eu eus:eu bel:be ben:bn bos:bs
    bul:bg bur:my mya:my cat:ca chi:zh zho:zh hrv:hr cze:cs ces:cs dan:da dut:nl nld:nl eng:en
    epo:eo est:et fao:fo fin:fi fre:fr fra:fr geo:ka kat:ka ger:de deu:de gla:gd gle:ga glg:gl
    gre:el ell:el guj:gu heb:he hin:hi hun:hu ice:is isl:is ina:ia ind:id ita:it jpn:ja jav:jv
    kan:kn kaz:kk khm:km kin:rw kir:ky kor:ko lao:lo lat:la lav:lv lit:lt ltz:lb mac:mk mkd:mk
    mal:ml mao:mi mri:mi mar:mr may:ms msa:ms mlt:mt mon:mn nep:ne nor:no nob:nb nno:nn oci:oc
    pan:pa per:fa fas:fa pol:pl por:pt pus:ps roh:rm rum:ro ron:ro rus:ru san:sa scr:hr
    hbs:sh sin:si slo:sk slk:sk slv:sl som:so spa:es srp:sr scc:sr swa:sw swe:sv tam:ta tat:tt
    tel:te tgl:tl tha:th tib:bo bod:bo tuk:tk tur:tr ukr:uk urd:ur
    uzb:uz vie:vi wel:cy cym:cy wol:wo yid:yi
    bre:br que:qu tgk:tg zul:zu
"""

_BY_THREE: Final = dict(pair.split(":") for pair in _THREE_LETTERS.split())
_BY_TWO: Final = {two: three for three, two in reversed(_BY_THREE.items())}


def two_letters(code: str) -> str | None:
    """Return the code of two letters for one of three, or ``None`` where there is none.

    >>> two_letters("ger"), two_letters("deu"), two_letters("haw")
    ('de', 'de', None)
    """
    return _BY_THREE.get(code.lower())


def three_letters(code: str) -> str | None:
    """Return NLM's code of a language, or ``None`` where there is none.

    >>> three_letters("de"), three_letters("en-GB"), three_letters("haw"), three_letters("")
    ('ger', 'eng', 'haw', None)
    """
    primary = code.lower().split("-")[0]
    is_three = len(primary) == len("eng") and primary.isascii() and primary.isalpha()
    return _BY_TWO.get(primary) or (primary if is_three else None)
