"""Functions over arrays, turned into machine code: Numba stands behind this file.

A function is compiled when it is first called; what came of it is kept beside its source, or in the
user's cache where that cannot be written, and is found there by every later process.

Laws
    1. A compiled function calls no compiled function of another folder: what is kept is filed under
       a digest of its folder's sources, since Numba itself would only look at the one file.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, TypeVar, cast

from kg.collection import no_collections

with no_collections():  # of the hundred thousand objects that it makes none is garbage
    from numba import config, njit

_PLACE: Final = "CACHE_DIR"

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Return the function compiled; it takes arrays and numbers, and touches nothing else."""
    before = getattr(config, _PLACE)
    setattr(config, _PLACE, _kept(Path(function.__code__.co_filename).parent))
    try:
        return cast("Function", njit(cache=True, nogil=True)(function))
    except RuntimeError:  # no place can be written: compiled anew in each process
        return cast("Function", njit(nogil=True)(function))
    finally:
        setattr(config, _PLACE, before)


@cache
def _kept(folder: Path) -> str:
    """Return where the compiled functions of a folder are kept."""
    digest = hashlib.sha256()
    for source in sorted(folder.glob("*.py")):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return str(folder / "__pycache__" / f"compiled-{digest.hexdigest()[:16]}")
