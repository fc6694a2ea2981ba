"""The vocabulary: MeSH and what it refers to, compiled to one file that opens in milliseconds."""

from kg.vocabulary.concept import (
    Concept,
    ConceptKind,
    Release,
    Term,
    TermKind,
    TermMatch,
    VocabularySource,
)
from kg.vocabulary.download import download, download_mesh
from kg.vocabulary.install import install_from_files, install_from_packages
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
    "download",
    "download_mesh",
    "install_from_files",
    "install_from_packages",
    "normalise",
    "open_vocabulary",
]
