"""Where two records of one paper state different things.

Both statements stay in the graph, each in its record's own graph; the graph says which record is
preferred, by the rule of `kg.identity.PREFERENCE`. What one record leaves out is no disagreement,
nor is what differs in letter case, punctuation or precision alone.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kg.folding import fold
from kg.model import Document, Finding, Record, Severity, Title
from kg.names import publication_year


class Stated(Record, frozen=True):
    """What a record states: its file, its number there, and the value of each of `FIELDS`."""

    file: str
    number: int
    values: tuple[str, ...]


def stated(document: Document) -> Stated:
    """Return what is compared of a record, which takes far less memory than the record."""
    source = document.source
    values = tuple(read(document) for read in FIELDS.values())
    return Stated(source.path, source.number, values)


def disagreements(records: Sequence[Stated]) -> Iterator[Finding]:
    """Yield a finding for each field in which a record differs from the preferred, first one."""
    preferred = records[0]
    for other in records[1:]:
        for field, one, two in zip(FIELDS, preferred.values, other.values, strict=True):
            if one and two and not _same(one, two):
                yield _finding(field, preferred.file, one, other, two)


def _finding(field: str, preferred: str, one: str, other: Stated, two: str) -> Finding:
    return Finding(
        code="sources-disagree",
        severity=Severity.INFO,
        file=other.file,
        record=other.number,
        message=f"its {field} is not that of {preferred}: “{one}”",
        quote=two,
        remedy="both stand in the graph; the other record is preferred",
    )


def _same(one: str, two: str) -> bool:
    """Tell whether two statements agree as far as both go: ``2020`` agrees with ``2020-03``.

    >>> _same("2020", "2020-03"), _same("721-31", "721-731"), _same("41", "42")
    (True, True, False)
    """
    first, second = fold(one).split(), fold(two).split()
    shorter, longer = sorted((first, second), key=len)
    return longer[: len(shorter)] == shorter or _same_pages(first, second)


_PAGES: Final = 2


def _same_pages(one: list[str], two: list[str]) -> bool:
    if len(one) != _PAGES or len(two) != _PAGES or one[0] != two[0]:
        return False
    short, long = sorted((one[1], two[1]), key=len)
    return long.endswith(short)


def _title(title: Title | None) -> str:
    return title.text.rstrip(".") if title else ""


def _date(kind: str) -> Callable[[Document], str]:
    return lambda document: next((d.value for d in document.dates if d.kind == kind), "")


def _identifier(scheme: str) -> Callable[[Document], str]:
    return lambda document: next((i.value for i in document.identifiers if i.scheme == scheme), "")


FIELDS: Final[dict[str, Callable[[Document], str]]] = {
    "PMID": _identifier("pmid"),
    "DOI": _identifier("doi"),
    "PMCID": _identifier("pmcid"),
    "title": lambda document: _title(document.title),
    "translated title": lambda document: _title(document.translated_title),
    "year": lambda document: publication_year(document) or "",
    "print date": _date("print"),
    "electronic date": _date("electronic"),
    "volume": lambda document: document.volume or "",
    "issue": lambda document: document.issue or "",
    "pages": lambda document: document.pages or "",
    "number of authors": lambda document: str(len(document.authors) or ""),
}
"""What is compared, by the name that a person knows it by."""
