"""What the text room asks of a vocabulary.

A protocol, so that a test can hand in a handful of terms and a user any vocabulary of their own;
`kg.vocabulary.Vocabulary` fits it as it is.
"""

from typing import Protocol

from kg.vocabulary.concept import Concept, TermMatch
from kg.vocabulary.name_table import NameTable


class Lexicon(Protocol):
    """A vocabulary that is looked up by name, by identifier and by a word's neighbourhood."""

    @property
    def names(self) -> NameTable:
        """All names as numbers."""
        ...

    def get(self, identifier: str) -> Concept | None:
        """Return the concept with this identifier, or ``None``."""
        ...

    def lookup(self, name: str) -> tuple[TermMatch, ...]:
        """Return every concept with a term that equals ``name`` after normalisation."""
        ...

    def near(self, word: str) -> tuple[TermMatch, ...]:
        """Return the single-word terms that are one letter away from ``word``."""
        ...

    def has_word(self, word: str) -> bool:
        """Tell whether any term holds this word."""
        ...
