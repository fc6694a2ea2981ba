"""Links that no single record can know: which paper of the graph a printed reference is.

A printed reference without a PMID or DOI and a paper are the same when they agree in title, year
and first author's family name after folding, and when exactly one paper does. The links are a
pure function of the records, whichever of the two papers arrived first.
"""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.names import CITO, DCTERMS, FABIO, KG, RDF
from kg.store import Store


def citations(store: Store) -> Iterator[Triple]:
    """Yield ``cito:cites`` for each printed reference that is one paper of the graph."""
    papers: dict[str, set[NamedNode]] = defaultdict(set)
    references: dict[str, set[NamedNode]] = defaultdict(set)
    for quad in store.inner.quads_for_pattern(None, KG.citationKey, None):
        node, key = quad.subject, quad.object
        if isinstance(node, NamedNode):
            kept = papers if _is_paper(store, node) else references
            kept[key.value].add(node)
    for key in sorted(references.keys() & papers.keys()):
        if len(papers[key]) == 1:
            (cited,) = papers[key]
            for reference in sorted(references[key], key=lambda node: node.value):
                yield from _cites(store, reference, cited)


def _is_paper(store: Store, node: NamedNode) -> bool:
    found = store.inner.quads_for_pattern(node, RDF.type, FABIO.JournalArticle)
    return next(found, None) is not None


def _cites(store: Store, reference: NamedNode, cited: NamedNode) -> Iterator[Triple]:
    for quad in store.inner.quads_for_pattern(None, DCTERMS.hasPart, reference):
        citing = quad.subject
        if citing != cited:
            yield Triple(citing, CITO.cites, cited)
