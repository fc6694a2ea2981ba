"""Which records speak of the same paper, and what the paper is called.

Laws
    1. The answer depends on the set of records, not on the order in which they came.
    2. Records are of one paper when they share a PMID, PMCID or DOI. Records of different PMIDs
       never are: a DOI or PMCID that two PMIDs claim joins nothing.
    3. A record without any identifier joins the one paper that has its title, if nothing that both
       state speaks against it: the year, and the first author's family name. A title of fewer
       than `TELLING` letters ("Editorial", "Reply") joins nothing.
    4. A paper is called by its PMID, else by the least of its DOIs, else by its title.

A record is known here by its `Entry` alone. Everything lies in a SQLite file beside what is being
built, so that memory does not grow with the number of records.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec
from pyoxigraph import NamedNode

from kg.model import Document, Record, Source
from kg.names import PUBMED, Minter, doi, fold, publication_year, pubmed

TELLING: Final = 30
"""How many letters a title needs to tell a paper from others."""

_TABLES: Final = """
CREATE TABLE record (
    number INTEGER PRIMARY KEY, unit INTEGER, ordinal INTEGER, rank TEXT, own TEXT, entry BLOB
);
CREATE TABLE key (key TEXT, number INTEGER);
CREATE TABLE title (title TEXT, number INTEGER, year TEXT, author TEXT);
CREATE TABLE paper (number INTEGER PRIMARY KEY, iri TEXT);
CREATE TABLE name (key TEXT PRIMARY KEY, iri TEXT);
CREATE TABLE dropped (unit INTEGER, ordinal INTEGER, PRIMARY KEY (unit, ordinal)) WITHOUT ROWID;
CREATE TABLE twice (key TEXT);
"""
_INDEXES: Final = """
CREATE INDEX key_key ON key (key);
CREATE INDEX key_number ON key (number);
CREATE INDEX title_title ON title (title);
CREATE INDEX record_unit ON record (unit);
"""


class Entry(Record, frozen=True):
    """What tells which paper a record is of.

    ``ordinal`` counts the records of its unit from 0; ``own`` is what the paper is called if no
    other record speaks of it. ``rank`` sorts records of one paper, the preferred first;
    ``revision`` those of one PMID, the latest last.
    """

    ordinal: int
    own: str
    rank: str
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    year: str
    author: str
    version: int
    revision: tuple[int, str, str, int, str]
    source: Source

    @property
    def pmid(self) -> str | None:
        """The first PMID that the record gives."""
        return next((key[5:] for key in self.keys if key.startswith("pmid:")), None)


def entry_of(ordinal: int, document: Document, minter: Minter) -> Entry:
    """Return what is known of a record."""
    return Entry(
        ordinal,
        minter.paper(document).value,
        preference(document),
        tuple(_keys(document)),
        tuple(sorted(_titles(document))),
        publication_year(document) or "",
        _first_author(document),
        document.version or 1,
        _revision(document),
        document.source,
    )


class Identities:
    """The records of all units of a build: which count, and what their papers are called."""

    def __init__(self, path: Path, minter: Minter) -> None:
        self._minter = minter
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.executescript(_TABLES)
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

    def add(self, unit: int, entries: Iterable[Entry]) -> None:
        """Take the records of a unit in."""
        records, keys, titles = [], [], []
        for entry in entries:
            self._count += 1
            packed = msgspec.msgpack.encode(entry)
            records.append((self._count, unit, entry.ordinal, entry.rank, entry.own, packed))
            keys += [(key, self._count) for key in entry.keys]
            titles += [(title, self._count, entry.year, entry.author) for title in entry.titles]
        self._database.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)", records)
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
        """Find which records are of one paper, and name the papers."""
        self._index()
        groups = _Groups(range(1, self._count + 1))
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

    def _join_by_title(self, groups: "_Groups") -> None:
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

    def together(self) -> Iterator[tuple[NamedNode, tuple[tuple[int, int], ...]]]:
        """Yield each paper that several records speak of, with unit and ordinal of each of them.

        The preferred one comes first.
        """
        several = "SELECT iri FROM paper GROUP BY iri HAVING COUNT(*) > 1 ORDER BY iri"
        one = (
            "SELECT unit, ordinal FROM record JOIN paper USING (number) WHERE iri = ? ORDER BY rank"
        )
        self._run("CREATE INDEX IF NOT EXISTS paper_iri ON paper (iri)")
        for (iri,) in self._run(several):
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
        for table in ("record", "key", "title"):
            self._run(f"DELETE FROM {table} WHERE number = ?", number)  # noqa: S608 - our names

    def _run(self, query: str, *values: object) -> sqlite3.Cursor:
        return self._database.execute(query, values)


_DROPPED: Final = "INSERT OR IGNORE INTO dropped VALUES (?, ?)"
_OWN: Final = "SELECT own FROM record WHERE number = ?"
_ENTRY: Final = msgspec.msgpack.Decoder(Entry)


def _entry(packed: bytes) -> Entry:
    return _ENTRY.decode(packed)


class _Groups:
    """Disjoint sets of numbers; only those that were joined take memory."""

    def __init__(self, numbers: range) -> None:
        self._numbers = numbers
        self._parent: dict[int, int] = {}

    def of(self, number: int) -> int:
        while (parent := self._parent.get(number, number)) != number:
            number = parent
        return number

    def join(self, members: Iterable[int]) -> None:
        roots = sorted({self.of(member) for member in members})
        for root in roots[1:]:
            self._parent[root] = roots[0]

    def keep_apart(self, pmids: dict[int, str]) -> None:
        """Undo joins that, over a chain of shared identifiers, brought two PMIDs together."""
        seen: dict[int, set[str]] = defaultdict(set)
        for number, pmid in pmids.items():
            seen[self.of(number)].add(pmid)
        mixed = {root for root, found in seen.items() if len(found) > 1}
        for number in [n for n in self._parent if self.of(n) in mixed]:
            del self._parent[number]

    def __iter__(self) -> Iterator[list[int]]:
        joined: dict[int, list[int]] = defaultdict(list)
        for number in self._parent:
            joined[self.of(number)].append(number)
        for number in self._numbers:
            if number not in self._parent:
                yield [number, *joined.get(number, [])]


PREFERENCE: Final = (
    "pubmed-xml", "medline", "europe-pmc", "jats", "bioc", "pubmed-page", "pubmed-csv",
    "html-page", "journal-page",
)  # fmt: skip
"""Whose word is preferred where sources disagree: the curated record, then the publisher's full
text, then what was saved of it; a reference manager's export comes last. The names are beginnings
of readers' names."""


