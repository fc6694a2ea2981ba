"""The sums of a chain, against all labellings of short sentences, one by one."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.tagging import sequence
from kg.text.tagging.labels import COUNT, FIRST, FOLLOWS, LABELS, LAST


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


def firsts_of(*lengths: int) -> np.ndarray:
    return np.cumsum([0, *lengths])


def sums_of(scores: np.ndarray, transitions: np.ndarray, *lengths: int) -> sequence.Sums:
    wanted = np.ones(len(lengths), np.bool_)
    return sequence.sums(scores, transitions, firsts_of(*lengths), wanted)


@pytest.fixture
def chain() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(7)
    return random.normal(size=(3, COUNT)) * 2, random.normal(size=(COUNT, COUNT))


def test_the_best_labels_are_the_heaviest(chain) -> None:
    scores, transitions = chain
    best = max(every_labelling(3), key=lambda labels: weight(labels, scores, transitions))
    assert tuple(sequence.best(scores, transitions, firsts_of(3))) == best


def test_probabilities_are_shares_of_the_weight(chain) -> None:
    scores, transitions = chain
    labellings = every_labelling(3)
    weights = np.exp([weight(labels, scores, transitions) for labels in labellings])
    found = sequence.shares(sums_of(scores, transitions, 3))
    for row, label in itertools.product(range(3), range(COUNT)):
        share = sum(w for w, ls in zip(weights, labellings, strict=True) if ls[row] == label)
        assert found[row, label] == pytest.approx(share / weights.sum())


def test_certainty_of_a_stretch_is_the_share_of_the_labellings_that_hold_it(chain) -> None:
    scores, transitions = chain
    labels = np.array([LABELS.index(x) for x in ("B-chemical", "E-chemical", "O")])
    labellings = every_labelling(3)
    weights = np.exp([weight(each, scores, transitions) for each in labellings])
    share = sum(w for w, ls in zip(weights, labellings, strict=True) if ls[:2] == (*labels[:2],))
    found = sequence.certainty(sums_of(scores, transitions, 3), labels, 0, 1)
    assert found == pytest.approx(share / weights.sum())


def test_the_loss_is_the_surprise_and_its_slopes_are_right(chain) -> None:
    scores, transitions = chain
    labels = np.array([LABELS.index(x) for x in ("O", "B-condition", "E-condition")])
    firsts = firsts_of(3)
    loss, slopes, steps = sequence.loss(scores, transitions, labels, firsts)
    weights = np.exp([weight(each, scores, transitions) for each in every_labelling(3)])
    assert loss == pytest.approx(np.log(weights.sum()) - weight((*labels,), scores, transitions))
    for place in [(0, 0), (1, 5), (2, 7)]:
        moved = scores.copy()
        moved[place] += 1e-6
        after = sequence.loss(moved, transitions, labels, firsts)[0]
        assert slopes[place] == pytest.approx((after - loss) / 1e-6, abs=1e-4)
    moved = transitions.copy()
    moved[0, 5] += 1e-6
    after = sequence.loss(scores, moved, labels, firsts)[0]
    assert steps[0, 5] == pytest.approx((after - loss) / 1e-6, abs=1e-4)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8), st.integers(0, 1000))
def test_a_sentence_is_labelled_alike_in_any_company(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(sum(lengths), COUNT)) * 3
    transitions = random.normal(size=(COUNT, COUNT))
    labels = sequence.best(scores, transitions, firsts_of(*lengths))
    shares = sequence.shares(sums_of(scores, transitions, *lengths))
    start = 0
    for length in lengths:
        mine = slice(start, start + length)
        alone = sequence.best(scores[mine], transitions, firsts_of(length))
        assert (alone == labels[mine]).all()
        assert (sequence.shares(sums_of(scores[mine], transitions, length)) == shares[mine]).all()
        start += length


def test_what_is_not_wanted_is_not_summed(chain) -> None:
    scores, transitions = chain
    none = sequence.sums(scores, transitions, firsts_of(1, 2), np.array([True, False]))
    assert (none.scale[1:] == 1).all()
    assert (none.forward[0] == sums_of(scores[:1], transitions, 1).forward[0]).all()
