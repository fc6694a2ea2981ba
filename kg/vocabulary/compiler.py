"""Compiles drafts into one SQLite file.

Laws
    1. The same drafts and sources give the same bytes: rows go in sorted, and nothing of the
       time, the machine or the order of arrival is written.
    2. The file is written beside its place and renamed, so that nobody ever opens half of it.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

from kg.errors import VocabularyError
from kg.model import Category
from kg.vocabulary.category import categories, kind_of
from kg.vocabulary.concept import ConceptKind, Release, TermKind, VocabularySource
from kg.vocabulary.draft import Draft, Drafts
from kg.vocabulary.name_table import LONGEST_NAME, NamedTerm, NameTableBuilder, names_path
from kg.vocabulary.normalise import keys
from kg.vocabulary.record import RecordType
from kg.vocabulary.schema import (
    APPLICATION_ID,
    CATEGORIES,
    INDEXES,
    KINDS,
    PAGE_SIZE,
    SCHEMA,
    SCHEMA_VERSION,
    TERM_KINDS,
    key_hash,
)
from kg.vocabulary.spelling import SHORTEST_MISSPELT, deletions

Progress: TypeAlias = Callable[[str, int, int | None], None]
"""Called with the stage, what is done of it, and how much there is, where that is known."""

_MISSPELT: Final = frozenset(
    {Category.DRUG, Category.CHEMICAL, Category.DISEASE, Category.PHENOTYPE}
)
_SHORTEST_ENTRY: Final = 3
_TERM_BITS: Final = 32
_STEP: Final = 20_000

Row: TypeAlias = tuple[Any, ...]


def compile_vocabulary(
    drafts: Drafts,
    target: Path,
    *,
    name: str,
    sources: Sequence[VocabularySource],
    progress: Progress,
) -> Release:
    """Write the vocabulary to ``target``, replacing what is there, and return its release.

    Raises `VocabularyError` when the file cannot be written, or there is nothing to write.
    """
    if not len(drafts):
        raise VocabularyError("nothing to compile: the sources hold no MeSH record")
    half = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(half, isolation_level=None)) as database:
            compilation = _Compilation(drafts, database, progress)
            release = compilation.run(name, sources)
        compilation.names.table().save(names_path(target), release.digest)
        half.replace(target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise VocabularyError(f"{target}: the vocabulary cannot be written ({error})") from error
    return release


@dataclass(slots=True)
class _Compilation:
    drafts: Drafts
    database: sqlite3.Connection
    progress: Progress
    digest: Any = field(default_factory=hashlib.sha256)
    longest: int = 0
    names: NameTableBuilder = field(default_factory=NameTableBuilder)
    name_keys: list[int] = field(default_factory=list)
    misspellings: list[int] = field(default_factory=list)
    entries: set[tuple[str, int]] = field(default_factory=set)

    def run(self, name: str, sources: Sequence[VocabularySource]) -> Release:
        database = self.database
        database.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        database.executescript(SCHEMA)
        database.execute("BEGIN")
        concepts, terms = self._write_concepts()
        self._write_indexes()
        release = Release(
            name, self.digest.hexdigest(), tuple(sorted(sources, key=_by_name)), concepts, terms
        )
        self._insert("about", sorted(_about(release, min(self.longest, LONGEST_NAME))))
        database.execute("COMMIT")
        database.executescript(INDEXES)
        database.execute("ANALYZE")
        return release

    def _write_concepts(self) -> tuple[int, int]:
        ordered = sorted(self.drafts, key=lambda draft: draft.identifier)
        for draft in ordered:
            draft.tidy()
        places = _places(ordered, self.drafts)
        self._insert("source", [(n, name) for name, n in places.sources.items()])
        self._insert("qualifier_set", [(n, names) for names, n in places.qualifier_sets.items()])
        edges: set[tuple[int, int]] = set()
        concept_rows: list[Row] = []
        term_rows: list[Row] = []
        for number, draft in enumerate(ordered, 1):
            broader = _broader(draft, places.tree)
            edges.update(
                (number, places.numbers[i])
                for i in (*broader, *draft.mapped_to)
                if i in places.numbers and i != draft.identifier
            )
            terms = _named_terms(draft, places.categories[draft.identifier])
            rows = [
                (n, number, term.text, TERM_KINDS.index(term.kind), places.sources[term.source])
                for n, term in enumerate(terms, len(term_rows) + 1)
            ]
            for row, term in zip(rows, terms, strict=True):
                self._index(row, term, draft)
            term_rows.extend(rows)
            concept_rows.append(_concept_row(draft, places, broader, rows))
            if number % _STEP == 0:
                self.progress("concepts", number, len(ordered))
        self._insert("concept", concept_rows)
        self._insert("term", term_rows)
        self._insert("above", sorted(edges))
        self._insert("below", sorted((upper, lower) for lower, upper in edges))
        self.progress("concepts", len(ordered), len(ordered))
        return len(ordered), len(term_rows)

    def _index(self, row: Row, named: NamedTerm, draft: Draft) -> None:
        """Note under what the term of a row is to be found."""
        term, concept, text, *_ = row
        found = keys(text)
        if draft.type is not RecordType.QUALIFIER:
            self.names.add(named, found)
        self.name_keys.extend(_packed(key, term) for key in found)
        for key in found[:1]:
            words = key.split()
            self.longest = max(self.longest, len(words))
            if named.category is not Category.OTHER or draft.identifier[0] == "D":
                self.entries.update((w, concept) for w in words if len(w) >= _SHORTEST_ENTRY)
            if len(words) == 1 and named.category in _MISSPELT and _may_be_misspelt(key):
                self.misspellings.extend(_packed(left, term) for left in deletions(key))

    def _write_indexes(self) -> None:
        tables: tuple[tuple[str, str, Callable[[], Iterable[Row]]], ...] = (
            ("names", "name_key", lambda: map(_unpacked, sorted(set(self.name_keys)))),
            ("entries", "entry", lambda: sorted(self.entries)),
            ("misspellings", "misspelling", lambda: map(_unpacked, sorted(set(self.misspellings)))),
        )
        for done, (stage, table, rows) in enumerate(tables):
            self.progress(stage, done, len(tables))
            self._insert(table, rows())
        self.progress("indexes", len(tables), len(tables))

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        columns = self.database.execute(f"PRAGMA table_info({table})").fetchall()
        places = ",".join("?" * len(columns))
        self.database.executemany(
            f"INSERT INTO {table} VALUES ({places})",  # noqa: S608 - a name of our own
            self._digested(table, rows),
        )

    def _digested(self, table: str, rows: Iterable[Row]) -> Iterator[Row]:
        """Pass rows on; those that say something, rather than index it, are the digest's."""
        told = table in ("concept", "term", "source", "qualifier_set")
        for row in rows:
            if told:
                self.digest.update(repr(row).encode())
            yield row


