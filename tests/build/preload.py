"""What a worker of the tests is started with (``dask worker --preload``): it may be made to fail.

- ``poison.xml`` raises an error, ``deadly.xml`` kills the process that reads it.
- A worker with ``KG_TEST_VICTIM`` in its environment writes that file when it is given its first
  file, and does not go on: it waits to be killed.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kg.build.reading

_REAL = kg.build.reading.read_file


def _failing(file: Any) -> Iterator[Any]:
    if victim := os.environ.get("KG_TEST_VICTIM"):
        Path(victim).touch()
        time.sleep(600)
    if file.name == "poison.xml":
        raise ZeroDivisionError("poison")
    if file.name == "deadly.xml":
        os.kill(os.getpid(), signal.SIGKILL)
    return _REAL(file)


def dask_setup(_: object) -> None:
    """Take the place of what reads files."""
    kg.build.reading.read_file = _failing
