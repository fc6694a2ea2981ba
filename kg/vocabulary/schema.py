"""The layout of a compiled vocabulary: one SQLite file.

``concept`` is in the order of identifiers and ``term`` in the order of concepts, so that the
terms of a concept are a range of rows. ``name_key`` finds terms by a 48-bit hash of their
normalised form (`kg.vocabulary.normalise.keys`); a reader compares the form itself after that,
so that a collision costs time and never truth. ``misspelling`` is the one-deletion neighbourhood
of single-word terms (`kg.vocabulary.spelling`), hashed the same way.
"""

import hashlib
from typing import Final

from kg.model import Category
from kg.vocabulary.concept import ConceptKind, TermKind

# A row holds the place of a kind or category in these, which are part of the layout.
KINDS: Final = tuple(ConceptKind)
CATEGORIES: Final = tuple(Category)
TERM_KINDS: Final = tuple(TermKind)

APPLICATION_ID: Final = 0x6B67566F  # "kgVo"
SCHEMA_VERSION: Final = 4
PAGE_SIZE: Final = 4096

SCHEMA: Final = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE concept (
    number INTEGER PRIMARY KEY,
    identifier TEXT NOT NULL,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    category INTEGER NOT NULL,
    first_term INTEGER NOT NULL,
    terms INTEGER NOT NULL,
    tree_numbers TEXT NOT NULL,
    broader TEXT NOT NULL,
    mapped_to TEXT NOT NULL,
    actions TEXT NOT NULL,
    cross_references TEXT NOT NULL,
    qualifiers INTEGER,
    abbreviation TEXT
);
CREATE TABLE term (
    number INTEGER PRIMARY KEY,
    concept INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind INTEGER NOT NULL,
    source INTEGER NOT NULL
);
CREATE TABLE source (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE name_key (hash INTEGER, term INTEGER, PRIMARY KEY (hash, term)) WITHOUT ROWID;
CREATE TABLE misspelling (hash INTEGER, term INTEGER, PRIMARY KEY (hash, term)) WITHOUT ROWID;
CREATE TABLE entry (word TEXT, concept INTEGER, PRIMARY KEY (word, concept)) WITHOUT ROWID;
CREATE TABLE qualifier_set (number INTEGER PRIMARY KEY, identifiers TEXT NOT NULL);
CREATE TABLE above (lower INTEGER, upper INTEGER, PRIMARY KEY (lower, upper)) WITHOUT ROWID;
CREATE TABLE below (upper INTEGER, lower INTEGER, PRIMARY KEY (upper, lower)) WITHOUT ROWID;
"""

INDEXES: Final = """
CREATE UNIQUE INDEX concept_identifier ON concept (identifier);
"""


def key_hash(key: str) -> int:
    """Return the 48-bit hash that a normalised name, or a word, is filed under."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=6).digest(), signed=True)
