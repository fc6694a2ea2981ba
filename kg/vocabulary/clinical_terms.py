"""Everyday clinical names that neither MeSH nor the ontologies have, each with its authority.

The table ``clinical_terms.tsv`` lies beside this file: term, MeSH identifier, kind, and the
authority that uses the term for that concept. A name that a source of the vocabulary gives to
any concept is left to that source.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.vocabulary.concept import Term, TermKind, VocabularySource
from kg.vocabulary.draft import Drafts, NameIndex
from kg.vocabulary.wheels import sha256_of

TABLE: Final = Path(__file__).with_name("clinical_terms.tsv")


@dataclass(frozen=True, slots=True)
class ClinicalTerm:
    """One line of the table: a term, and the concept that it names."""

    term: Term
    concept: str


def clinical_terms() -> Iterator[ClinicalTerm]:
    """Yield the lines of the table in order."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", strict=True):
            term = Term(row["term"], TermKind(row["kind"]), row["authority"])
            yield ClinicalTerm(term, row["concept"])


def clinical_terms_source() -> VocabularySource:
    """Return what a release says of the table."""
    return VocabularySource("clinical terms", "1", TABLE.name, sha256_of(TABLE))


def add_clinical_terms(drafts: Drafts, index: NameIndex) -> None:
    """Add the table's terms to the concepts that the vocabulary has."""
    for line in clinical_terms():
        draft = drafts.get(line.concept)
        if draft is not None and not index.concepts(line.term.text):
            draft.add_term(line.term)
