"""The journals that the records of a build name, beside the records in their database."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from kg.identity.journals import Called, NamedJournal, called, called_in_paper

_TABLES: Final = """
CREATE TABLE journal (journal INTEGER PRIMARY KEY, own TEXT, iri TEXT);
CREATE TABLE placed (number INTEGER PRIMARY KEY, iri TEXT);
"""


class JournalTable:
    """The journals that records name; each has a number here.

    The number of a record's journal stands in the records' own table.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._database.executescript(_TABLES)
        self._numbers: dict[NamedJournal, int] = {}
        self._bearers: Counter[int] = Counter()
        self._known: dict[int, tuple[NamedJournal, Called]] = {}

    def add(self, journal: NamedJournal) -> int:
        """Note that a record names a journal, and return the journal's number."""
        number = self._numbers.setdefault(journal, len(self._numbers))
        self._bearers[number] += 1
        return number

    def drop(self, number: int) -> None:
        """Note that a record which names a journal does not count."""
        self._bearers[number] -= 1

    def resolve(self) -> None:
        """Find what each journal is called that a record names which counts."""
        counted = [each for each, number in self._numbers.items() if self._bearers[number]]
        for journal, found in zip(counted, called(counted), strict=True):
            number = self._numbers[journal]
            self._known[number] = journal, found
            self._run("INSERT INTO journal VALUES (?, ?, ?)", number, journal.own, found.iri)

    def place(self, records: Iterable[tuple[int, int | None]]) -> None:
        """Settle in which journal a paper appeared.

        ``records`` are its records by number, each with its journal's, the preferred first.
        """
        known = [(record, *self._known[number]) for record, number in records if number is not None]
        if len({found.iri for _, _, found in known}) > 1:
            settled = called_in_paper([(journal, found) for _, journal, found in known])
            for (record, _, found), iri in zip(known, settled, strict=True):
                if iri != found.iri:
                    self._run("INSERT INTO placed VALUES (?, ?)", record, iri)

    def renamed(self, unit: int) -> Iterator[tuple[int, str]]:
        """Yield the records of a unit whose journal others name: ordinal, and IRI."""
        query = (
            "SELECT ordinal, COALESCE(placed.iri, journal.iri) AS called"
            " FROM record JOIN journal USING (journal) LEFT JOIN placed USING (number)"
            " WHERE unit = ? AND called != journal.own ORDER BY ordinal"
        )
        yield from self._run(query, unit)

    def _run(self, query: str, *values: object) -> sqlite3.Cursor:
        return self._database.execute(query, values)
