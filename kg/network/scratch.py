"""Rows that lie on disk for a while, sorted and joined there: SQLite, behind one file.

Law: memory is bounded. What does not fit into the cache lies in a file without a name, which goes
when the scratch is closed.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Final, Self

_CACHE_KIB: Final = 32_768


class Scratch:
    """A database of its own; strings sort by code points."""

    def __init__(self) -> None:
        # An empty name is a database on disk that nobody else sees, and that goes when closed.
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for setting in (
            f"cache_size = -{_CACHE_KIB}",
            "journal_mode = OFF",
            "synchronous = OFF",
            "temp_store = FILE",
        ):
            self._database.execute(f"PRAGMA {setting}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let everything go."""
        self._database.close()

    def run(self, statement: str, rows: Iterable[tuple[Any, ...]] | None = None) -> None:
        """Run a statement once, or once for each row."""
        if rows is None:
            self._database.execute(statement)
        else:
            self._database.execute("BEGIN")
            self._database.executemany(statement, rows)
            self._database.execute("COMMIT")

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        cursor = self._database.execute(query)
        try:
            yield from cursor
        finally:
            cursor.close()