def preference(document: Document) -> str:
    """Return what sorts records of one paper: the preferred first, whatever order they came in."""
    name = document.source.format
    rank = next((n for n, p in enumerate(PREFERENCE) if name.startswith(p)), len(PREFERENCE))
    return (
        f"{rank}|{name}|{document.source.path}|{document.source.number:09}|{document.source.digest}"
    )


def _revision(document: Document) -> tuple[int, str, str, int, str]:
    revised = max((d.value for d in document.dates if d.kind == "last-revised"), default="")
    source = document.source
    return document.version or 1, revised, source.path, source.number, source.digest


def _keys(document: Document) -> Iterator[str]:
    seen: set[str] = set()
    for identifier in document.identifiers:
        if identifier.scheme in ("pmid", "pmcid", "doi"):
            key = f"{identifier.scheme}:{identifier.value.lower()}"
            if key not in seen:
                seen.add(key)
                yield key


def _called(keys: Iterable[str]) -> NamedNode | None:
    """Return the name of a paper by its keys, sorted: a PMID, else a DOI."""
    by_scheme = {
        scheme: value for scheme, _, value in (k.partition(":") for k in reversed(list(keys)))
    }
    if "pmid" in by_scheme:
        return pubmed(by_scheme["pmid"])
    return doi(by_scheme["doi"]) if "doi" in by_scheme else None


def _titles(document: Document) -> set[str]:
    titles = (fold(t.text) for t in (document.title, document.translated_title) if t)
    return {title for title in titles if len(title) >= TELLING}


def _first_author(document: Document) -> str:
    if not document.authors:
        return ""
    words = fold(document.authors[0].family or document.authors[0].name).split()
    return " ".join(words)


def _fit(one: str, other: str) -> bool:
    """Tell whether two statements can both be true: one is missing, or they share a word."""
    return not one or not other or not set(one.split()).isdisjoint(other.split())
