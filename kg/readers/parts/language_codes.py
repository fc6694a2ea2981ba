"""The three-letter language codes of MEDLINE, and the two-letter ones that they stand for.

Sources: ISO 639-2 (bibliographic and terminological codes) and ISO 639-1; RFC 5646, section 2.2.1,
asks for the shorter code where there is one. ``mul``, ``und``, ``zxx`` name no language.
"""

import re

from kg.languages import language_code

_TWO = """
    afr:af alb:sq sqi:sq amh:am ara:ar arm:hy hye:hy aze:az baq:eu eus:eu bel:be ben:bn bos:bs
    bul:bg bur:my mya:my cat:ca chi:zh zho:zh hrv:hr cze:cs ces:cs dan:da dut:nl nld:nl eng:en
    epo:eo est:et fao:fo fin:fi fre:fr fra:fr geo:ka kat:ka ger:de deu:de gla:gd gle:ga glg:gl
    gre:el ell:el guj:gu heb:he hin:hi hun:hu ice:is isl:is ina:ia ind:id ita:it jpn:ja jav:jv
    kan:kn kaz:kk khm:km kin:rw kir:ky kor:ko lao:lo lat:la lav:lv lit:lt ltz:lb mac:mk mkd:mk
    mal:ml mao:mi mri:mi mar:mr may:ms msa:ms mlt:mt mon:mn nep:ne nor:no nob:nb nno:nn oci:oc
    pan:pa per:fa fas:fa pol:pl por:pt pus:ps roh:rm rum:ro ron:ro rus:ru san:sa scr:hr scc:sr
    sin:si slo:sk slk:sk slv:sl som:so spa:es srp:sr swa:sw swe:sv tam:ta tat:tt tel:te tgl:tl
    tha:th tib:bo bod:bo tuk:tk tur:tr ukr:uk urd:ur uzb:uz vie:vi wel:cy cym:cy wol:wo yid:yi
    zul:zu
"""
_BY_THREE: dict[str, str] = dict((*pair.split(":"),) for pair in _TWO.split())  # type: ignore[misc]
_NONE = frozenset({"mul", "und", "zxx", "mis"})
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_]([A-Za-z]{2}|\d{3}))?")


def code_of_language(printed: str) -> str | None:
    """Return the ISO 639 code of a language given by a code or an English name, or ``None``.

    A region is left out: ``en-GB`` is ``en``.

    >>> code_of_language("fre"), code_of_language("en-GB"), code_of_language("German")
    ('fr', 'en', 'de')
    >>> code_of_language("haw"), code_of_language("und"), code_of_language("?")
    ('haw', None, None)
    """
    text = printed.strip()
    low = text.casefold()
    tag = _TAG.fullmatch(text)
    if tag:
        return tag[1].casefold()
    if low in _BY_THREE:
        return _BY_THREE[low]
    named = language_code(text)
    if named:
        return named
    return low if re.fullmatch(r"[a-z]{3}", low) and low not in _NONE else None
