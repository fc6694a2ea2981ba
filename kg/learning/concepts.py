"""From gold names with their concepts to what grounding learns from."""

from collections.abc import Iterator
from typing import Final

from kg.learning.corpora import AnnotatedDocument
from kg.model import Category
from kg.text.grounding import DocumentNames, Example, FoundName
from kg.text.tagging.labels import NameKind
from kg.vocabulary import Vocabulary
from kg.vocabulary.listing import named_terms

NO_CONCEPT: Final = frozenset({"-1", "-", ""})
"""What corpora write where they know no concept."""


def grounded(item: AnnotatedDocument) -> Iterator[Example]:
    """Yield the names of a document whose concepts the corpus knows."""
    every = [name for names in item.names for name in names]
    found = tuple(FoundName(name.quote, name.kind) for name in every)
    around = DocumentNames(item.long_forms, found)
    source = item.document.source
    for name, each in zip(every, found, strict=True):
        concepts = tuple(sorted(concept for concept in name.concepts if concept not in NO_CONCEPT))
        if concepts:
            yield Example(each, concepts, f"{source.path} {source.number}", around)


def synonyms(vocabulary: Vocabulary) -> dict[NameKind, list[list[str]]]:
    """Return the names of each concept of a kind."""
    by_concept: dict[tuple[NameKind, str], list[str]] = {}
    for identifier, term in named_terms(vocabulary.path):
        kind = _KIND_OF_CATEGORY.get(term.category)
        if kind is not None:
            by_concept.setdefault((kind, identifier), []).append(term.text)
    found: dict[NameKind, list[list[str]]] = {kind: [] for kind in NameKind}
    for (kind, _), names in sorted(by_concept.items()):
        found[kind].append(names)
    return found


_KIND_OF_CATEGORY: Final = {
    Category.DRUG: NameKind.CHEMICAL,
    Category.CHEMICAL: NameKind.CHEMICAL,
    Category.DISEASE: NameKind.CONDITION,
    Category.PHENOTYPE: NameKind.CONDITION,
}
