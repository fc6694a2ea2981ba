"""A pair to the buckets that a model weighs: what stands between the two, and around them."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from kg.text.claims.learnt.pair import Pair

BUCKETS: Final = 1 << 17
_STEM: Final = 5
_WINDOW: Final = 4
_SHORT: Final = 6
_TIGHT: Final = 4
_STEP: Final = 3


def buckets(pair: Pair) -> list[int]:
    """Return the buckets of a pair, in order, each once."""
    return sorted({zlib.crc32(each.encode()) % BUCKETS for each in _features(pair)})


def _features(pair: Pair) -> Iterator[str]:
    order = "dc" if pair.drug_first else "cd"
    words = pair.words
    between = words[pair.first + 1 : pair.last]
    before = ("^", *words[: pair.first])[-_WINDOW:]
    behind = (*words[pair.last + 1 :], "$")[:_WINDOW]
    yield f"order {order}"
    yield f"title {order} {pair.is_title}"
    yield f"question {pair.is_question}"
    yield f"far {order} {min(_SHORT, len(between) // _STEP)}"
    for other in ("@otherdrug", "@othercondition"):
        yield f"between {other} {min(_STEP, between.count(other))}"
    whole = " ".join(between)
    if len(between) <= _SHORT:
        yield f"whole {order} {whole}"
        if pair.is_title and len(between) <= _TIGHT:
            yield f"whole title {order} {whole}"
    yield from (f"between {order} {each}" for each in _one_and_two(between))
    yield from (f"before {order} {each}" for each in _one_and_two(before))
    yield from (f"behind {order} {each}" for each in _one_and_two(behind))
    yield f"last {order} {' '.join(before[-2:])}"
    yield f"next {order} {' '.join(behind[:2])}"
    yield from (f"stem between {order} {each}" for each in _stems(between))
    yield from (f"stem {each}" for each in _stems(words))


def _one_and_two(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield from map(" ".join, pairwise(words))


def _stems(words: Iterable[str]) -> set[str]:
    """Return the beginnings of words: "induced" and "induction" are told by one of them."""
    return {word[:_STEM] for word in words}
