"""Which mentions are of experimental animals, and not of patients.

Laws
    1. A sentence is about animals when it speaks of them and not of people.
    2. In a paper about animals, so is each sentence that does not speak of people. A paper is about
       animals when it is indexed with Animals and not with Humans, which NLM's indexers assign to
       every paper that they fit (MeSH check tags), or when its title speaks of animals and not of
       people.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import Document, Mention, replace
from kg.text.context import speaks_of
from kg.text.holding import held
from kg.text.passage import Passage

_ANIMALS: Final = frozenset({"animals", "D000818"})
_HUMANS: Final = frozenset({"humans", "D006801"})
_ENGLISH: Final = (None, "en")


def in_context(
    mentions: Sequence[Mention], document: Document, passages: Sequence[Passage]
) -> Iterator[Mention]:
    """Yield the mentions; those that are of experimental animals say so."""
    everywhere = is_about_animals(document)
    told = {
        number
        for passage, numbers in zip(passages, held(passages, mentions), strict=True)
        if numbers and _is_about_animals(passage, everywhere=everywhere)
        for number in numbers
    }
    for number, mention in enumerate(mentions):
        yield replace(mention, animal=True) if number in told else mention


def is_about_animals(document: Document) -> bool:
    """Tell whether a paper as a whole is about animals: by its indexing, or else by its title."""
    indexed = {heading.identifier or heading.descriptor.lower() for heading in document.headings}
    if indexed & _HUMANS:
        return False
    if indexed & _ANIMALS:
        return True
    titles = (document.title, document.translated_title)
    told = [speaks_of(t.text) for t in titles if t is not None and t.language in _ENGLISH]
    return any("animal" in whom for whom in told) and not any("human" in whom for whom in told)


def _is_about_animals(passage: Passage, *, everywhere: bool) -> bool:
    whom = speaks_of(passage.text) if passage.english else frozenset()
    return "human" not in whom and (everywhere or "animal" in whom)
