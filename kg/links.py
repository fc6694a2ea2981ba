"""Links that no single record can know: which paper of the graph a printed reference is.

A printed reference without a PMID or DOI and a paper are the same when they agree in title, year
and first author's family name after folding, and when exactly one paper does. The links are a
pure function of the records, whichever of the two papers arrived first.
"""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.names import CITO, DCTERMS, FABIO, KG, RDF
from kg.store import Store


def citations(store: Store) -> Iterator[Triple]:
    """Yield ``cito:cites`` for each printed reference that is one paper of the graph."""
    papers: dict[str, set[NamedNode]] = defaultdict(set)
    references: dict[str, set[NamedNode]] = defaultdict(set)
    for triple in store.triples(None, KG.citationKey, None):
        node, key = triple.subject, triple.object
        if isinstance(node, NamedNode) and isinstance(key, Literal):
            kept = papers if _is_paper(store, node) else references
            kept[key.value].add(node)
    for shared in sorted(references.keys() & papers.keys()):
        if len(papers[shared]) == 1:
            (cited,) = papers[shared]
            for reference in sorted(references[shared], key=lambda node: node.value):
                yield from _cites(store, reference, cited)


def _is_paper(store: Store, node: NamedNode) -> bool:
    return next(store.triples(node, RDF.type, FABIO.JournalArticle), None) is not None


def _cites(store: Store, reference: NamedNode, cited: NamedNode) -> Iterator[Triple]:
    for triple in store.triples(None, DCTERMS.hasPart, reference):
        citing = triple.subject
        if citing != cited:
            yield Triple(citing, CITO.cites, cited)
