"""Features to buckets: numbers from 1 up to `BUCKETS`; bucket 0 is for what is not there.

A feature that is made of numbers is mixed from them one by one; the number that it begins with
tells features apart that are made of the same numbers in different ways.
"""

import zlib
from typing import Final

import numpy as np

from kg.compiled import compiled

BUCKETS: Final = 1 << 18
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(29)
_LAST: Final = np.uint64(BUCKETS - 1)


def bucket(feature: str) -> int:
    """Return the bucket of a feature that is a text."""
    return 1 + zlib.crc32(feature.encode()) % (BUCKETS - 1)


@compiled
def mixed(number: np.uint64, part: int) -> np.uint64:
    """Return a number with another one mixed in."""
    whole = (number ^ np.uint64(part)) * _MIX
    return whole ^ (whole >> _SHIFT)


@compiled
def mixed_bucket(number: np.uint64) -> int:
    """Return the bucket of a mixed number."""
    return int(1 + np.int64(number % _LAST))
