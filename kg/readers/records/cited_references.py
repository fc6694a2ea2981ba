"""References as Web of Science lists them in its exports.

Source: its field ``CR``, ``Author, Year, Journal, Volume, Page, DOI``.
"""

import re

from kg.model import Reference
from kg.readers.parts.identifiers import find_doi

_CITED = re.compile(
    r"(?P<author>[^,]{2,60}), (?P<year>\d{4}), (?P<journal>[^,]{2,80})"
    r"(?:, V(?P<volume>\w+))?(?:, P(?P<page>\w+))?(?:, DOI\s.*)?\.?"
)
_DOI = re.compile(r"\bDOI (10\.\S+)$")
_LONGEST = 2_000  # characters of one reference that is parsed


def cited_reference(text: str, line: int | None) -> Reference:
    """Return a reference of Web of Science.

    >>> cited_reference("Li B, 1999, J OLD, V1, P7, DOI 10.1000/x", 3).journal
    'J OLD'
    """
    found = _CITED.fullmatch(text) if len(text) <= _LONGEST else None
    last = _DOI.search(text)
    doi = find_doi(last[1] if last else text)
    if found is None:
        return Reference(0, text, doi=doi, line=line)
    return Reference(
        0, text, authors=(found["author"],), journal=found["journal"], date=found["year"],
        volume=found["volume"], pages=found["page"], doi=doi, line=line,
    )  # fmt: skip
