"""Look-ups by name in a graph, for the resolver.

Laws
    1. A name goes into a query as a serialised RDF literal, never as text. It stands inside the
       query, and is no binding, because a filter must see it.
    2. A look-up starts from a class or a predicate that few nodes have: a predicate that is a
       variable would have Oxigraph read the whole graph.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process, utils

from kg.catalogue.answer import Term
from kg.catalogue.compact import compact
from kg.catalogue.engine import Engine
from kg.errors import NameNotResolved

MOST_CANDIDATES: Final = 8
_PLACE: Final = re.compile(r"%(\w+)%")
_FEWEST_POINTS: Final = 70.0  # of rapidfuzz's 100: below, a candidate is no help


@dataclass(frozen=True, slots=True)
class Found:
    """A node of the graph, what it is called, and which of its names was found."""

    node: NamedNode
    label: str
    name: str

    @property
    def preferred(self) -> bool:
        """Whether it was found by what it is called first of all."""
        return self.name == self.label


def values(terms: Iterable[Term]) -> str:
    """Return terms as SPARQL writes them, with spaces between."""
    return " ".join(str(term) for term in terms)


def find(engine: Engine, query: str, **terms: Iterable[Term]) -> tuple[Found, ...]:
    """Return what a look-up finds, sorted; ``terms`` go in where it says ``%name%``.

    The query selects ``?node ?label ?name``; without a label, the name stands for it.
    """
    filled_in = {place: values(given) for place, given in terms.items()}
    # All places at once, so that a name that looks like a place stays a name.
    filled = _PLACE.sub(lambda matched: filled_in[matched[1]], query)
    found: set[Found] = set()
    for node, label, name in engine.select(filled, {}).rows:
        if isinstance(node, NamedNode) and isinstance(name, Literal):
            shown = label.value if isinstance(label, Literal) else name.value
            found.add(Found(node, shown, name.value))
    return tuple(sorted(found, key=lambda f: (f.label, f.node.value, f.name)))


def best(found: Iterable[Found], wanted: str) -> tuple[Found, ...]:
    """Return the best hits there are: by preferred name first, and in its letter case first."""
    tiers: dict[tuple[bool, bool], dict[NamedNode, Found]] = {}
    for each in found:
        tier = (not each.preferred, each.name != wanted)
        tiers.setdefault(tier, {}).setdefault(each.node, each)
    return tuple(tiers[min(tiers)].values()) if tiers else ()


def only(name: str, found: Iterable[Found], kind: str = "concept") -> NamedNode:
    """Return the one node, of a kind, that was found.

    Raises:
        NameNotResolved: when there are several, or none; with the candidates.
    """
    nodes = {each.node: each.label for each in found}
    if len(nodes) == 1:
        return next(iter(nodes))
    raise NameNotResolved(name, candidates(nodes.items()), kind)


def candidates(nodes: Iterable[tuple[NamedNode, str]]) -> tuple[tuple[str, str], ...]:
    """Return candidates as an error shows them: identifier and label, not too many."""
    return tuple((compact(node.value), label) for node, label in nodes)[:MOST_CANDIDATES]


def alike(name: str, labels: Mapping[NamedNode, str]) -> list[tuple[NamedNode, str]]:
    """Return the nodes whose labels are most like a name, nearest first."""
    by_iri = {node.value: label for node, label in labels.items()}
    scored = process.extract(
        name,
        by_iri,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=None,
        score_cutoff=_FEWEST_POINTS,
    )
    ranked = sorted(scored, key=lambda hit: (-round(hit[1], 6), hit[0], hit[2]))
    return [(NamedNode(iri), label) for label, _, iri in ranked[:MOST_CANDIDATES]]
