"""The first pass over a unit: a file to its records, and what others must know of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kg.build.depot import is_url, open_depot
from kg.build.packing import compressing, pack, write_documents
from kg.build.remote import fetched
from kg.build.unit import Unit, UnitRead
from kg.extractors import cited_by_doi
from kg.identity import Entry, entry_of
from kg.model import Deletion, Document, Finding
from kg.names import Minter
from kg.readers import InputFile, read_file

Tick: TypeAlias = Callable[[int], None]
"""Called with the number of records that are done."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Read a unit into a depot."""

    depot: str
    unit: Unit
    base: str

    @property
    def label(self) -> str:
        """The file that is read."""
        return self.unit.name


def records_of(read: str) -> str:
    """Return the name of a unit's records in a depot."""
    return f"{read}.records"


def index_of(read: str) -> str:
    """Return the name of what is known of a unit after reading."""
    return f"{read}.index"


def read_unit(task: ReadTask, tick: Tick | None = None) -> None:
    """Read a file; its records and what is known of them are in the depot then, the latter last.

    Raises:
        OSError: when the file cannot be read, or is not the one that was listed: what is found in
            it would stand in the depot under the name of another content.
    """
    depot = open_depot(task.depot)
    reader = _Reader(Minter(task.base), tick)
    with _local(task.unit.place) as path:
        file = InputFile(path, task.unit.name)
        if file.sha256 != task.unit.sha256:
            raise OSError(f"{task.unit.place} holds another content than when it was listed")
        with (
            depot.writing(records_of(task.unit.read)) as stream,
            compressing(stream) as packed,
        ):
            write_documents(packed, reader.documents(file))
    with depot.writing(index_of(task.unit.read)) as stream:
        stream.write(pack(reader.result()))


@contextmanager
def _local(place: str) -> Iterator[Path]:
    if is_url(place):
        with fetched(place) as path:
            yield path
    else:
        yield Path(place)


class _Reader:
    """Sorts what a file gives."""

    def __init__(self, minter: Minter, tick: Tick | None) -> None:
        self._minter = minter
        self._tick = tick
        self._entries: list[Entry] = []
        self._cited: set[tuple[str | None, str]] = set()
        self._deletions: list[Deletion] = []
        self._findings: list[Finding] = []

    def documents(self, file: InputFile) -> Iterator[Document]:
        """Yield the records of a file, and note all that goes with them."""
        for reading in read_file(file):
            if isinstance(reading, Finding):
                self._findings.append(reading)
            elif isinstance(reading, Deletion):
                self._deletions.append(reading)
            else:
                self._entries.append(entry_of(len(self._entries), reading, self._minter))
                self._cited.update(cited_by_doi(reading))
                if self._tick:
                    self._tick(len(self._entries))
                yield reading

    def result(self) -> UnitRead:
        """Return what is known when all documents were yielded."""
        cited = sorted(self._cited, key=lambda pair: (pair[1], pair[0] or ""))
        return UnitRead(
            tuple(self._entries), tuple(cited), tuple(self._deletions), tuple(self._findings)
        )
