"""A compiled vocabulary, opened: read-only, in milliseconds, its pages shared by all processes.

Laws
    1. Nothing is loaded on opening; every answer is a few pages of a memory-mapped file.
    2. Answers are records, in an order that depends on the vocabulary alone.
    3. A `Vocabulary` may cross a fork, a pickle or a thread: a new process opens the file anew.
"""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import platformdirs
from rapidfuzz import fuzz, process

from kg.errors import UnknownConcept
from kg.remembering import Remembered
from kg.vocabulary.concept import Concept, ConceptKind, Release, Term, TermMatch
from kg.vocabulary.normalise import keys, normalise
from kg.vocabulary.schema import CATEGORIES, KINDS, TERM_KINDS, key_hash
from kg.vocabulary.spelling import SHORTEST_MISSPELT, deletions, one_letter_apart
from kg.vocabulary.storage import Storage

if TYPE_CHECKING:
    from kg.vocabulary.name_table import NameTable

_REMEMBERED: Final = 1 << 15  # answers
_REMEMBERED_NAMES: Final = 1 << 12  # who asks for names keeps what it makes of the answers
_FEWEST_POINTS: Final = 70.0  # of 115: below, a suggestion is no help
_FEWEST_ALIKE: Final = 60.0  # of 100, of two words
_RENOWN: Final = 3.0  # points for each other vocabulary that knows the concept
_FAMOUS: Final = 4  # more of them add nothing
_PREFIX: Final = 3
_LIKE_WORDS: Final = 8
_CANDIDATES: Final = 500
_QUERY_WORDS: Final = 8
_DESCRIPTORS: Final = frozenset(
    {
        ConceptKind.TOPICAL,
        ConceptKind.GEOGRAPHICAL,
        ConceptKind.PUBLICATION_TYPE,
        ConceptKind.CHECK_TAG,
    }
)

_CONCEPT: Final = (
    "SELECT identifier, name, kind, category, first_term, terms, tree_numbers, broader, mapped_to,"
    " actions, cross_references FROM concept WHERE identifier = ?"
)
_TERMS: Final = (
    "SELECT text, kind, source FROM term WHERE number >= ? AND number < ? ORDER BY number"
)
_MATCHES: Final = (
    "SELECT c.identifier, c.name, c.category, t.text, t.kind, t.source, c.kind"
    " FROM {index} i JOIN term t ON t.number = i.term JOIN concept c ON c.number = t.concept"
    " WHERE i.hash IN ({hashes})"
)
_ENTRIES: Final = "SELECT concept FROM entry WHERE word = ? LIMIT 20000"
_WORDS: Final = "SELECT DISTINCT word FROM entry WHERE word >= ? AND word < ?"
_CLOSURE: Final = (
    "WITH RECURSIVE reached(n) AS ("
    " SELECT e.{to} FROM {edges} e JOIN concept c ON c.number = e.{start} WHERE c.identifier = ?"
    " UNION SELECT e.{to} FROM {edges} e JOIN reached ON e.{start} = reached.n)"
    " SELECT identifier FROM reached JOIN concept ON number = n ORDER BY identifier"
)
_ANCESTORS: Final = _CLOSURE.format(edges="above", start="lower", to="upper")
_DESCENDANTS: Final = _CLOSURE.format(edges="below", start="upper", to="lower")


def default_path() -> Path:
    """Return where the vocabulary lies: ``$KG_VOCABULARY``, or in the user's data directory."""
    named = os.environ.get("KG_VOCABULARY")
    return Path(named) if named else platformdirs.user_data_path("kg") / "vocabulary.sqlite"


def open_vocabulary(path: Path | None = None) -> "Vocabulary":
    """Open a compiled vocabulary.

    Raises `VocabularyMissing` when there is none, and `VocabularyError` when the file is damaged,
    is no vocabulary, or was written by another version.
    """
    return Vocabulary(path or default_path())


