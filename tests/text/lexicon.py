"""A vocabulary small enough to hold in memory: what `vocabulary.tsv` lists, and no more."""

from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path

from kg.model import Category
from kg.vocabulary.concept import Concept, ConceptKind, TermKind, TermMatch
from kg.vocabulary.name_table import NamedTerm, NameTable
from kg.vocabulary.normalise import keys, normalise
from kg.vocabulary.spelling import one_letter_apart

_TABLE = Path(__file__).with_name("vocabulary.tsv")
_SHORTEST_MISSPELT = 8
_ANTIBODIES = "D12.776.377.715.548.114.224"


class ListedLexicon:
    """A `kg.text.lexicon.Lexicon` over rows of concept, category, kind of term, and term.

    Antibodies are told by their stem, as WHO's names have it.
    """

    def __init__(self, rows: list[tuple[str, str, str, str]]) -> None:
        self._names = {concept: term for concept, _, kind, term in rows if kind == "preferred"}
        self._categories = {concept: Category(category) for concept, category, _, _ in rows}
        self._terms: dict[str, list[tuple[str, TermKind, str]]] = defaultdict(list)
        self._words: set[str] = set()
        for concept, _, kind, term in rows:
            for key in keys(term):
                self._terms[key].append((concept, TermKind(kind), term))
                self._words.update(key.split())

    @cached_property
    def names(self) -> NameTable:
        return NameTable.of(
            NamedTerm(term, kind, self._categories[concept], concept[0] != "D", "MeSH")
            for rows in self._terms.values()
            for concept, kind, term in rows
        )

    def get(self, identifier: str) -> Concept | None:
        if identifier not in self._names:
            return None
        kind = ConceptKind.TOPICAL if identifier.startswith("D") else ConceptKind.CHEMICAL
        name = self._names[identifier]
        trees = (_ANTIBODIES,) if name.lower().endswith("mab") else ()
        return Concept(identifier, name, kind, self._categories[identifier], (), trees)

    def lookup(self, name: str) -> tuple[TermMatch, ...]:
        found = {key: self._terms.get(key, []) for key in keys(name)}
        return tuple(
            self._match(*row, exact=row[2].lower() == name.lower())
            for rows in found.values()
            for row in rows
        )

    def near(self, word: str) -> tuple[TermMatch, ...]:
        if len(word) < _SHORTEST_MISSPELT:
            return ()
        return tuple(
            self._match(*row, exact=False)
            for key in sorted(self._terms)
            if " " not in key and one_letter_apart(word.lower(), key)
            for row in self._terms[key]
        )

    def has_word(self, word: str) -> bool:
        return all(part in self._words for part in normalise(word).split())

    def _match(self, concept: str, kind: TermKind, term: str, *, exact: bool) -> TermMatch:
        return TermMatch(
            concept, self._names[concept], self._categories[concept], term, kind, "MeSH", exact
        )


@cache
def lexicon() -> ListedLexicon:
    """Return the vocabulary of this folder's tests."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return ListedLexicon([(row[0], row[1], row[2], row[3]) for row in rows])
