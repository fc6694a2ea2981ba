"""All names of a vocabulary, one after the other: what tables of names are made of."""

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
