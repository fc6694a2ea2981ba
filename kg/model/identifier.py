"""What tells a paper, a person or an organisation from others."""

from typing import Literal, TypeAlias

from kg.model.record import Record

IdentifierScheme: TypeAlias = Literal["pmid", "doi", "pmcid", "pii", "publisher-id", "other"]


class Identifier(Record, frozen=True):
    """One identifier of a paper: a DOI in lower case and bare, a PMCID with its ``PMC``.

    ``source`` names the scheme behind ``other`` (``NASA``, ``GRID``); ``valid`` is false where
    the record itself marks the identifier as wrong, and its scheme is then ``other``.
    """

    scheme: IdentifierScheme
    value: str
    source: str | None = None
    valid: bool = True
