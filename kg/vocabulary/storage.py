"""The compiled file as SQLite sees it: opened read-only, immutable and memory-mapped.

Nothing of ``sqlite3`` leaves this file but plain rows; its errors leave as `VocabularyError`.
"""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from kg.errors import VocabularyError, VocabularyMissing
from kg.vocabulary.concept import Release, VocabularySource
from kg.vocabulary.schema import APPLICATION_ID, SCHEMA_VERSION

Row: TypeAlias = tuple[Any, ...]

_MAPPED: Final = 1 << 30  # bytes: more than the file, so that all of it is mapped
_CACHED: Final = -512  # KiB of private pages: the mapping makes more of them useless
_REMEDY: Final = "run `kg vocab install` to install it again"
_HEADER: Final = 100  # bytes; https://www.sqlite.org/fileformat2.html#the_database_header


class Storage:
    """One open file; it opens itself again in a process that it was forked into."""

    def __init__(self, path: Path) -> None:
        self._path = path
        _check_header(path)
        self._connection = _connect(path)
        self._process = os.getpid()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, query: str, *values: object) -> list[Row]:
        """Return all rows of a query."""
        try:
            return self._here().execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise VocabularyError(f"{self._path}: {error}; {_REMEDY}") from error

    def row(self, query: str, *values: object) -> Row | None:
        """Return the first row of a query, or ``None``."""
        return next(iter(self.rows(query + " LIMIT 1", *values)), None)

    def about(self) -> tuple[Release, int]:
        """Return the release, and the number of words of the longest name."""
        told: dict[str, str] = dict(self.rows("SELECT name, value FROM about"))
        try:
            release = Release(
                name=told["name"],
                digest=told["digest"],
                sources=tuple(VocabularySource(*s) for s in json.loads(told["sources"])),
                concepts=int(told["concepts"]),
                terms=int(told["terms"]),
            )
            return release, int(told["max_words"])
        except (KeyError, TypeError, ValueError) as error:
            raise VocabularyError(f"{self._path}: its description is damaged; {_REMEDY}") from error

    def _here(self) -> sqlite3.Connection:
        # SQLite forbids the use of a connection across a fork (howtocorrupt.html, section 2.6).
        if os.getpid() != self._process:
            self._connection = _connect(self._path)
            self._process = os.getpid()
        return self._connection


def _connect(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(path.absolute().as_posix())}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(
            address, uri=True, check_same_thread=False, isolation_level=None, cached_statements=64
        )
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        connection.execute(f"PRAGMA cache_size = {_CACHED}")
    except sqlite3.Error as error:
        raise VocabularyError(f"{path}: cannot be opened ({error}); {_REMEDY}") from error
    return connection


def _check_header(path: Path) -> None:
    """Refuse what is not there, is no vocabulary, is another version's, or was cut short."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
        size = path.stat().st_size
    except FileNotFoundError:
        raise VocabularyMissing(
            f"no vocabulary at {path}; run `kg vocab install`, or set KG_VOCABULARY to its place"
        ) from None
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error})") from error
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0"):
        raise VocabularyError(f"{path}: not a compiled vocabulary; {_REMEDY}")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise VocabularyError(f"{path}: an SQLite file, but not a compiled vocabulary; {_REMEDY}")
    version = int.from_bytes(header[60:64])
    if version != SCHEMA_VERSION:
        raise VocabularyError(
            f"{path}: written in layout {version}, and this kg reads {SCHEMA_VERSION}; {_REMEDY}"
        )
    pages, page_size = int.from_bytes(header[28:32]), int.from_bytes(header[16:18])
    if size != pages * page_size:
        raise VocabularyError(
            f"{path}: {size} bytes long where {pages * page_size} were written; {_REMEDY}"
        )
