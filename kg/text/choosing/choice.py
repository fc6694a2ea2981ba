"""Of what may be a mention, what is one.

Laws
    1. No two choices overlap. What is settled comes first, then what names a concept, then what
       names something unknown; of each the most probable, stretch and concept together.
    2. The candidates' order changes nothing.
    3. A term of the vocabulary that tagger and grounding are sure enough of is not lost: where
       corpora disagree on its concept ("colon cancer"), it is told as the least sure of mentions.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kg.model import MatchMethod
from kg.text.choosing.candidate import Candidate, overlaps
from kg.text.choosing.chooser import Chooser, Verdict

PLACES: Final = 4
"""The digits of a confidence that are told; what is compared is what is told."""


class Choice(NamedTuple):
    """A candidate that was chosen: for its concepts if it is ``linked``, else as a name alone."""

    candidate: Candidate
    verdict: Verdict
    linked: bool


def chosen(
    candidates: Sequence[Candidate],
    chooser: Chooser,
    short_forms: Mapping[str, str],
    least: float,
) -> Iterator[Choice]:
    """Yield the choices of a document, as sure as ``least``, in order of their place."""
    beside = overlaps(candidates)
    verdicts = chooser.verdicts(candidates, beside, short_forms)
    wanted = [
        _choice(candidate, verdict, least)
        for candidate, verdict in zip(candidates, verdicts, strict=True)
    ]
    sure = [n for n, each in enumerate(wanted) if each.linked or each.verdict.stretch >= least]
    if any(beside):
        sure.sort(key=lambda n: _rank(wanted[n]))
        taken: set[int] = set()
        for number in sure:
            if taken.isdisjoint(beside[number]):
                taken.add(number)
        sure = list(taken)
    yield from sorted((wanted[n] for n in sure), key=lambda choice: _place(choice.candidate))


def as_found(candidates: Sequence[Candidate], least: float) -> Iterator[Choice]:
    """Yield names that do not overlap, as sure as ``least`` by what found and grounded them."""
    for candidate in candidates:
        stretch, sure = candidate.name.probability, round(_as_found(candidate), PLACES)
        if max(sure, stretch) >= least:
            yield Choice(candidate, Verdict(stretch, sure), sure >= least)


def _choice(candidate: Candidate, verdict: Verdict, least: float) -> Choice:
    if verdict.concept < least and _is_term(candidate) and _as_found(candidate) >= least:
        verdict = verdict._replace(concept=least)
    return Choice(candidate, verdict, verdict.concept >= least)


def _is_term(candidate: Candidate) -> bool:
    return bool(candidate.groundings) and candidate.groundings[0].method is MatchMethod.EXACT


def _as_found(candidate: Candidate) -> float:
    """Return how sure a concept is by what found its name and what grounded it."""
    name, groundings = candidate
    return name.probability * groundings[0].probability if groundings else 0.0


def _rank(choice: Choice) -> tuple[object, ...]:
    name = choice.candidate.name
    stretch, concept = choice.verdict
    return (
        not name.settled,
        not choice.linked,
        -(stretch + concept if choice.linked else stretch),
        *_place(choice.candidate),
    )


def _place(candidate: Candidate) -> tuple[int, int, int, str]:
    name = candidate.name
    return name.section, name.start, name.end, name.kind
