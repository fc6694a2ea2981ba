"""Reads files with one library, in that library's own Python, and prints what it read.

    python program.py ADAPTER < PATHS

A line a file, as JSON: its ``path``, the processor ``seconds`` of the faster of two readings, its
``records``, and ``error`` where the library raised something. An adapter is a module beside this
one whose ``read`` takes a path and returns records; a record is a dictionary of the fields of
`FIELDS`, each a text or a list of texts, without those that the library has no value for. Only
the library's own words are changed into those names: what it did not part is not parted here.
This file and the adapters import nothing of ours, for that Python has it not.
"""

import contextlib
import importlib
import io
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

FIELDS = (
    "title", "authors", "year", "journal", "volume", "issue", "pages", "doi", "pmid", "abstract",
    "keywords", "headings", "affiliations", "references",
)  # fmt: skip
ROUNDS = 2
Records = list[dict[str, object]]


def attempt(read: Callable[[str], Records], path: str) -> dict[str, object]:
    taken = []
    records: Records = []
    for _ in range(ROUNDS):
        start = time.process_time()
        try:
            with (
                contextlib.redirect_stdout(io.StringIO()),
                contextlib.redirect_stderr(io.StringIO()),
            ):
                records = read(path)
        except BaseException as error:  # noqa: BLE001 - what a library raises is what is asked
            message = f"{type(error).__name__}: {error}"[:200]
            return {"path": path, "seconds": 0, "records": [], "error": message}
        taken.append(time.process_time() - start)
    kept = [{f: r[f] for f in FIELDS if r.get(f)} for r in records]
    return {"path": path, "seconds": min(taken), "records": kept, "error": None}


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parent / "adapters"))
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    adapter = importlib.import_module(f"with_{sys.argv[1]}")
    for line in sys.stdin:
        print(json.dumps(attempt(adapter.read, line.rstrip("\n"))), flush=True)


if __name__ == "__main__":
    main()
