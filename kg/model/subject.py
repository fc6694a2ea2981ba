"""What the indexers say that a paper is about."""

from kg.model.record import Record


class HeadingQualifier(Record, frozen=True):
    """A qualifier of a heading and whether it carries the major-topic asterisk."""

    name: str
    identifier: str | None = None
    major: bool = False


class Heading(Record, frozen=True):
    """A MeSH heading as indexed: one descriptor with each of its qualifiers, in printed order.

    ``lines`` are the lines it was read from: PubMed prints one line a qualifier. ``kind`` is the
    descriptor's type where it is not topical (``Geographic``).
    """

    descriptor: str
    identifier: str | None = None
    major: bool = False
    qualifiers: tuple[HeadingQualifier, ...] = ()
    lines: tuple[int, ...] = ()
    kind: str | None = None


class Substance(Record, frozen=True):
    """A chemical of the record's substance list; ``registry_number`` may be ``0``."""

    name: str
    identifier: str | None = None
    registry_number: str | None = None
    line: int | None = None


class SupplementaryConcept(Record, frozen=True):
    """A supplementary disease, protocol, organism ... that the indexers named."""

    name: str
    identifier: str | None = None
    kind: str | None = None
    line: int | None = None
