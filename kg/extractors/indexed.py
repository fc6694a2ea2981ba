"""The concepts that the indexers gave a paper, whether as heading, substance or supplement."""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Triple

from kg.extractors.extractor import Context
from kg.model import Category, Heading, HeadingQualifier, Substance, SupplementaryConcept
from kg.names import CITO, mesh, slug
from kg.vocabulary import Concept, Vocabulary


def find_descriptor(vocabulary: Vocabulary, heading: Heading) -> Concept | None:
    """Return the descriptor of a heading: by its identifier, else by its printed name."""
    found = vocabulary.get(heading.identifier) if heading.identifier else None
    return found or vocabulary.descriptor(heading.descriptor)


def find_qualifier(vocabulary: Vocabulary, use: HeadingQualifier) -> Concept | None:
    """Return a qualifier: by its identifier, else by its printed name."""
    found = vocabulary.get(use.identifier) if use.identifier else None
    return found or vocabulary.qualifier(use.name)


def find_substance(vocabulary: Vocabulary, substance: Substance) -> Concept | None:
    """Return the concept of a substance: by its identifier, else by its printed name."""
    found = vocabulary.get(substance.identifier) if substance.identifier else None
    name = substance.name
    return found or vocabulary.descriptor(name) or vocabulary.supplementary(name)


def find_supplementary(vocabulary: Vocabulary, extra: SupplementaryConcept) -> Concept | None:
    """Return a supplementary concept: by its identifier, else by its printed name."""
    found = vocabulary.get(extra.identifier) if extra.identifier else None
    return found or vocabulary.supplementary(extra.name)


def heading_keys(vocabulary: Vocabulary, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the key that names each heading's node: its descriptor's, and unlike any before it."""
    found = ((heading.descriptor, find_descriptor(vocabulary, heading)) for heading in headings)
    yield from distinct(concept.identifier if concept else slug(name) for name, concept in found)


def distinct(keys: Iterable[str]) -> Iterator[str]:
    """Yield keys; one that came before gets its position, from 1, behind it.

    >>> list(distinct(["a", "b", "a"]))
    ['a', 'b', 'a-3']
    """
    taken: set[str] = set()
    for position, key in enumerate(keys, start=1):
        unlike = f"{key}-{position}" if key in taken else key
        taken.add(unlike)
        yield unlike


def discussed(context: Context, categories: frozenset[Category]) -> Iterator[Triple]:
    """Yield ``cito:discusses`` for each indexed concept of the categories, once."""
    found = {
        concept.identifier: None
        for concept in _indexed(context)
        if concept is not None and concept.category in categories
    }
    for identifier in found:
        yield Triple(context.paper, CITO.discusses, mesh(identifier))


def _indexed(context: Context) -> Iterator[Concept | None]:
    document, vocabulary = context.document, context.vocabulary
    yield from (find_descriptor(vocabulary, each) for each in document.headings)
    yield from (find_substance(vocabulary, each) for each in document.substances)
    yield from (find_supplementary(vocabulary, each) for each in document.supplementary_concepts)
