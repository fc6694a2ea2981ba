"""The sums of a linear chain: the best labels, each label's probability, and what learning needs.

Sentences are handled many at once, laid side by side and filled up to the longest.

Source: Lafferty, McCallum and Pereira, "Conditional Random Fields" (ICML 2001); the scaling of
forward and backward sums is that of Rabiner's tutorial (Proc. IEEE 77, 1989).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.text.tagging.labels import COUNT, FIRST, FOLLOWS, LAST

Floats: TypeAlias = NDArray[Any]
Ints: TypeAlias = NDArray[np.int64]
_NEVER: Final = -1e4
_TINY: Final = 1e-300
_TOGETHER: Final = 256


@dataclass(frozen=True, slots=True)
class _Batch:
    """``place[sentence, n]`` is the row of a sentence's n-th unit, where ``held`` says there is."""

    place: Ints
    held: NDArray[np.bool_]

    @property
    def last(self) -> Ints:
        """The column of each sentence's last unit."""
        last: Ints = self.held.sum(1) - 1
        return last


def _batches(lengths: Sequence[int]) -> Iterator[_Batch]:
    sizes = np.asarray(lengths, np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    order = np.argsort(sizes, kind="stable")
    order = order[sizes[order] > 0]
    for first in range(0, len(order), _TOGETHER):
        chosen = order[first : first + _TOGETHER]
        columns = np.arange(sizes[chosen].max())
        held = columns[None, :] < sizes[chosen][:, None]
        yield _Batch(np.where(held, starts[chosen][:, None] + columns, 0), held)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Scaled forward and backward sums of a batch, each unit's sum of scores being ``scale``."""

    forward: Floats
    backward: Floats
    scores: Floats
    scale: Floats
    shift: Floats
    steps: Floats


@dataclass(frozen=True, slots=True)
class Judged:
    """What is probable: ``shares[unit, label]``, and the sums along one labelling, unit by unit."""

    begun: Floats
    ended: Floats
    chain: Floats
    shares: Floats

    def certainties(self, firsts: Ints, lasts: Ints) -> Floats:
        """Return the probability of each stretch: that its units have just these labels.

        A stretch goes from a row of ``firsts`` to that of ``lasts``, both included.
        """
        certain: Floats = self.begun[firsts] * self.ended[lasts]
        for n in range(1, int((lasts - firsts).max(initial=0)) + 1):
            inside = firsts + n <= lasts
            certain[inside] *= self.chain[firsts[inside] + n]
        return certain


class Chains:
    """The sentences of one call, by the number of their units."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._batches = tuple(_batches(lengths))
        self._rows = sum(lengths)

    def best(self, scores: Floats, transitions: Floats) -> Ints:
        """Return the best label of each unit, given ``scores[unit, label]``."""
        found = np.zeros(self._rows, np.int64)
        steps = np.where(FOLLOWS, transitions, _NEVER)
        for batch in self._batches:
            here = scores[batch.place]
            rows = np.arange(len(here))
            here[rows, batch.last] += np.where(LAST, 0, _NEVER)
            total = here[:, 0] + np.where(FIRST, 0, _NEVER)
            back = np.zeros(here.shape, np.int8)
            for n in range(1, here.shape[1]):
                paths = total[:, :, None] + steps
                back[:, n] = paths.argmax(1)
                total = np.where(batch.held[:, n, None], paths.max(1) + here[:, n], total)
            label = total.argmax(1)
            for n in range(here.shape[1] - 1, -1, -1):
                held = batch.held[:, n]
                found[batch.place[held, n]] = label[held]
                if n:
                    label = np.where(held, back[rows, n, label], label)
        return found

    def judged(self, scores: Floats, transitions: Floats, labels: Ints) -> "Judged":
        """Return how probable all labels are, and what stretches of these ``labels`` are."""
        begun, ended, chain = np.zeros((3, self._rows))
        found = Judged(begun, ended, chain, np.zeros((self._rows, COUNT)))
        for batch in self._batches:
            sums = _sums(batch, scores, transitions)
            place = batch.place[batch.held]
            mine = labels[place]
            sentence, column = np.nonzero(batch.held)
            found.begun[place] = sums.forward[sentence, column, mine]
            found.ended[place] = sums.backward[sentence, column, mine]
            step = sums.steps[labels[place - 1], mine]
            weight = sums.scores[sentence, column, mine] / sums.scale[sentence, column]
            found.chain[place] = step * weight
            found.shares[place] = _marginals(sums)[batch.held]
        return found

    def loss(
        self, scores: Floats, transitions: Floats, labels: Ints, firsts: NDArray[np.bool_]
    ) -> tuple[float, Floats, Floats]:
        """Return the negative log-likelihood of labels, and its slopes.

        The slopes are by score and by transition. ``firsts`` tells which rows begin a sentence.
        """
        slopes = np.zeros((self._rows, COUNT))
        steps = np.zeros((COUNT, COUNT))
        loss = 0.0
        for batch in self._batches:
            sums = _sums(batch, scores, transitions)
            loss += float((np.log(np.maximum(sums.scale, _TINY)) + sums.shift)[batch.held].sum())
            slopes[batch.place[batch.held]] = _marginals(sums)[batch.held]
            steps += _expected_steps(sums, batch)
        rows = np.arange(self._rows)
        later = np.flatnonzero(~firsts)
        loss -= float(scores[rows, labels].sum())
        loss -= float(transitions[labels[later - 1], labels[later]].sum())
        slopes[rows, labels] -= 1
        np.subtract.at(steps, (labels[later - 1], labels[later]), 1)
        return loss, slopes, np.where(FOLLOWS, steps, 0)


def _sums(batch: _Batch, all_scores: Floats, transitions: Floats) -> _Sums:
    steps = np.exp(np.where(FOLLOWS, transitions, _NEVER))
    raw = all_scores[batch.place].astype(np.float64)
    shift = raw.max(2)
    scores = np.exp(raw - shift[:, :, None])
    rows = np.arange(len(raw))
    scores[rows, batch.last] *= LAST
    scores[:, 0] *= FIRST
    forward = np.empty_like(scores)
    scale = np.ones(shift.shape)
    before = None
    for n in range(raw.shape[1]):
        now = scores[:, n] if before is None else _through(before, steps) * scores[:, n]
        held = batch.held[:, n]
        scale[:, n] = np.where(held, now.sum(1), 1)
        now = now / np.maximum(scale[:, n], _TINY)[:, None]
        before = now if before is None else np.where(held[:, None], now, before)
        forward[:, n] = before
    backward = np.ones_like(scores)
    for n in range(raw.shape[1] - 2, -1, -1):
        after = _through(backward[:, n + 1] * scores[:, n + 1], steps.T)
        after /= np.maximum(scale[:, n + 1], _TINY)[:, None]
        backward[:, n] = np.where(batch.held[:, n + 1, None], after, 1)
    return _Sums(forward, backward, scores, scale, shift, steps)


def _through(sums: Floats, steps: Floats) -> Floats:
    """Return ``sums @ steps``, each row rounded as it would be by itself.

    A matrix product of many rows may round otherwise than that of one, and then what is found in a
    document would depend on its company.
    """
    found: Floats = (sums[:, :, None] * steps).sum(1)
    return found


def _marginals(sums: _Sums) -> Floats:
    together = sums.forward * sums.backward
    whole: Floats = together / np.maximum(together.sum(2, keepdims=True), _TINY)
    return whole


def _expected_steps(sums: _Sums, batch: _Batch) -> Floats:
    later = batch.held[:, 1:, None]
    left = sums.forward[:, :-1] * later / np.maximum(sums.scale[:, 1:, None], _TINY)
    right = (sums.backward * sums.scores)[:, 1:] * later
    expected: Floats = left.reshape(-1, COUNT).T @ right.reshape(-1, COUNT) * sums.steps
    return expected
