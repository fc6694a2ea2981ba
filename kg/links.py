"""Links that no single record can know: which paper of the graph a printed reference is.

A printed reference without a PMID or DOI and a paper are the same when they agree in title, year
and first author's family name after folding, and when exactly one paper does. The links are a
pure function of the records, whichever of the two papers arrived first.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from pyoxigraph import NamedNode, Triple

from kg.model import Record
from kg.names import CITO


class CitationKey(Record, frozen=True):
    """The `kg.names.citation_key` of a paper, or of a reference in the list of a citing paper."""

    key: str
    node: str
    citing: str | None = None

    def line(self) -> str:
        """Return a line without its end; lines that are sorted stand in the order of their keys."""
        return f"{self.key}\t{self.node}\t{self.citing or ''}"

    @classmethod
    def of(cls, line: str) -> "CitationKey":
        """Return what a line was made of."""
        key, node, citing = line.split("\t")
        return cls(key, node, citing or None)


def citations(keys: Iterable[CitationKey]) -> Iterator[Triple]:
    """Yield ``cito:cites`` for each printed reference that is one paper of the graph.

    ``keys`` come sorted, so that memory holds those of one key.
    """
    for _, alike in groupby(keys, key=attrgetter("key")):
        papers: set[str] = set()
        references: set[tuple[str, str]] = set()
        for each in alike:
            if each.citing is None:
                papers.add(each.node)
            else:
                references.add((each.node, each.citing))
        if len(papers) == 1:
            (cited,) = papers
            for _, citing in sorted(references):
                if citing != cited:
                    yield Triple(NamedNode(citing), CITO.cites, NamedNode(cited))
