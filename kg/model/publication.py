"""Where, when and as what a paper appeared."""

from typing import Literal, TypeAlias

from kg.model.record import Record, Span


class Journal(Record, frozen=True):
    """A journal as the record names it; ``abbreviation`` is NLM's or ISO 4's.

    ``issn`` holds every ISSN; ``print_issn`` and ``electronic_issn`` say which is which where the
    record does.
    """

    title: str | None = None
    abbreviation: str | None = None
    issn: tuple[str, ...] = ()
    issn_linking: str | None = None
    nlm_id: str | None = None
    publisher: str | None = None
    country: str | None = None
    iso_abbreviation: str | None = None
    print_issn: str | None = None
    electronic_issn: str | None = None


DateKind: TypeAlias = Literal[
    "print", "electronic", "collection", "received", "revised", "accepted", "pubmed", "medline",
    "entrez", "retracted", "created", "completed", "last-revised", "other",
    "pmc-release", "premedline", "begin", "end", "contribution",
]  # fmt: skip


class PublicationDate(Record, frozen=True):
    """A date at the precision of its source: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    ``printed`` keeps what stood there when ISO 8601 cannot say it (``1978 Jan-Feb``). ``time`` is
    ``HH:MM`` where the source has one; it names no time zone.
    """

    kind: DateKind
    value: str
    printed: str | None = None
    time: str | None = None


class PublicationType(Record, frozen=True):
    """What sort of paper it is; ``span`` is set where we read it off the title."""

    name: str
    identifier: str | None = None
    span: Span | None = None


class UsageFigure(Record, frozen=True):
    """How often a page says something was viewed: ``kind`` is ``abstract``, ``html``, ``pdf``."""

    kind: str
    count: int
    line: int | None = None
