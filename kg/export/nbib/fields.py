"""The fields of a MEDLINE record, in PubMed's order."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from kg.export.nbib import (
    administration,
    citation,
    dates,
    identifiers,
    people,
    related,
    subjects,
    text,
)
from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record

Rule: TypeAlias = Callable[[Record], Iterator[Field]]

RULES: Final[tuple[Rule, ...]] = (
    identifiers.pmids,
    administration.owners,
    citation.issns,
    citation.volumes,
    citation.issues,
    dates.issue_dates,
    text.titles,
    citation.pages,
    identifiers.locations,
    text.abstracts,
    text.copyrights,
    people.authors,
    citation.languages,
    subjects.accessions,
    related.grants,
    subjects.publication_types,
    text.vernacular_titles,
    text.other_abstracts,
    dates.electronic_dates,
    citation.journal_titles,
    subjects.substances,
    subjects.supplementary_concepts,
    administration.subsets,
    related.related,
    subjects.headings,
    identifiers.pmcids,
    subjects.keywords,
    text.interests,
    people.investigators,
    dates.history,
    identifiers.article_identifiers,
    citation.states,
    citation.sources,
)
"""What yields each field, or the fields that belong together."""


def fields(record: Record) -> list[list[Field]]:
    """Return the fields that each rule yields, in the order of the rules."""
    return [[field for field in rule(record) if field.value.strip()] for rule in RULES]
