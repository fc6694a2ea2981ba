"""How often Python looks for garbage in cycles, where millions of records hold none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_NEW: Final = 100_000
"""Objects made, and not yet freed, before the youngest generation is looked through."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the cyclic collector come seldom, and pass over all that is there already.

    A linker remembers hundreds of thousands of words and names, none of them garbage; to walk
    over them again and again takes a tenth of the time in which text is read. What is in cycles is
    still found. The collector is left as it was; inside another such block nothing is changed.
    """
    before = gc.get_threshold()
    if not gc.isenabled() or before[0] >= _NEW:
        yield
        return
    passing_over = not gc.get_freeze_count()  # else somebody else did, and would lose it below
    if passing_over:
        gc.freeze()
    gc.set_threshold(_NEW, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if passing_over:
            gc.unfreeze()


@contextmanager
def no_collections() -> Iterator[None]:
    """Keep the cyclic collector off while what stays for good is made, and let it pass over that.

    A large library makes a hundred thousand objects when it is loaded, none of them garbage, and to
    walk over them takes a tenth of the time. They are counted among the old ones at once. The
    collector is left as it was; where it is off already nothing is changed.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():  # else somebody else did, and would lose it
            gc.freeze()
            gc.unfreeze()
        gc.enable()
