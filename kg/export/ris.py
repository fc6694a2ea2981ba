"""RIS, as reference managers read it.

Source: the RIS specification of Research Information Systems (2001 and 2011): a tag, two spaces, a
hyphen, a space, a value; ``TY`` opens a record and ``ER`` ends it.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.export.citations import Citation, Name, Room, citations
from kg.export.conversion import FileConversion
from kg.export.source import Taker


def write(taker: Taker, stream: BinaryIO) -> None:
    """Write a record a paper."""
    for each in citations(taker, Room()):
        lines = (f"{tag}  - {value}\r\n" for tag, value in _fields(each) if value)
        stream.write(f"TY  - JOUR\r\n{''.join(lines)}ER  - \r\n\r\n".encode())


def _fields(each: Citation) -> Iterator[tuple[str, str | None]]:
    yield "ID", each.key
    yield "TI", each.title
    yield "TT", each.translated_title
    yield from (("AU", _name(author)) for author in each.authors)
    yield "JF", each.journal
    yield "J2", each.journal_short
    yield from (("SN", issn) for issn in each.issn)
    if each.date:
        yield "PY", each.date[:4]
        year, month, day = (*each.date.split("-"), "", "")[:3]
        yield "DA", f"{year}/{month}/{day}/"
    yield "VL", each.volume
    yield "IS", each.issue
    start, hyphen, end = (each.pages or "").partition("-")
    # Only what joins to the same words again is parted.
    yield from (("SP", start), ("EP", end)) if hyphen and "-" not in end else (("SP", each.pages),)
    yield "C7", each.article
    yield "AB", each.abstract
    yield from (("KW", keyword) for keyword in each.keywords)
    yield from (("LA", language) for language in each.languages)
    yield "DO", each.doi
    yield "C2", each.pmcid
    if each.pmid:
        yield "DB", "PubMed"
        yield "AN", each.pmid
        yield "UR", f"https://pubmed.ncbi.nlm.nih.gov/{each.pmid}/"


def _name(author: Name) -> str | None:
    if author.collective or not author.family:
        return author.printed
    return ", ".join(filter(None, (author.family, author.given, author.suffix)))


FORMAT: Final = FileConversion("ris", "application/x-research-info-systems", "ris", write)
