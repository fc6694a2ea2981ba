"""The vocabulary: MeSH and what it refers to, compiled to one file that opens in milliseconds.

Getting one is the business of ``kg.vocabulary.download`` and ``kg.vocabulary.install``, which are
imported by themselves: they take longer to load than a vocabulary to open.
"""

from kg.vocabulary.concept import (
    Concept,
    ConceptKind,
    Release,
    Term,
    TermKind,
    TermMatch,
    VocabularySource,
)
from kg.vocabulary.normalise import normalise
from kg.vocabulary.vocabulary import Vocabulary, default_path, open_vocabulary

__all__ = [
    "Concept",
    "ConceptKind",
    "Release",
    "Term",
    "TermKind",
    "TermMatch",
    "Vocabulary",
    "VocabularySource",
    "default_path",
    "normalise",
    "open_vocabulary",
]
