"""The sums of a chain, against all labellings of short sentences, one by one."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.tagging.labels import COUNT, FIRST, FOLLOWS, LABELS, LAST
from kg.text.tagging.sequence import Chains


def every_labelling(length: int) -> list[tuple[int, ...]]:
    return [
        labels
        for labels in itertools.product(range(COUNT), repeat=length)
        if FIRST[labels[0]]
        and LAST[labels[-1]]
        and all(FOLLOWS[a, b] for a, b in itertools.pairwise(labels))
    ]


def weight(labels: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    steps = sum(transitions[a, b] for a, b in itertools.pairwise(labels))
    return float(sum(scores[n, label] for n, label in enumerate(labels)) + steps)


def shares_of(chains: Chains, scores: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    return chains.judged(scores, transitions, np.zeros(len(scores), np.int64)).shares


@pytest.fixture
def chain() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(7)
    return random.normal(size=(3, COUNT)) * 2, random.normal(size=(COUNT, COUNT))


def test_the_best_labels_are_the_heaviest(chain) -> None:
    scores, transitions = chain
    best = max(every_labelling(3), key=lambda labels: weight(labels, scores, transitions))
    assert tuple(Chains([3]).best(scores, transitions)) == best


def test_probabilities_are_shares_of_the_weight(chain) -> None:
    scores, transitions = chain
    labellings = every_labelling(3)
    weights = np.exp([weight(labels, scores, transitions) for labels in labellings])
    found = shares_of(Chains([3]), scores, transitions)
    for row, label in itertools.product(range(3), range(COUNT)):
        share = sum(w for w, ls in zip(weights, labellings, strict=True) if ls[row] == label)
        assert found[row, label] == pytest.approx(share / weights.sum())


def test_certainty_of_a_stretch_is_the_share_of_the_labellings_that_hold_it(chain) -> None:
    scores, transitions = chain
    labels = np.array([LABELS.index(x) for x in ("B-chemical", "E-chemical", "O")])
    labellings = every_labelling(3)
    weights = np.exp([weight(each, scores, transitions) for each in labellings])
    share = sum(w for w, ls in zip(weights, labellings, strict=True) if ls[:2] == (*labels[:2],))
    judged = Chains([3]).judged(scores, transitions, labels)
    found = judged.certainties(np.array([0]), np.array([1]))
    assert found[0] == pytest.approx(share / weights.sum())


def test_the_loss_is_the_surprise_and_its_slopes_are_right(chain) -> None:
    scores, transitions = chain
    labels = np.array([LABELS.index(x) for x in ("O", "B-condition", "E-condition")])
    firsts = np.array([True, False, False])
    chains = Chains([3])
    loss, slopes, steps = chains.loss(scores, transitions, labels, firsts)
    weights = np.exp([weight(each, scores, transitions) for each in every_labelling(3)])
    assert loss == pytest.approx(np.log(weights.sum()) - weight((*labels,), scores, transitions))
    for place in [(0, 0), (1, 5), (2, 7)]:
        moved = scores.copy()
        moved[place] += 1e-6
        after = chains.loss(moved, transitions, labels, firsts)[0]
        assert slopes[place] == pytest.approx((after - loss) / 1e-6, abs=1e-4)
    moved = transitions.copy()
    moved[0, 5] += 1e-6
    after = chains.loss(scores, moved, labels, firsts)[0]
    assert steps[0, 5] == pytest.approx((after - loss) / 1e-6, abs=1e-4)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8), st.integers(0, 1000))
def test_a_sentence_is_labelled_alike_in_any_company(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(sum(lengths), COUNT)).astype(np.float32) * 3
    transitions = random.normal(size=(COUNT, COUNT)).astype(np.float32)
    together = Chains(lengths)
    labels, shares = together.best(scores, transitions), shares_of(together, scores, transitions)
    start = 0
    for length in lengths:
        mine = slice(start, start + length)
        alone = Chains([length])
        assert (alone.best(scores[mine], transitions) == labels[mine]).all()
        assert (shares_of(alone, scores[mine], transitions) == shares[mine]).all()
        start += length
