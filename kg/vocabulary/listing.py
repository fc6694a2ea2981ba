"""All names of a vocabulary, and all that it refers to, one after the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.vocabulary.concept import ConceptKind
from kg.vocabulary.name_table import NamedTerm
from kg.vocabulary.schema import CATEGORIES, KINDS, TERM_KINDS
from kg.vocabulary.storage import Storage

_NAMES: Final = (
    "SELECT c.identifier, c.category, t.text, t.kind, s.name FROM term t"
    " JOIN concept c ON c.number = t.concept JOIN source s ON s.number = t.source"
    " WHERE c.kind != ? ORDER BY t.number"
)


def named_terms(path: Path) -> Iterator[tuple[str, NamedTerm]]:
    """Yield each term of a compiled vocabulary with its concept's identifier; no qualifiers.

    All rows are held in memory meanwhile. Raises `kg.errors.VocabularyError`.
    """
    storage = Storage(path)
    try:
        rows = storage.rows(_NAMES, KINDS.index(ConceptKind.QUALIFIER))
    finally:
        storage.close()
    for identifier, category, text, kind, source in rows:
        supplementary = not identifier.startswith("D")
        term = NamedTerm(text, TERM_KINDS[kind], CATEGORIES[category], supplementary, source)
        yield identifier, term


def cross_references(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each CURIE of a compiled vocabulary with the identifier of the concept that has it.

    All rows are held in memory meanwhile. Raises `kg.errors.VocabularyError`.
    """
    storage = Storage(path)
    try:
        rows = storage.rows("SELECT identifier, cross_references FROM concept ORDER BY number")
    finally:
        storage.close()
    for identifier, curies in rows:
        for curie in curies.split():
            yield curie, identifier
