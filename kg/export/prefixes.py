"""Short names for IRIs, and which prefixes a file has used.

A name is shortened only if what remains needs no escape in any syntax: ``pubmed:32061449`` is
short, the IRI of one of that paper's parts stands whole and can be copied into a query as it is.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from kg.names import PREFIXES

_PREFIX_OF: Final = {iri: prefix for prefix, iri in PREFIXES.items()}
_LONGEST_FIRST: Final = sorted(_PREFIX_OF, key=lambda iri: (-len(iri), iri))
# PN_LOCAL of Turtle (grammar rule 168s) without its escapes, colons and non-ASCII letters.
_SHORTENABLE: Final = re.compile(
    f"({'|'.join(map(re.escape, _LONGEST_FIRST))})([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)"
)


def split(iri: str) -> tuple[str, str] | None:
    """Return the prefix and the local part of an IRI, or ``None`` if it is better left whole.

    >>> split("http://id.nlm.nih.gov/mesh/D008180")
    ('mesh', 'D008180')
    >>> split("http://rdf.ncbi.nlm.nih.gov/pubmed/32061449#heading-D000305")
    """
    match = _SHORTENABLE.fullmatch(iri)
    return (_PREFIX_OF[match.group(1)], match.group(2)) if match else None


@dataclass
class Shortener:
    """Shortens IRIs and remembers the prefixes that it used."""

    used: set[str] = field(default_factory=set)

    def shorten(self, iri: str) -> str | None:
        """Return ``prefix:local``, or ``None`` for an IRI that is better left whole."""
        parts = split(iri)
        if parts is None:
            return None
        self.used.add(parts[0])
        return ":".join(parts)

    def declared(self) -> dict[str, str]:
        """Return the prefixes used so far with their IRIs, in alphabetical order."""
        return {prefix: PREFIXES[prefix] for prefix in sorted(self.used)}
