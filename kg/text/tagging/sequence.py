"""The sums of a linear chain: the best labels, each label's probability, and what learning needs.

Arrays hold the units of many sentences, one behind the other; ``firsts`` tells where each sentence
begins, and the end of the last one.

Source: Lafferty, McCallum and Pereira, "Conditional Random Fields" (ICML 2001); the scaling of
forward and backward sums is that of Rabiner's tutorial (Proc. IEEE 77, 1989).
"""

from typing import Final, NamedTuple

import numpy as np

from kg.compiled import compiled
from kg.text.tagging import labels
from kg.text.tagging.arrays import Flags, Floats, Ints
from kg.text.tagging.labels import COUNT, FOLLOWS

_NEVER: Final = -1e4
_TINY: Final = 1e-300
_BEFORE, _BEHIND = (np.ascontiguousarray(step) for step in np.nonzero(FOLLOWS))
"""The pairs of labels that may follow one another."""
_MAY_BEGIN: Final = labels.FIRST
_MAY_END: Final = labels.LAST


class Sums(NamedTuple):
    """Scaled forward and backward sums, for each unit and label; ``scale`` is for each unit.

    ``weights`` are the exponentials of scores, each unit's best being ``exp(shift)`` times 1;
    ``steps`` those of transitions.
    """

    forward: Floats
    backward: Floats
    weights: Floats
    scale: Floats
    shift: Floats
    steps: Floats


@compiled
def best(scores: Floats, transitions: Floats, firsts: Ints) -> Ints:
    """Return the best label of each unit, given ``scores[unit, label]``."""
    found = np.zeros(len(scores), np.int64)
    back = np.zeros((len(scores), COUNT), np.int8)
    total, paths = np.empty(COUNT), np.empty(COUNT)
    for line in range(len(firsts) - 1):
        first, end = firsts[line], firsts[line + 1]
        if first == end:
            continue
        for label in range(COUNT):
            total[label] = scores[first, label] + (0.0 if _MAY_BEGIN[label] else _NEVER)
        for unit in range(first + 1, end):
            paths[:] = -np.inf
            for before, label in zip(_BEFORE, _BEHIND):  # noqa: B905 - compiled
                path = total[before] + transitions[before, label]
                if path > paths[label]:
                    paths[label] = path
                    back[unit, label] = before
            total[:] = paths + scores[unit]
        for label in range(COUNT):
            total[label] += 0.0 if _MAY_END[label] else _NEVER
        label = int(total.argmax())
        for unit in range(end - 1, first - 1, -1):
            found[unit] = label
            label = back[unit, label]
    return found


@compiled
def sums(scores: Floats, transitions: Floats, firsts: Ints, wanted: Flags) -> Sums:
    """Return the forward and backward sums of the sentences that are wanted.

    What is found for the others means nothing.
    """
    shape = scores.shape
    found = Sums(
        np.empty(shape),
        np.ones(shape),
        np.empty(shape),
        np.ones(len(scores)),
        np.empty(len(scores)),
        np.zeros((COUNT, COUNT)),
    )
    for before, label in zip(_BEFORE, _BEHIND):  # noqa: B905 - compiled
        found.steps[before, label] = np.exp(transitions[before, label])
    for line in range(len(firsts) - 1):
        if wanted[line] and firsts[line] < firsts[line + 1]:
            _weigh(found, scores, firsts[line], firsts[line + 1])
            _forward(found, firsts[line], firsts[line + 1])
            _backward(found, firsts[line], firsts[line + 1])
    return found


@compiled
def _weigh(found: Sums, scores: Floats, first: int, end: int) -> None:
    for unit in range(first, end):
        shift = scores[unit, 0]
        for label in range(1, COUNT):
            shift = max(shift, scores[unit, label])
        found.shift[unit] = shift
        for label in range(COUNT):
            found.weights[unit, label] = np.exp(scores[unit, label] - shift)
    for label in range(COUNT):
        found.weights[first, label] *= _MAY_BEGIN[label]
        found.weights[end - 1, label] *= _MAY_END[label]


@compiled
def _forward(found: Sums, first: int, end: int) -> None:
    # Over all pairs of labels, most with a step of 0: so it is done eight at a time.
    before, here = np.empty(COUNT), np.empty(COUNT)
    for unit in range(first, end):
        weights = found.weights[unit]
        if unit == first:
            here[:] = weights
        else:
            here[:] = 0.0
            for other in range(COUNT):
                for label in range(COUNT):
                    step = before[other] * found.steps[other, label]
                    here[label] += step * weights[label]
        total = 0.0
        for label in range(COUNT):
            total += here[label]
        scale = max(total, _TINY)
        found.scale[unit] = scale
        for label in range(COUNT):
            before[label] = here[label] / scale
            found.forward[unit, label] = before[label]


@compiled
def _backward(found: Sums, first: int, end: int) -> None:
    steps = found.steps.T.copy()
    here = np.empty(COUNT)
    for unit in range(end - 2, first - 1, -1):
        here[:] = 0.0
        for after in range(COUNT):
            weight = found.backward[unit + 1, after] * found.weights[unit + 1, after]
            for label in range(COUNT):
                here[label] += weight * steps[after, label]
        for label in range(COUNT):
            found.backward[unit, label] = here[label] / found.scale[unit + 1]


@compiled
def certainty(found: Sums, chosen: Ints, first: int, last: int) -> float:
    """Return how probable it is that units ``first`` to ``last`` have just the chosen labels."""
    sure = found.forward[first, chosen[first]] * found.backward[last, chosen[last]]
    for unit in range(first + 1, last + 1):
        label = chosen[unit]
        step = found.steps[chosen[unit - 1], label]
        sure *= step * found.weights[unit, label] / found.scale[unit]
    return float(sure)


@compiled
def shares(found: Sums) -> Floats:
    """Return the probability of each label of each unit."""
    every = np.empty(found.forward.shape)
    for unit in range(len(every)):
        every[unit] = share(found, unit)
    return every


@compiled
def share(found: Sums, unit: int) -> Floats:
    """Return the probability of each label of one unit."""
    every: Floats = found.forward[unit] * found.backward[unit]
    every /= max(every.sum(), _TINY)
    return every


@compiled
def loss(
    scores: Floats, transitions: Floats, chosen: Ints, firsts: Ints
) -> tuple[float, Floats, Floats]:
    """Return the negative log-likelihood of labels, and its slopes by score and by transition."""
    found = sums(scores, transitions, firsts, np.ones(len(firsts), np.bool_))
    slopes = shares(found)
    steps = np.zeros((COUNT, COUNT))
    total = 0.0
    for line in range(len(firsts) - 1):
        for unit in range(firsts[line], firsts[line + 1]):
            label = chosen[unit]
            total += np.log(found.scale[unit]) + found.shift[unit] - scores[unit, label]
            slopes[unit, label] -= 1
            if unit > firsts[line]:
                total -= transitions[chosen[unit - 1], label]
                steps[chosen[unit - 1], label] -= 1
                _add_expected(found, unit, steps)
    return total, slopes, steps


@compiled
def _add_expected(found: Sums, unit: int, steps: Floats) -> None:
    """Add how probable each step to a unit is."""
    for before, label in zip(_BEFORE, _BEHIND):  # noqa: B905 - compiled
        into = found.backward[unit, label] * found.weights[unit, label] / found.scale[unit]
        steps[before, label] += found.forward[unit - 1, before] * found.steps[before, label] * into
