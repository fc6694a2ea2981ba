"""Links that no single record can know: which paper of the graph a printed reference is.

A printed reference without a PMID or DOI and a paper are the same when they agree in title, year
and first author's family name after folding, and when exactly one paper does. The links are a
pure function of the records, whichever of the two papers arrived first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.model import Record
from kg.names import CITO


class CitationKey(Record, frozen=True):
    """The `kg.names.citation_key` of a paper, or of a reference in the list of a citing paper."""

    key: str
    node: str
    citing: str | None = None


def citations(keys: Iterable[CitationKey]) -> Iterator[Triple]:
    """Yield ``cito:cites`` for each printed reference that is one paper of the graph."""
    papers: dict[str, set[str]] = defaultdict(set)
    references: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in keys:
        if each.citing is None:
            papers[each.key].add(each.node)
        else:
            references[each.key].add((each.node, each.citing))
    for shared in sorted(references.keys() & papers.keys()):
        if len(papers[shared]) == 1:
            (cited,) = papers[shared]
            for _, citing in sorted(references[shared]):
                if citing != cited:
                    yield Triple(NamedNode(citing), CITO.cites, NamedNode(cited))
