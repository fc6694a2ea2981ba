"""The first pass over a unit: a file to its records, and what others must know of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kg.build.depot import Depot, is_url, open_depot
from kg.build.packing import QUICK, compressing, read_part, write_documents, write_parts
from kg.build.remote import fetched
from kg.build.tally import Tally
from kg.build.unit import Unit, UnitCited, UnitRead
from kg.collection import rare_collections
from kg.extractors import cited_by_doi
from kg.identity import Entry, NamedJournal, entry_of, named_journal
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

    @property
    def size(self) -> int:
        """The bytes of the file."""
        return self.unit.size


def records_of(read: str) -> str:
    """Return the name of a unit's records in a depot."""
    return f"{read}.records"


def index_of(read: str) -> str:
    """Return the name of what is known of a unit after reading."""
    return f"{read}.index"


def read_tally(depot: Depot, read: str) -> Tally:
    """Return how much was found in a unit."""
    return read_part(depot, index_of(read), 0, Tally)


def read_cited(depot: Depot, read: str) -> UnitCited:
    """Return what the records of a unit cite by DOI."""
    return read_part(depot, index_of(read), 1, UnitCited)


def read_index(depot: Depot, read: str) -> UnitRead:
    """Return what is known of a unit after reading."""
    return read_part(depot, index_of(read), 2, UnitRead)


@rare_collections()
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
            compressing(stream, QUICK) as packed,
        ):
            write_documents(packed, reader.documents(file))
    write_parts(depot, index_of(task.unit.read), (reader.tally(), reader.cited(), reader.result()))


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
        self._journals: dict[NamedJournal, int] = {}
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
                self._entries.append(self._entry(reading))
                self._cited.update(cited_by_doi(reading))
                if self._tick:
                    self._tick(len(self._entries))
                yield reading

    def _entry(self, document: Document) -> Entry:
        named = named_journal(document.journal, self._minter)
        journal = None
        if named is not None:
            journal = self._journals.setdefault(named, len(self._journals))
        return entry_of(len(self._entries), document, self._minter, journal)

    def result(self) -> UnitRead:
        """Return what is known when all documents were yielded."""
        return UnitRead(
            tuple(self._entries),
            tuple(self._deletions),
            tuple(self._findings),
            tuple(self._journals),
        )

    def cited(self) -> UnitCited:
        """Return what is cited by the documents that were yielded."""
        cited = sorted(self._cited, key=lambda pair: (pair[1], pair[0] or ""))
        return UnitCited(tuple(cited))

    def tally(self) -> Tally:
        """Return how many documents were yielded, with how many findings."""
        return Tally(len(self._entries), findings=len(self._findings))
