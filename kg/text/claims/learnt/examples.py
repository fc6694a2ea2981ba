"""Annotated relations of a document to pairs that teach.

A corpus says of a document which drug harms, or treats, which condition, and not in which of its
sentences: each sentence that names both teaches.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from kg.model import Document, Mention, SourceArgument
from kg.text.claims.learnt.pair import Pair, pairs
from kg.text.claims.learnt.relation import OF_TYPE, Relation
from kg.text.claims.skeleton import Statement
from kg.text.holding import held
from kg.text.passage import Passage


@dataclass(frozen=True, slots=True)
class KnownPair:
    """A pair with the relations that its corpus states of it, among those that it ``annotates``."""

    pair: Pair
    states: frozenset[Relation]
    annotates: frozenset[Relation]

    def teaches(self, relation: Relation) -> bool:
        """Tell whether the pair says anything of a relation.

        A corpus that passes over treatments still tells that what it calls a harm is none.
        """
        return relation in self.annotates or bool(self.states)


def relations_of(documents: Iterable[Document]) -> frozenset[Relation]:
    """Return the relations that documents of a corpus state."""
    return frozenset(
        OF_TYPE[one.type.casefold()]
        for document in documents
        for one in document.source_relations
        if one.type.casefold() in OF_TYPE
    )


def known_pairs(
    document: Document,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    annotates: frozenset[Relation],
) -> Iterator[KnownPair]:
    """Yield the pairs of a document's sentences; ``mentions`` are those that its corpus gives."""
    stated = _stated(document)
    for passage, numbers in zip(passages, held(passages, mentions), strict=True):
        for pair in pairs(Statement(passage, mentions, numbers)) if numbers else ():
            concepts = mentions[pair.drug].concept, mentions[pair.condition].concept
            states = frozenset(one for one in annotates if (one, *concepts) in stated)
            yield KnownPair(pair, states, annotates)


def _stated(document: Document) -> set[tuple[Relation, str, str]]:
    """Return relations with the concepts of both arguments, in either order."""
    found: set[tuple[Relation, str, str]] = set()
    for one in document.source_relations:
        relation = OF_TYPE.get(one.type.casefold())
        if relation is not None and len(one.arguments) == 2:  # noqa: PLR2004 - a drug, a condition
            for first, second in product(*map(_concepts, one.arguments)):
                found |= {(relation, first, second), (relation, second, first)}
    return found


def _concepts(argument: SourceArgument) -> list[str]:
    return [identifier.removeprefix("MESH:") for identifier in argument.identifiers]
