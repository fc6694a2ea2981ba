"""The three-letter codes by which MEDLINE names languages.

Source: NLM, "MEDLINE/PubMed Language Table", which uses the bibliographic codes of ISO 639-2.
"""

from typing import Final

_CODES: Final = """
    af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bo:tib br:bre bs:bos ca:cat cs:cze cy:wel
    da:dan de:ger el:gre en:eng eo:epo es:spa et:est eu:baq fa:per fi:fin fo:fao fr:fre ga:gle
    gd:gla gl:glg gu:guj he:heb hi:hin hr:hrv hu:hun hy:arm ia:ina id:ind is:ice it:ita ja:jpn
    jv:jav ka:geo kk:kaz km:khm kn:kan ko:kor ky:kir la:lat lb:ltz lo:lao lt:lit lv:lav mi:mao
    mk:mac ml:mal mn:mon mo:rum mr:mar ms:may mt:mlt my:bur nb:nob ne:nep nl:dut nn:nno no:nor
    oc:oci pa:pan pl:pol ps:pus pt:por qu:que rm:roh ro:rum ru:rus rw:kin sa:san sh:hbs si:sin
    sk:slo sl:slv so:som sq:alb sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl
    tr:tur tt:tat uk:ukr ur:urd uz:uzb vi:vie wo:wol yi:yid zh:chi zu:zul
"""
_BY_TWO: Final[dict[str, str]] = {pair[:2]: pair[3:] for pair in _CODES.split()}


def three_letters(code: str) -> str | None:
    """Return NLM's code of a language, or ``None`` where there is none.

    >>> three_letters("de"), three_letters("en-GB"), three_letters("haw"), three_letters("")
    ('ger', 'eng', 'haw', None)
    """
    primary = code.lower().split("-")[0]
    is_three = len(primary) == len("eng") and primary.isascii() and primary.isalpha()
    return _BY_TWO.get(primary) or (primary if is_three else None)
