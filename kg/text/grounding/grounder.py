"""From a found name to the concepts that it names.

Laws
    1. A short form that the document defines means its long form, everywhere in the document.
    2. An undefined short form is told by what the document names in full, or scored low.
    3. Where nothing is known the answer is empty: a guess never becomes a node.
    4. What does not depend on the document is found once for each name.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from kg.model import Category, MatchMethod
from kg.text.grounding.candidates import THOROUGH, Candidate, Candidates, Effort
from kg.text.grounding.learnt_names import Concepts
from kg.text.grounding.names import DocumentNames, FoundName, Grounding
from kg.text.grounding.parameters import Parameters
from kg.text.grounding.ranking import Evidence, Weights, probability, vector
from kg.text.grounding.situation import Reading, is_short, reading, shortened
from kg.text.lexicon import Lexicon
from kg.text.tagging.labels import NameKind

_REMEMBERED: Final = 1 << 15  # names
LEAST: Final = 0.3
"""The probability below which a candidate is no answer."""


class Scored(NamedTuple):
    """A candidate of a text, and the evidence that it was weighed with."""

    candidate: Candidate
    text: str
    evidence: Evidence


class Weighing:
    """Collects the candidates of a name in its document; what learning and grounding share."""

    def __init__(self, lexicon: Lexicon, candidates: Candidates) -> None:
        self._lexicon = lexicon
        self._candidates = lru_cache(_REMEMBERED)(candidates.of)
        self.category = lru_cache(_REMEMBERED)(self._category)

    def scored(self, name: FoundName, document: DocumentNames, told: Reading) -> Iterator[Scored]:
        """Yield the candidates of a name with the evidence of its document."""
        short = told.long is None and is_short(told.text)
        full = self._in_full(document) if short else frozenset()
        evidence = Evidence(told.long is not None, told.expanded, short)
        found = self._of(told.text, name.kind)
        for each in found:
            named = short and each.concepts[0] in full
            yield Scored(each, told.text, evidence._replace(named=named))
        # "MESNA" is a name of its own; but what a definition says is never outvoted by it.
        if told.text != name.quote and not found:
            for each in self._of(name.quote, name.kind):
                yield Scored(each, name.quote, Evidence(short=is_short(name.quote)))
        longer = shortened(name, document) if short else None
        if longer is not None:
            for each in self._of(longer.quote, longer.kind):
                yield Scored(each, longer.quote, Evidence(short=True, shortened=True))

    def _in_full(self, document: DocumentNames) -> frozenset[str]:
        return frozenset(
            concept
            for other in document.names
            if not is_short(other.quote)
            for each in self._of(other.quote, other.kind)
            if not each.rewriting.changes.steps
            for concept in each.concepts
        )

    def _of(self, text: str, kind: NameKind) -> tuple[Candidate, ...]:
        """Return the candidates of a name, which are the same if it begins with a capital."""
        begins = text[:1].isupper() and text[1:].islower()
        return self._candidates(text.lower() if begins else text, kind)

    def _category(self, identifier: str) -> Category | None:
        concept = self._lexicon.get(identifier)
        return None if concept is None else concept.category

    def features(self, scored: Scored) -> list[float] | None:
        """Return the features of a candidate; ``None`` where a concept is not in the vocabulary."""
        categories = [self.category(concept) for concept in scored.candidate.concepts]
        if not categories or any(category is None for category in categories):
            return None
        first = categories[0] or Category.OTHER
        return vector(scored.text, scored.candidate, first, scored.evidence)


class Grounder:
    """A lexicon with learnt parameters."""

    def __init__(
        self,
        lexicon: Lexicon,
        parameters: Parameters,
        least: float = LEAST,
        effort: Effort = THOROUGH,
    ) -> None:
        self._weights = parameters.weights
        self._least = least
        self._weighing = Weighing(
            lexicon,
            Candidates(
                lexicon,
                parameters.names,
                parameters.equivalents,
                parameters.droppings,
                parameters.heads,
                effort,
            ),
        )
        self._alone = lru_cache(_REMEMBERED)(self._without_document)

    def ground(self, name: FoundName, document: DocumentNames) -> tuple[Grounding, ...]:
        """Return the concepts that a name names: none, one, or several for a composite name."""
        told = reading(name, document)
        if told.long is None and is_short(told.text):
            return self._best(name, document, told)
        return self._alone(name.quote, name.kind, told.text, told.long, told.expanded)

    def _without_document(
        self,
        quote: str,
        kind: NameKind,
        text: str,
        long: str | None,
        expanded: bool,  # noqa: FBT001 - plain values, since they are found again four times faster
    ) -> tuple[Grounding, ...]:
        return self._best(FoundName(quote, kind), _NO_DOCUMENT, Reading(text, long, expanded))

    def _best(
        self, name: FoundName, document: DocumentNames, told: Reading
    ) -> tuple[Grounding, ...]:
        weights = self._weights[name.kind]
        best: Scored | None = None
        highest = self._least
        sure_of: dict[Concepts, float] = {}
        for scored in self._weighing.scored(name, document, told):
            sure = self._probability(weights, scored)
            concepts = scored.candidate.concepts
            sure_of[concepts] = max(sure, sure_of.get(concepts, 0.0))
            if sure > highest:
                best, highest = scored, sure
        if best is None:
            return ()
        del sure_of[best.candidate.concepts]
        rival = max(sure_of.values(), default=0.0)
        return tuple(
            Grounding(
                concept,
                self._weighing.category(concept) or Category.OTHER,
                _method(best, told),
                highest,
                told.long if best.evidence.long else None,
                rival,
            )
            for concept in best.candidate.concepts
        )

    def _probability(self, weights: Weights, scored: Scored) -> float:
        features = self._weighing.features(scored)
        return 0.0 if features is None else probability(weights, features)


_NO_DOCUMENT: Final = DocumentNames()


def _method(scored: Scored, told: Reading) -> MatchMethod:
    changes, term = scored.candidate.rewriting.changes, scored.candidate.term
    if scored.evidence.long or scored.evidence.shortened or told.expanded:
        return MatchMethod.SHORT_FORM
    if changes.dropped:
        return MatchMethod.PART
    if changes.misspelt:
        return MatchMethod.SPELLING
    if term is None:
        return MatchMethod.LEARNT
    return MatchMethod.EXACT if term.exact and not changes.steps else MatchMethod.VARIANT