class Vocabulary:
    """The concepts of MeSH, by identifier, by name and by tree.

    Made by `open_vocabulary`. ``max_words`` is how many words the longest name has that is worth
    looking for in a text. Every method raises `VocabularyError` when the file turns out damaged
    or the vocabulary was closed.
    """

    release: Release
    max_words: int

    def __init__(self, path: Path) -> None:
        self.path = path
        self._storage = Storage(path)
        self.release, self.max_words = self._storage.about()
        self._sources: dict[int, str] = dict(self._storage.rows("SELECT number, name FROM source"))
        # The caches are the instance's own, so that they go with it.
        self._remembered_lookup = lru_cache(_REMEMBERED_NAMES)(self._find)
        self._remembered_near = lru_cache(_REMEMBERED)(self._find_near)
        self.has_word = Remembered(self._find_word, _REMEMBERED).__getitem__
        """Tells whether a word stands in any name of any concept, in any of its variants."""
        self._remembered_concept = lru_cache(_REMEMBERED)(self._find_concept)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        return open_vocabulary, (self.path,)

    def close(self) -> None:
        """Close the file; what was not asked before raises `VocabularyError` from now on."""
        self._storage.close()

    @cached_property
    def names(self) -> "NameTable":
        """All names as numbers, mapped into memory when first asked for."""
        from kg.vocabulary.name_table import NameTable, names_path  # noqa: PLC0415 - brings NumPy

        return NameTable.open(names_path(self.path), self.release.digest)

    # ------------------------------------------------------------------------------ by identifier

    def get(self, identifier: str) -> Concept | None:
        """Return the concept of a MeSH identifier (``D…``, ``Q…``, ``C…``), or ``None``."""
        return self._remembered_concept(identifier)

    def concept(self, identifier: str) -> Concept:
        """Return the concept of a MeSH identifier; raises `UnknownConcept` when there is none."""
        concept = self.get(identifier)
        if concept is None:
            raise UnknownConcept(identifier)
        return concept

    def allows(self, descriptor: str, qualifier: str) -> bool | None:
        """Tell whether MeSH allows a qualifier with a descriptor, both by identifier.

        ``None`` when the sources list no qualifiers for that descriptor.
        """
        row = self._storage.row(
            "SELECT s.identifiers FROM concept c JOIN qualifier_set s ON s.number = c.qualifiers"
            " WHERE c.identifier = ?",
            descriptor,
        )
        return None if row is None else qualifier in row[0].split()

    def ancestors(self, identifier: str) -> tuple[str, ...]:
        """Return the identifiers of all broader concepts, sorted.

        Those are the descriptors up the tree, and for a supplementary concept the descriptors
        that NLM maps it to, and theirs.
        """
        return tuple(row[0] for row in self._storage.rows(_ANCESTORS, identifier))

    def descendants(self, identifier: str) -> tuple[str, ...]:
        """Return every concept that has this one among its `ancestors`, sorted."""
        return tuple(row[0] for row in self._storage.rows(_DESCENDANTS, identifier))

    # ------------------------------------------------------------------------------------- by name

    def lookup(self, name: str) -> tuple[TermMatch, ...]:
        """Return every concept with a term that equals a name, after normalisation on both sides.

        Each concept comes once, with its best term: exact ones first, then preferred names,
        synonyms, permuted names, abbreviations and trade names, then by identifier. Qualifiers
        are not among them: see `qualifier`.
        """
        return self._remembered_lookup(name)

    def near(self, word: str) -> tuple[TermMatch, ...]:
        """Return drugs, chemicals, diseases and phenotypes whose one-word term is misspelt here.

        That is: they differ by one letter dropped, added, changed or moved. A word of fewer than
        eight letters has none; a term is not near itself. Ordered as in `lookup`.
        """
        return self._remembered_near(word)

    def descriptor(self, name: str) -> Concept | None:
        """Return the descriptor that a heading names: by preferred name, else by entry term.

        Letter case counts for nothing; nor, when nothing else fits, do the other variants.
        ``None`` when no descriptor, or more than one, has that entry term.
        """
        return self._named(name, _DESCRIPTORS)

    def supplementary(self, name: str) -> Concept | None:
        """Return the supplementary concept of a name, as `descriptor` does for headings."""
        return self._named(name, frozenset(ConceptKind) - _DESCRIPTORS - {ConceptKind.QUALIFIER})

    def qualifier(self, name: str) -> Concept | None:
        """Return a qualifier by its name, or by NLM's two letters (``DE``, ``TU``)."""
        row = self._storage.row("SELECT identifier FROM concept WHERE abbreviation = ?", name)
        if row is not None:
            return self.get(row[0])
        return self._named(name, frozenset({ConceptKind.QUALIFIER}))

    def suggest(self, name: str, limit: int = 8) -> tuple[TermMatch, ...]:
        """Return at most ``limit`` concepts whose names resemble a name, the most alike first.

        Of those that are as much alike, the concept comes first that most other vocabularies know.
        """
        found = list(self.lookup(name))
        known = {match.concept for match in found}
        query = normalise(name)
        scored = [
            (_likeness(query, normalise(match.term)), renown, match)
            for match, renown in self._resembling(query)
        ]
        ranked = (
            (points + _RENOWN * min(renown, _FAMOUS), m)
            for points, renown, m in scored
            if points >= _FEWEST_POINTS
        )
        for _, match in sorted(ranked, key=lambda pair: (-pair[0], _order(pair[1]))):
            if len(found) >= limit:
                break
            if match.concept not in known:
                known.add(match.concept)
                found.append(match)
        return tuple(found[:limit])

    # ------------------------------------------------------------------------------------- within

    def _find_concept(self, identifier: str) -> Concept | None:
        row = self._storage.row(_CONCEPT, identifier)
        if row is None:
            return None
        identifier, name, kind, category, first, count, *lists = row
        return Concept(
            identifier,
            name,
            KINDS[kind],
            CATEGORIES[category],
            tuple(
                Term(text, TERM_KINDS[kind], self._sources[source])
                for text, kind, source in self._storage.rows(_TERMS, first, first + count)
            ),
            *(tuple(words.split()) for words in lists),
        )

    def _find(self, name: str) -> tuple[TermMatch, ...]:
        return _best(
            match for match, kind in self._equal(name) if kind is not ConceptKind.QUALIFIER
        )

    def _find_near(self, word: str) -> tuple[TermMatch, ...]:
        key = normalise(word)
        if len(key) < SHORTEST_MISSPELT or not key.isalpha():
            return ()
        matches = self._matches("misspelling", deletions(key))
        return _best(m for m, _ in matches if m.term and one_letter_apart(key, normalise(m.term)))

    def _find_word(self, word: str) -> bool:
        found = normalise(word).split()
        return bool(found) and all(map(self.names.has_word, found))

    def _equal(self, name: str) -> Iterator[tuple[TermMatch, ConceptKind]]:
        """Yield the terms that equal a name, and what kind of concept they are of."""
        wanted = frozenset(keys(name))
        folded = name.casefold()
        for match, kind in self._matches("name_key", wanted, folded):
            if match.exact or not wanted.isdisjoint(keys(match.term)):
                yield match, kind

    def _named(self, name: str, kinds: frozenset[ConceptKind]) -> Concept | None:
        matches = [match for match, kind in self._equal(name) if kind in kinds]
        for rank in sorted({_order(match)[:2] for match in matches}):
            concepts = {m.concept for m in matches if _order(m)[:2] == rank}
            return self.concept(concepts.pop()) if len(concepts) == 1 else None
        return None

    def _matches(
        self, index: str, wanted: Collection[str], folded: str | None = None
    ) -> Iterator[tuple[TermMatch, ConceptKind]]:
        """Yield the terms that an index files under the hashes of some keys, unchecked.

        Exact are those that are ``folded`` but for letter case.
        """
        query = _MATCHES.format(index=index, hashes=",".join("?" * len(wanted)))
        hashes = sorted(map(key_hash, wanted))
        for identifier, name, category, text, kind, source, concept_kind in self._storage.rows(
            query, *hashes
        ):
            match = TermMatch(
                concept=identifier,
                name=name,
                category=CATEGORIES[category],
                term=text,
                kind=TERM_KINDS[kind],
                source=self._sources[source],
                exact=text.casefold() == folded,
            )
            yield match, KINDS[concept_kind]

    def _resembling(self, query: str) -> list[tuple[TermMatch, int]]:
        """Return the terms of the concepts that share most words, or near words, with a query.

        With each goes how many other vocabularies its concept is known to.
        """
        shared: dict[int, float] = defaultdict(float)
        for word in _telling_words(query):
            points: dict[int, float] = {}
            for alike, likeness in self._words_like(word):
                for (number,) in self._storage.rows(_ENTRIES, alike):
                    points[number] = max(likeness, points.get(number, 0.0))
            for number, likeness in points.items():
                shared[number] += likeness
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        return [match for number, _ in best for match in self._terms_of(number)]

    def _words_like(self, word: str) -> list[tuple[str, float]]:
        """Return the words with the same beginning that a word may mean, and how alike they are."""
        start = word[:_PREFIX]
        words = [row[0] for row in self._storage.rows(_WORDS, start, start + "\U0010ffff")]
        alike = process.extract(
            word, words, scorer=fuzz.ratio, limit=_LIKE_WORDS, score_cutoff=_FEWEST_ALIKE
        )
        return sorted((text, points) for text, points, _ in alike)

    def _terms_of(self, number: int) -> Iterator[tuple[TermMatch, int]]:
        for identifier, name, category, others, text, kind, source in self._storage.rows(
            "SELECT c.identifier, c.name, c.category, c.cross_references, t.text, t.kind, t.source"
            " FROM concept c JOIN term t"
            " ON t.number >= c.first_term AND t.number < c.first_term + c.terms"
            " WHERE c.number = ? AND c.kind != ?",
            number,
            KINDS.index(ConceptKind.QUALIFIER),
        ):
            match = TermMatch(
                identifier,
                name,
                CATEGORIES[category],
                text,
                TERM_KINDS[kind],
                self._sources[source],
                exact=False,
            )
            yield match, len(others.split())


def _telling_words(query: str) -> list[str]:
    """Return the first different words of a query, as many as a name may sensibly have."""
    return list(dict.fromkeys(query.split()))[:_QUERY_WORDS]


def _likeness(query: str, name: str) -> float:
    """Return from 0 to 115 how much a name resembles a query.

    Mostly how well each word of the query is matched by some word of the name, so that a part of
    a name finds it; and a little how much they are alike as a whole, so that short names win.
    """
    words, others = _telling_words(query), name.split()
    if not words or not others:
        return 0.0
    matched = sum(max(fuzz.ratio(word, other) for other in others) for word in words)
    return matched / len(words) + 0.15 * fuzz.ratio(query, name)


def _order(match: TermMatch) -> tuple[bool, int, str, str]:
    return not match.exact, TERM_KINDS.index(match.kind), match.concept, match.term


def _best(matches: Iterable[TermMatch]) -> tuple[TermMatch, ...]:
    """Return one match for each concept, the first in order, in order."""
    best: dict[str, TermMatch] = {}
    for match in sorted(matches, key=_order):
        best.setdefault(match.concept, match)
    return tuple(best.values())
