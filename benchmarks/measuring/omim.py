"""Which concepts of the vocabulary the OMIM numbers of a corpus are.

NCBI Disease identifies some diseases by OMIM and not by MeSH; a system that answers in MeSH alone
is wrong there even where it found the very disease. A number is read as the one concept that has
it as a cross-reference, which the vocabulary gives only where both are exactly the same.
"""

from collections import defaultdict
from collections.abc import Iterable

from kg.vocabulary import Vocabulary
from kg.vocabulary.listing import cross_references
from measuring.gold import GoldDocument
from measuring.scoring import identifiers

_SPACE = "OMIM:"


def omim(documents: Iterable[GoldDocument], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the concepts by the numbers of OMIM that documents name: ``OMIM:143100``."""
    wanted = {
        number
        for item in documents
        for name in item.names
        for number in identifiers(name.concepts)
        if number.startswith(_SPACE)
    }
    if not wanted:
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for curie, identifier in cross_references(vocabulary.path):
        if curie in wanted:
            found[curie].add(identifier)
    return {number: min(same) for number, same in sorted(found.items()) if len(same) == 1}
