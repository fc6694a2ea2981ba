"""The records of a build: which count, and what their papers, journals and authors are called."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
from pyoxigraph import NamedNode

from kg.identity.entry import Entry
from kg.identity.groups import Groups
from kg.identity.journal_table import JournalTable
from kg.identity.journals import NamedJournal
from kg.identity.people import Identified, told
from kg.names import PUBMED, Minter, doi, pubmed

_TABLES: Final = """
CREATE TABLE record (
    number INTEGER PRIMARY KEY, unit INTEGER, ordinal INTEGER, rank TEXT, own TEXT, entry BLOB,
    journal INTEGER
);
CREATE TABLE key (key TEXT, number INTEGER);
CREATE TABLE title (title TEXT, number INTEGER, year TEXT, author TEXT);
CREATE TABLE paper (number INTEGER PRIMARY KEY, iri TEXT);
CREATE TABLE name (key TEXT PRIMARY KEY, iri TEXT);
CREATE TABLE dropped (unit INTEGER, ordinal INTEGER, PRIMARY KEY (unit, ordinal)) WITHOUT ROWID;
CREATE TABLE twice (key TEXT);
CREATE TABLE told (number INTEGER PRIMARY KEY, people BLOB);
"""
_INDEXES: Final = """
CREATE INDEX key_key ON key (key);
CREATE INDEX key_number ON key (number);
CREATE INDEX title_title ON title (title);
CREATE INDEX record_unit ON record (unit);
"""


class Identities:
    """The records of all units of a build: which count, and what their papers are called."""

    def __init__(self, path: Path, minter: Minter) -> None:
        self._minter = minter
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.executescript(_TABLES)
        self._journals = JournalTable(self._database)
        self._database.execute("BEGIN")
        self._count = 0
        self._absent = 0
        self._indexed = False
        self._sifted = False

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __len__(self) -> int:
        """How many records count."""
        dropped: int = self._run("SELECT COUNT(*) FROM dropped").fetchone()[0]
        return self._count + self._absent - dropped

    def add(
        self, unit: int, entries: Iterable[Entry], journals: Sequence[NamedJournal] = ()
    ) -> None:
        """Take the records of a unit in, with the journals that they name."""
        records, keys, titles = [], [], []
        for entry in entries:
            self._count += 1
            packed = msgspec.msgpack.encode(entry)
            journal = None if entry.journal is None else self._journals.add(journals[entry.journal])
            records.append(
                (self._count, unit, entry.ordinal, entry.rank, entry.own, packed, journal)
            )
            keys += [(key, self._count) for key in entry.keys]
            titles += [(title, self._count, entry.year, entry.author) for title in entry.titles]
        self._database.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)", records)
        self._database.executemany("INSERT INTO key VALUES (?, ?)", keys)
        self._database.executemany("INSERT INTO title VALUES (?, ?, ?, ?)", titles)

    def withdraw(self, pmid: str, version: int | None, formats: frozenset[str]) -> Iterator[Entry]:
        """Take out, and yield, the records of a PMID that a source of these formats brought."""
        self._index()
        for number, unit, entry in self._records_of(f"pmid:{pmid}"):
            if version in (None, entry.version) and entry.source.format in formats:
                self._drop(number, unit, entry)
                yield entry

    def supersede(self, formats: frozenset[str]) -> Iterator[tuple[Entry, Entry]]:
        """Take out each record of which a source of these formats brought a later version.

        Yields the earlier with the latest. Of two of the same version the one last revised counts.
        """
        self._index()
        self._run(  # written down, for what is dropped changes the table that is asked
            "INSERT INTO twice SELECT key FROM key WHERE key LIKE 'pmid:%'"
            " GROUP BY key HAVING COUNT(*) > 1 ORDER BY key"
        )
        for (key,) in self._run("SELECT key FROM twice ORDER BY rowid"):
            records = [r for r in self._records_of(key) if r[2].source.format in formats]
            records.sort(key=lambda record: record[2].revision)
            for number, unit, entry in records[:-1]:
                self._drop(number, unit, entry)
                yield entry, records[-1][2]

    def never_had(self, unit: int, ordinals: Iterable[int]) -> None:
        """Note records of a unit that were not taken in: they do not count."""
        gone = set(ordinals)
        self._absent += len(gone)
        for ordinal in gone:
            self._run(_DROPPED, unit, ordinal)

    def resolve(self) -> None:
        """Find which records are of one paper, and name papers, their journals and authors."""
        self._index()
        groups = Groups(range(1, self._count + 1))
        pmids: dict[int, str] = {}
        shared = (
            "SELECT key, GROUP_CONCAT(number) FROM key"
            " GROUP BY key HAVING COUNT(*) > 1 ORDER BY key"
        )
        for _, numbers in self._run(shared):
            members = [int(number) for number in numbers.split(",")]
            pmids.update((m, self._pmid(m)) for m in members if m not in pmids)
            if len({pmids[m] for m in members if pmids[m]}) <= 1:
                groups.join(members)
        groups.keep_apart({number: pmid for number, pmid in pmids.items() if pmid})
        self._join_by_title(groups)
        for members in groups:
            self._name(members)
        self._journals.resolve()
        for paper in self._of_several():
            self._compare(paper)

    def _pmid(self, number: int) -> str:
        """Return the least PMID of a record, as a key, or nothing."""
        query = "SELECT MIN(key) FROM key WHERE number = ? AND key LIKE 'pmid:%'"
        return self._run(query, number).fetchone()[0] or ""

    def _index(self) -> None:
        """Make the indexes, once all records are there: that is faster than keeping them."""
        if not self._indexed:
            self._indexed = True
            for statement in _INDEXES.strip().split(";"):
                self._run(statement)

    def _join_by_title(self, groups: Groups) -> None:
        bare = """SELECT t.number, t.title, t.year, t.author FROM title t
                  WHERE NOT EXISTS (SELECT 1 FROM key k WHERE k.number = t.number)
                  ORDER BY t.number, t.title"""
        for number, title, year, author in self._run(bare):
            alike = self._run(
                "SELECT number, year, author FROM title WHERE title = ? AND number != ?",
                title, number,
            )  # fmt: skip
            fitting = {groups.of(n) for n, y, a in alike if _fit(year, y) and _fit(author, a)}
            fitting.discard(groups.of(number))
            if len(fitting) == 1:
                groups.join([number, fitting.pop()])

    def _name(self, members: Iterable[int]) -> None:
        numbers = sorted(members)
        keys = sorted({key for n in numbers for (key,) in self._keys_of(n)})
        called = _called(keys)
        iri = called.value if called else min(self._own(numbers), default=None)
        if iri is None:
            return
        for number in numbers:
            self._run("INSERT INTO paper VALUES (?, ?)", number, iri)
        for key in keys:
            self._run("INSERT OR IGNORE INTO name VALUES (?, ?)", key, iri)

    def _own(self, numbers: Iterable[int]) -> Iterator[str]:
        for number in numbers:
            yield from (row[0] for row in self._run(_OWN, number))

    def _of_several(self) -> Iterator[str]:
        """Yield the papers that several records speak of, in the order of their IRIs."""
        self._run("CREATE INDEX IF NOT EXISTS paper_iri ON paper (iri)")
        several = "SELECT iri FROM paper GROUP BY iri HAVING COUNT(*) > 1 ORDER BY iri"
        yield from (iri for (iri,) in self._run(several))

    def _compare(self, paper: str) -> None:
        """Settle what the records of a paper leave to one another: its journal, its authors."""
        query = (
            "SELECT number, journal, entry FROM record JOIN paper USING (number)"
            " WHERE iri = ? ORDER BY rank"
        )
        records = self._run(query, paper).fetchall()
        self._journals.place((number, journal) for number, journal, _ in records)
        people = told([_entry(blob).people for _, _, blob in records])
        for (number, _, _), others in zip(records, people, strict=True):
            if others:
                packed = msgspec.msgpack.encode(others)
                self._run("INSERT INTO told VALUES (?, ?)", number, packed)

    def dropped(self, unit: int) -> frozenset[int]:
        """Return the ordinals of the records of a unit that do not count."""
        query = "SELECT ordinal FROM dropped WHERE unit = ?"
        return frozenset(ordinal for (ordinal,) in self._run(query, unit))

    def renamed(self, unit: int) -> Iterator[tuple[int, str]]:
        """Yield the records of a unit whose paper others name: ordinal, and IRI of the paper."""
        query = (
            "SELECT ordinal, iri FROM record JOIN paper USING (number)"
            " WHERE unit = ? AND iri != own ORDER BY ordinal"
        )
        yield from self._run(query, unit)

    def journals(self, unit: int) -> Iterator[tuple[int, str]]:
        """Yield the records of a unit whose journal others name: ordinal, and its IRI."""
        yield from self._journals.renamed(unit)

    def people(self, unit: int) -> Iterator[tuple[int, tuple[Identified, ...]]]:
        """Yield the records of a unit with authors whom others identify: ordinal, and these."""
        query = "SELECT ordinal, people FROM record JOIN told USING (number) WHERE unit = ?"
        for ordinal, packed in self._run(f"{query} ORDER BY ordinal", unit):
            yield ordinal, _PEOPLE.decode(packed)

    def together(self) -> Iterator[tuple[NamedNode, tuple[tuple[int, int], ...]]]:
        """Yield each paper that several records speak of, with unit and ordinal of each of them.

        The preferred one comes first.
        """
        one = (
            "SELECT unit, ordinal FROM record JOIN paper USING (number) WHERE iri = ? ORDER BY rank"
        )
        for iri in self._of_several():
            yield NamedNode(iri), tuple(self._run(one, iri).fetchall())

    def paper(self, pmid: str | None, doi_value: str | None) -> str | None:
        """Return what a paper is called that somebody cites by PMID or DOI.

        A DOI that the graph knows of a paper with another PMID does not speak for that paper: one
        of the two is a slip, and law 2 keeps them apart.
        """
        minted = self._minter.cited(pmid, doi_value)
        found = self._called(pmid and f"pmid:{pmid}")
        if found is None:
            found = self._called(doi_value and f"doi:{doi_value.lower()}")
            if pmid and found and found.startswith(PUBMED):
                found = None
        return found or (minted.value if minted else None)

    def _called(self, key: str | None) -> str | None:
        row = self._run("SELECT iri FROM name WHERE key = ?", key).fetchone() if key else None
        return row[0] if row else None

    def _records_of(self, key: str) -> list[tuple[int, int, Entry]]:
        query = (
            "SELECT r.number, r.unit, r.entry FROM record r JOIN key k USING (number)"
            " WHERE k.key = ?"
        )
        return [(number, unit, _entry(blob)) for number, unit, blob in self._run(query, key)]

    def _keys_of(self, number: int) -> sqlite3.Cursor:
        return self._run("SELECT key FROM key WHERE number = ?", number)

    def _drop(self, number: int, unit: int, entry: Entry) -> None:
        if not self._sifted:  # an index that a build without revised records can do without
            self._sifted = True
            self._run("CREATE INDEX title_number ON title (number)")
        self._run(_DROPPED, unit, entry.ordinal)
        (journal,) = self._run("SELECT journal FROM record WHERE number = ?", number).fetchone()
        if journal is not None:
            self._journals.drop(journal)
        for table in ("record", "key", "title"):
            self._run(f"DELETE FROM {table} WHERE number = ?", number)  # noqa: S608 - our names

    def _run(self, query: str, *values: object) -> sqlite3.Cursor:
        return self._database.execute(query, values)


_DROPPED: Final = "INSERT OR IGNORE INTO dropped VALUES (?, ?)"
_OWN: Final = "SELECT own FROM record WHERE number = ?"
_ENTRY: Final = msgspec.msgpack.Decoder(Entry)
_PEOPLE: Final = msgspec.msgpack.Decoder(tuple[Identified, ...])


def _entry(packed: bytes) -> Entry:
    return _ENTRY.decode(packed)


def _called(keys: Iterable[str]) -> NamedNode | None:
    """Return the name of a paper by its keys, sorted: a PMID, else a DOI."""
    by_scheme = {
        scheme: value for scheme, _, value in (k.partition(":") for k in reversed(list(keys)))
    }
    if "pmid" in by_scheme:
        return pubmed(by_scheme["pmid"])
    return doi(by_scheme["doi"]) if "doi" in by_scheme else None


def _fit(one: str, other: str) -> bool:
    """Tell whether two statements can both be true: one is missing, or they share a word."""
    return not one or not other or not set(one.split()).isdisjoint(other.split())
