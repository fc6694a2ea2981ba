"""The concepts that the indexers gave a paper, whether as heading, substance or supplement."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from kg.model import (
    Category,
    Document,
    Heading,
    HeadingQualifier,
    Substance,
    SupplementaryConcept,
)  # fmt: skip
from kg.names import CITO, Written, slug, written_mesh
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


def keys_of(concepts: Sequence[Concept | None], names: Sequence[str]) -> tuple[str, ...]:
    """Return the key that names each node: its concept's, else its name's, unlike any before it."""
    found = zip(concepts, names, strict=True)
    return tuple(distinct(concept.identifier if concept else slug(name) for concept, name in found))


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


@dataclass(frozen=True, slots=True)
class Indexed:
    """The concepts of a document's headings, substances and supplementary concepts, in order.

    ``None`` stands where the vocabulary holds none; ``keys`` name the nodes of the headings.
    """

    descriptors: tuple[Concept | None, ...]
    substances: tuple[Concept | None, ...]
    supplementary: tuple[Concept | None, ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, document: Document, vocabulary: Vocabulary) -> Self:
        """Look up what a document is indexed with."""
        headings = document.headings
        descriptors = tuple([find_descriptor(vocabulary, each) for each in headings])
        return cls(
            descriptors,
            tuple([find_substance(vocabulary, each) for each in document.substances]),
            tuple([find_supplementary(vocabulary, e) for e in document.supplementary_concepts]),
            keys_of(descriptors, [each.descriptor for each in headings]),
        )

    def discussed(self, paper: str, categories: frozenset[Category]) -> str:
        """Return ``cito:discusses`` for each concept of the categories, once."""
        found = {
            concept.identifier: None
            for concept in (*self.descriptors, *self.substances, *self.supplementary)
            if concept is not None and concept.category in categories
        }
        discusses = _cito.discusses
        return "".join([f"{paper} {discusses} {written_mesh(each)} .\n" for each in found])


_cito = Written(CITO)