@dataclass(frozen=True, slots=True)
class _Places:
    """What a row refers to by number, and what was judged of each concept."""

    numbers: Mapping[str, int]
    kinds: Mapping[str, ConceptKind]
    categories: Mapping[str, Category]
    sources: Mapping[str, int]
    qualifier_sets: Mapping[str, int]
    tree: Mapping[str, str]


def _places(ordered: Sequence[Draft], drafts: Drafts) -> _Places:
    kinds = {draft.identifier: kind_of(draft, drafts) for draft in ordered}
    sources = {source for draft in ordered for _, source in draft.terms.values()}
    sets = {_qualifier_set(draft) for draft in ordered if draft.qualifiers is not None}
    return _Places(
        numbers={draft.identifier: n for n, draft in enumerate(ordered, 1)},
        kinds=kinds,
        categories=categories(drafts, kinds),
        sources={name: n for n, name in enumerate(sorted(sources), 1)},
        qualifier_sets={names: n for n, names in enumerate(sorted(sets), 1)},
        tree={number: draft.identifier for draft in ordered for number in draft.tree_numbers},
    )


def _concept_row(
    draft: Draft, places: _Places, broader: tuple[str, ...], terms: Sequence[Row]
) -> Row:
    listed = draft.qualifiers is not None
    return (
        places.numbers[draft.identifier],
        draft.identifier,
        draft.name,
        KINDS.index(places.kinds[draft.identifier]),
        CATEGORIES.index(places.categories[draft.identifier]),
        terms[0][0],
        len(terms),
        " ".join(sorted(draft.tree_numbers)),
        " ".join(broader),
        " ".join(sorted(set(draft.mapped_to))),
        " ".join(sorted(draft.actions)),
        " ".join(sorted(draft.cross_references)),
        places.qualifier_sets[_qualifier_set(draft)] if listed else None,
        draft.abbreviation,
    )


def _packed(key: str, term: int) -> int:
    """Return a hash and a term in one number: a million pairs sort four times faster so."""
    return key_hash(key) << _TERM_BITS | term


def _unpacked(pair: int) -> tuple[int, int]:
    return pair >> _TERM_BITS, pair & (1 << _TERM_BITS) - 1


def _by_name(source: VocabularySource) -> tuple[str, str]:
    return source.name, source.file


def _about(release: Release, longest: int) -> Iterator[tuple[str, str]]:
    yield "name", release.name
    yield "digest", release.digest
    yield "concepts", str(release.concepts)
    yield "terms", str(release.terms)
    yield "max_words", str(longest)
    sources = [[s.name, s.version, s.file, s.sha256] for s in release.sources]
    yield "sources", json.dumps(sources, ensure_ascii=False)


def _qualifier_set(draft: Draft) -> str:
    return " ".join(sorted(set(draft.qualifiers or ())))


def _broader(draft: Draft, tree: Mapping[str, str]) -> tuple[str, ...]:
    """Return the descriptors one step up the tree, or more where a step is not in the sources."""
    found = set()
    for number in draft.tree_numbers:
        above = number
        while above := above.rpartition(".")[0]:
            if above in tree:
                found.add(tree[above])
                break
    return tuple(sorted(found - {draft.identifier}))


def _named_terms(draft: Draft, category: Category) -> tuple[NamedTerm, ...]:
    supplementary = draft.identifier[0] != "D"
    return tuple(
        NamedTerm(text, kind, category, supplementary, source)
        for text, (kind, source) in _ordered_terms(draft)
    )


def _ordered_terms(draft: Draft) -> list[tuple[str, tuple[TermKind, str]]]:
    """Return the terms, the preferred one first; of two equal but for case, the better kind."""
    best: dict[str, tuple[str, tuple[TermKind, str]]] = {}
    for text, (kind, source) in sorted(
        draft.terms.items(), key=lambda item: (TERM_KINDS.index(item[1][0]), item[1][1], item[0])
    ):
        folded = text if kind is TermKind.ABBREVIATION else text.casefold()
        best.setdefault(folded, (text, (kind, source)))
    return list(best.values())


def _may_be_misspelt(word: str) -> bool:
    return len(word) >= SHORTEST_MISSPELT - 1 and word.isalpha()
