"""The kinds of arrays that the tagger's files hand to one another."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

CodePoints: TypeAlias = NDArray[np.uint32]
Flags: TypeAlias = NDArray[np.bool_]
Floats: TypeAlias = NDArray[Any]
Hashes: TypeAlias = NDArray[np.uint64]
Ints: TypeAlias = NDArray[np.int64]
Kinds: TypeAlias = NDArray[np.uint8]
Small: TypeAlias = NDArray[np.int8]
