"""Features to buckets: numbers from 1 up to `BUCKETS`; bucket 0 is for what is not there."""

import zlib
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]

BUCKETS: Final = 1 << 18
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(29)


def bucket(feature: str) -> int:
    """Return the bucket of a feature that is a text."""
    return 1 + zlib.crc32(feature.encode()) % (BUCKETS - 1)


def buckets(template: int, *parts: NDArray[Any]) -> Ints:
    """Return the buckets of features that are numbers, each made of the same parts.

    ``template`` tells features apart that are made of the same numbers in different ways.
    """
    mixed = np.full(len(parts[0]), template + 1, np.uint64)
    for part in parts:
        mixed = (mixed ^ part.astype(np.uint64)) * _MIX
        mixed ^= mixed >> _SHIFT
    return 1 + (mixed % np.uint64(BUCKETS - 1)).astype(np.int64)
