"""What the page tells beyond the network: the sentences that prove an edge, and identifiers.

Laws
    1. A sentence is cut out of the text of its section by the offsets that the graph holds.
    2. Marked are the mentions of what the edge links; if a sentence holds none, nothing is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from pyoxigraph import Quad

from kg.names import BIOLINK, C4O, FABIO, KG, OA, PRISM, RDF, RDFS
from kg.network.browser.excerpts import Excerpt, pieces, surroundings
from kg.network.kinds import CLAIM_KINDS, EdgeKind
from kg.network.nodes import Describer, Node
from kg.network.statements import CLAIMS, PREDICATES, Statements

MOST: Final = 25
"""How many excerpts the page shows of one edge."""

_MORE: Final = frozenset({BIOLINK.has_evidence, OA.hasSource, OA.start, OA.end, KG.sectionKind})


class Background:
    """Says of the edges of a network what proves them, and of its nodes how others name them.

    Of a graph it needs the statements with `predicates` alone.
    """

    predicates: ClassVar = PREDICATES | _MORE

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._known = Statements(quads, also=_MORE)
        self._describer = Describer(self._known)
        self._mentions: dict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
        self._marks: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        self._claims: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._gather_mentions()
        self._gather_claims()

    def excerpts(self, source: str, target: str, data: Mapping[str, object]) -> list[Excerpt]:
        """Return the excerpts that prove an edge of the network, at most `MOST`."""
        kind = str(data["kind"])
        if kind in CLAIM_KINDS:
            return self._proofs(source, target, str(data["label"]))[:MOST]
        if kind == EdgeKind.MENTIONS:
            return self._read(source, target)[:MOST]
        found: list[Excerpt] = []
        if kind == EdgeKind.CO_MENTION:
            for paper in str(data.get("papers", "")).split("\n"):
                for concept in (source, target):
                    found += self._read(paper, concept)[:1]
        return found[:MOST]

    def node(self, iri: str) -> Node:
        """Return what the graph tells of a thing, though it may be no node of the network."""
        return self._describer.node(iri)

    def pmid(self, iri: str) -> str | None:
        """Return the PubMed identifier of a paper."""
        return self._known.value(iri, FABIO.hasPubMedId)

    def doi(self, iri: str) -> str | None:
        """Return the digital object identifier of a paper."""
        return self._known.value(iri, PRISM.doi)

    def _gather_mentions(self) -> None:
        for mention, concept in self._known.pairs(OA.hasBody):
            if OA.identifying.value in self._known.nodes(mention, OA.motivatedBy):
                for paper, section, start, end in self._stretches(mention):
                    self._marks[section, concept].append((start, end))
                    if not self._of_others(mention):
                        self._mentions[paper, concept].append((section, start, end))

    def _of_others(self, mention: str) -> bool:
        return self._known.holds(mention, KG.negated) or self._known.holds(mention, KG.otherSubject)

    def _gather_claims(self) -> None:
        names = {predicate.value: words for predicate, words in CLAIMS.items()}
        for claim in self._known.instances(BIOLINK.Association):
            subject, predicate, target = (
                self._known.value(claim, p) for p in (RDF.subject, RDF.predicate, RDF.object)
            )
            if subject and target and predicate in names:
                negated = "not " if self._known.holds(claim, BIOLINK.negated) else ""
                self._claims[subject, target, negated + names[predicate]].append(claim)

    def _stretches(self, annotation: str) -> Iterable[tuple[str, str, int, int]]:
        """Yield paper, section, start and end of what an annotation is about."""
        known = self._known
        for target in known.nodes(annotation, OA.hasTarget):
            paper, section = (known.value(target, p) for p in (OA.hasScope, OA.hasSource))
            for selector in known.nodes(target, OA.hasSelector):
                start, end = (known.number(selector, p) for p in (OA.start, OA.end))
                if paper and section and start is not None and end is not None:
                    yield paper, section, int(start), int(end)

    def _proofs(self, source: str, target: str, label: str) -> list[Excerpt]:
        places = {
            (paper, self._order(section), section, start, end)
            for claim in self._claims[source, target, label]
            for evidence in self._known.nodes(claim, BIOLINK.has_evidence)
            if KG.Evidence.value in self._known.classes(evidence)
            for paper, section, start, end in self._stretches(evidence)
        }
        return [
            self._excerpt(paper, section, (start, end), (source, target))
            for paper, _, section, start, end in sorted(places)
        ]

    def _read(self, paper: str, concept: str) -> list[Excerpt]:
        places = set()
        for section, start, end in self._mentions[paper, concept]:
            text = self._known.value(section, C4O.hasContent) or ""
            begin, stop = surroundings(text, start, end)
            places.add((self._order(section), section, begin, stop))
        return [
            self._excerpt(paper, section, (begin, stop), (concept,))
            for _, section, begin, stop in sorted(places)
        ]

    def _order(self, section: str) -> float:
        return self._known.number(section, KG.position) or 0.0

    def _excerpt(
        self, paper: str, section: str, stretch: tuple[int, int], concepts: tuple[str, ...]
    ) -> Excerpt:
        text = self._known.value(section, C4O.hasContent) or ""
        marks = [mark for concept in concepts for mark in self._marks[section, concept]]
        name = self._known.value(section, RDFS.label) or self._known.value(section, KG.sectionKind)
        return Excerpt(paper, name or "", pieces(text, *stretch, marks))
