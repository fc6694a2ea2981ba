"""What worker processes start with: imported by the one that they are all forked from.

That process (`multiprocessing`'s fork server) imports this module once. Modules, machine code,
vocabulary and model are then in the memory of every worker without being loaded again. Nothing
rests on it: what a worker does not find, it makes itself.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, get_context
from multiprocessing.context import BaseContext
from typing import Final

from kg.build.linking import Warm, warm_up
from kg.build.options import TextReading

_TOLD: Final = "KG_FORKED_FOR"
"""The environment variable by which the fork server is told what its workers will do."""


def forking(warm: Warm) -> BaseContext:
    """Return a context whose processes are forked from one that has done what ``warm`` says."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with _told(warm):
        forkserver.ensure_running()
    return context


@contextmanager
def _told(warm: Warm) -> Iterator[None]:
    os.environ[_TOLD] = json.dumps(warm)
    try:
        yield
    finally:
        del os.environ[_TOLD]


if _TOLD in os.environ:
    with suppress(Exception):  # a worker meets it again, and tells of it
        vocabulary, text, base = json.loads(os.environ.pop(_TOLD))
        warm_up(Warm(vocabulary, TextReading(text), base))
