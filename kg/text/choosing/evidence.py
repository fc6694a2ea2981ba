"""What speaks for a candidate: numbers, in the order of `FEATURES`.

Law: a candidate's features depend on its document's candidates and short forms, on nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum, log
from typing import Final, TypeAlias

from kg.text.choosing.candidate import Beside, Candidate
from kg.text.tagging.labels import NameKind

FEATURES: Final = (
    "bias", "stretch", "linked", "grounding", "other grounding", "both", "times", "other names",
    "longer", "shorter", "defined",
)  # fmt: skip
"""How likely the tagger finds the name (``stretch``), how likely its concept is the right one and
how likely the next best, and ``both`` of the former at once; how often the document names it
(``times``), and how likely it names the concept otherwise; how likely a ``longer`` name with a
concept is, and a ``shorter`` one; whether it is a short form that the document defines."""

_FARTHEST: Final = 1e-4
_NEAREST: Final = 1 - _FARTHEST
_Spelling: TypeAlias = tuple[NameKind, str]


Evidence: TypeAlias = tuple[tuple[float, ...], float, float]
"""The features of a candidate, and the scores of stretch and concept before anything is learnt."""


def evidence(
    candidates: Sequence[Candidate], beside: Beside, short_forms: Mapping[str, str]
) -> Iterator[Evidence]:
    """Yield what speaks for each candidate of a document."""
    places: dict[_Spelling, list[float]] = {}
    named: dict[str, dict[_Spelling, float]] = {}
    spellings: list[_Spelling] = []
    linked: list[float] = []
    for name, groundings in candidates:
        spelling = name.kind, name.quote.lower()
        spellings.append(spelling)
        if spelling in places:
            places[spelling].append(name.probability)
        else:
            places[spelling] = [name.probability]
        both = 0.0
        if groundings:
            both = name.probability * groundings[0].probability
            here = named.setdefault(groundings[0].concept, {})
            here[spelling] = max(both, here.get(spelling, 0.0))
        linked.append(both)
    times = {spelling: log(fsum(here)) for spelling, here in places.items()}
    for number, (name, groundings) in enumerate(candidates):
        spelling, both = spellings[number], linked[number]
        stretch = _logit(name.probability)
        concept = grounding = others = longer = shorter = rival = 0.0
        if groundings:
            first = groundings[0]
            grounding, rival, concept = _logit(first.probability), first.rival, _logit(both)
            names = named[first.concept]
            if len(names) > 1:
                others = max(sure for other, sure in names.items() if other != spelling)
        if beside[number]:
            longer, shorter = _overlapping(number, candidates, beside[number], linked)
        features = (
            1.0, stretch, 1.0 if groundings else 0.0, grounding, rival, both, times[spelling],
            others, longer, shorter, 1.0 if name.quote in short_forms else 0.0,
        )  # fmt: skip
        yield features, stretch, concept


def _logit(probability: float) -> float:
    """Return the score of a probability, none beyond those of 1 and 9,999 in 10,000."""
    if probability < _FARTHEST:
        probability = _FARTHEST
    elif probability > _NEAREST:
        probability = _NEAREST
    return log(probability / (1 - probability))


def _overlapping(
    number: int, candidates: Sequence[Candidate], beside: Sequence[int], linked: Sequence[float]
) -> tuple[float, float]:
    """Return how likely a longer name with a concept is, and any other name of the kind."""
    name = candidates[number].name
    longer, shorter = 0.0, 0.0
    for other in beside:
        rival = candidates[other].name
        if rival.kind is not name.kind:
            continue
        if rival.start <= name.start and name.end <= rival.end:
            longer = max(longer, linked[other])
        else:
            shorter = max(shorter, rival.probability)
    return longer, shorter
