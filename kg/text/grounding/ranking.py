"""How likely a candidate is what a name names: a logistic model over what speaks for it.

``Evidence`` is what the document adds to a `Candidate`; `vector` makes numbers of both, in the
order of `FEATURES`; `probability` weighs them.
"""

from math import exp, log, log1p
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.model import Category
from kg.text.grounding.candidates import Candidate
from kg.vocabulary.concept import TermKind

Weights: TypeAlias = NDArray[np.float64]

_KINDS: Final = tuple(TermKind)
_CATEGORIES: Final = tuple(Category)
FEATURES: Final = (
    "bias", "learnt", "sightings", "share", "unanimous", "other answers",
    "term", "exact", "same case", "own source", *(f"term: {kind}" for kind in _KINDS),
    "rivals", "supplementary", *(f"category: {category}" for category in _CATEGORIES),
    "both", "rewritten", "cost", "dropped", "headless", "swapped", "derived", "misspelt", "added",
    "one word", "composite", "long form", "expanded", "short", "short with term", "short learnt",
    "short named in full", "shortened", "preferred is rival",
)  # fmt: skip


class Evidence(NamedTuple):
    """What a document adds.

    ``long``: the name is the long form of a short form; ``expanded``: it holds one;  ``short``: it
    is an undefined short form; ``named``: another name of the document names the same concept in
    full; ``shortened``: the candidate is that of a longer name that this one abbreviates.
    """

    long: bool = False
    expanded: bool = False
    short: bool = False
    named: bool = False
    shortened: bool = False


def vector(text: str, candidate: Candidate, category: Category, evidence: Evidence) -> list[float]:
    """Return the features of a candidate for a name, in the order of `FEATURES`."""
    term = candidate.term
    cost, words, changes = candidate.rewriting
    seen = candidate.sightings
    return [
        1.0, seen > 0, log1p(seen), (seen + 0.5) / (candidate.seen + 1), 0 < seen == candidate.seen,
        log1p(candidate.seen - seen),
        term is not None, term is not None and term.exact, term is not None and term.term == text,
        term is not None and term.source.startswith("MeSH"),
        *(term is not None and term.kind is kind for kind in _KINDS),
        log(candidate.rivals), not candidate.concepts[0].startswith("D"),
        *(category is each for each in _CATEGORIES),
        term is not None and seen > 0, changes.steps > 0, cost, changes.dropped,
        changes.headless, changes.swapped, changes.derived, changes.misspelt,
        changes.added, len(words) == 1, candidate.conjuncts > 1,
        evidence.long, evidence.expanded, evidence.short,
        evidence.short and term is not None, evidence.short and seen > 0,
        evidence.short and evidence.named, evidence.shortened,
        candidate.rivals > 1 and term is not None and term.kind is TermKind.PREFERRED,
    ]  # fmt: skip


def probability(weights: Weights, features: list[float]) -> float:
    """Return the probability that a candidate is right."""
    score = float(np.dot(weights, features))
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def fit(
    features: NDArray[np.float64],
    right: NDArray[np.float64],
    penalty: float = 1.0,
    given: NDArray[np.float64] | float = 0.0,
) -> Weights:
    """Return the weights of a logistic model, by Newton's method.

    ``features[candidate, feature]``, ``right[candidate]`` 0 or 1; ``given`` is the score that a
    candidate has before anything is learnt.
    """
    count = features.shape[1]
    weights = np.zeros(count)
    ridge = penalty * np.eye(count)
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(given + features @ weights, -30, 30)))
        slope = features.T @ (right - chance) - ridge @ weights
        bend = (features * (chance * (1 - chance))[:, None]).T @ features + ridge
        step = np.linalg.solve(bend, slope)
        loss = _loss(given + features @ weights, right, ridge, weights)
        for _ in range(_HALVINGS):  # a whole step may lead beyond what the bend tells of
            if _loss(given + features @ (weights + step), right, ridge, weights + step) <= loss:
                break
            step /= 2
        weights = weights + step
        if float(np.abs(step).max()) < _STILL:
            break
    return weights


def _loss(
    scores: NDArray[np.float64],
    right: NDArray[np.float64],
    ridge: NDArray[np.float64],
    weights: Weights,
) -> float:
    """Return the negative log-likelihood of what is right, and the penalty."""
    unlikely = np.logaddexp(0, scores) - right * scores
    return float(unlikely.sum() + 0.5 * weights @ ridge @ weights)


_HALVINGS: Final = 10
_ROUNDS: Final = 30
_STILL: Final = 1e-6
