"""The rows of the tables, in order, a mapping a row.

``nodes`` and ``edges`` together hold every statement: what says something of a node in words or
numbers is in ``properties`` of ``nodes``, what relates two nodes is a row of ``edges``.
``mentions`` and ``claims`` repeat what most people ask for, one row a mention and a claim.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.source import Taker, node, value
from kg.names import BIOLINK, KG, OA, RDF, RDFS
from kg.sorting import sorted_lines

Row: TypeAlias = dict[str, Any]


def named_nodes(taker: Taker) -> Iterator[NamedNode]:
    """Yield every node that a statement is about or points to, classes apart, each once."""
    yield from map(NamedNode, sorted_lines(_names(taker)))


def _names(taker: Taker) -> Iterator[str]:
    for triple in taker.all():
        yield node(triple.subject).value
        if isinstance(triple.object, NamedNode) and triple.predicate != RDF.type:
            yield triple.object.value


def nodes(taker: Taker) -> Iterator[Row]:
    """Yield a row a node: its classes, its label, and all that is said of it in literals."""
    for each in named_nodes(taker):
        types: list[str] = []
        properties: list[Row] = []
        label = None
        for triple in taker.see(each):
            if triple.predicate == RDF.type:
                types.append(value(triple))
            elif isinstance(triple.object, Literal):
                properties.append(_property(triple, triple.object))
                if triple.predicate == RDFS.label and label is None:
                    label = triple.object.value
            else:
                continue
            taker.hold(triple)
        yield {"id": each.value, "types": types, "label": label, "properties": properties}


def _property(triple: Triple, term: Literal) -> Row:
    return {
        "predicate": triple.predicate.value,
        "value": term.value,
        "datatype": term.datatype.value,
        "language": term.language,
    }


def edges(taker: Taker) -> Iterator[Row]:
    """Yield a row a statement between two nodes, a class apart."""
    for name in sorted_lines(triple.predicate.value for triple in taker.all()):
        if name == RDF.type.value:
            continue
        for triple in taker.see(None, NamedNode(name)):
            if isinstance(triple.object, NamedNode):
                taker.hold(triple)
                yield {
                    "subject": node(triple.subject).value,
                    "predicate": name,
                    "object": triple.object.value,
                }


def mentions(taker: Taker) -> Iterator[Row]:
    """Yield a row a mention: the concept, the words, and where they stand (code points from 0)."""
    for each in taker.instances(OA.Annotation):
        about = About(taker, each)
        target = About(taker, about.node(OA.hasTarget))
        selectors = [About(taker, one) for one in target.nodes(OA.hasSelector)]
        yield {
            "id": each.value,
            "paper": target.text(OA.hasScope),
            "section": target.text(OA.hasSource),
            "concept": about.text(OA.hasBody),
            "start": _first(_integer(one.text(OA.start)) for one in selectors),
            "end": _first(_integer(one.text(OA.end)) for one in selectors),
            "exact": _first(one.text(OA.exact) for one in selectors),
            "method": about.text(KG.matchMethod),
            "confidence": _number(about.text(KG.confidence)),
            "negated": about.text(KG.negated) == "true",
            "hypothetical": about.text(KG.hypothetical) == "true",
            "historical": about.text(KG.historical) == "true",
            "other_subject": about.text(KG.otherSubject) == "true",
            "in_animals": about.text(KG.inAnimals) == "true",
        }


def claims(taker: Taker) -> Iterator[Row]:
    """Yield a row a claim: what it says, of which paper, and the sentences that say it."""
    for each in taker.instances(BIOLINK.Association):
        about = About(taker, each)
        yield {
            "id": each.value,
            "subject": about.text(RDF.subject),
            "predicate": about.text(RDF.predicate),
            "object": about.text(RDF.object),
            "negated": about.text(BIOLINK.negated) == "true",
            "papers": about.texts(BIOLINK.publications),
            "sentences": about.texts(BIOLINK.supporting_text),
            "evidence": about.texts(BIOLINK.has_evidence),
            "knowledge_level": about.text(BIOLINK.knowledge_level),
            "agent_type": about.text(BIOLINK.agent_type),
            "rule": about.text(KG.rule),
            "confidence": _number(about.text(KG.confidence)),
            "case": about.text(KG.inCase),
        }


class About:
    """What is said of one node, by predicate; looking takes nothing."""

    def __init__(self, taker: Taker, subject: NamedNode | None) -> None:
        self._said: dict[NamedNode, list[Triple]] = {}
        for triple in taker.see(subject) if subject else ():
            self._said.setdefault(triple.predicate, []).append(triple)

    def texts(self, predicate: NamedNode) -> list[str]:
        """Return the values of a predicate, in order."""
        return [value(triple) for triple in self._said.get(predicate, ())]

    def text(self, predicate: NamedNode) -> str | None:
        """Return the first value of a predicate."""
        return next(iter(self.texts(predicate)), None)

    def nodes(self, predicate: NamedNode) -> list[NamedNode]:
        """Return the nodes that a predicate points to, in order."""
        found = (triple.object for triple in self._said.get(predicate, ()))
        return [each for each in found if isinstance(each, NamedNode)]

    def node(self, predicate: NamedNode) -> NamedNode | None:
        """Return the first node that a predicate points to."""
        return next(iter(self.nodes(predicate)), None)

    def triples(self, predicate: NamedNode) -> list[Triple]:
        """Return the triples of a predicate, in order."""
        return self._said.get(predicate, [])


def _first(found: Iterator[Any]) -> Any:
    return next((each for each in found if each is not None), None)


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None else None


def _number(text: str | None) -> float | None:
    return float(text) if text is not None else None
