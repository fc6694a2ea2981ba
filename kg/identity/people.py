"""Which author of one record of a paper is the author of whom another record gives the ORCID iD.

Laws
    1. Within one paper two authors are one who stand at the same place of the list and bear the
       same name: the same words in any order, or the same family name with given names that begin
       alike where both give them.
    2. Where records give one place two ORCID iDs, or one ORCID iD two places, nothing is told.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.extractors import shared_orcids
from kg.folding import fold
from kg.model import Author, Document, Record


class Identified(Record, frozen=True, order=True):
    """An author of whom a record gives the ORCID iD, with what must be alike in others."""

    position: int
    words: str
    family: str
    initial: str
    orcid: str

    def is_one_with(self, author: Author) -> bool:
        """Tell whether an author in another record of the paper is this one."""
        if author.collective or author.position != self.position:
            return False
        words, family, initial = _name(author)
        alike = not initial or not self.initial or initial == self.initial
        return words == self.words or (family == self.family != "" and alike)


def identified(document: Document) -> Iterator[Identified]:
    """Yield the authors of whom a record gives the ORCID iD."""
    shared = shared_orcids(document.authors)
    for author in document.authors:
        if author.orcid and author.orcid not in shared:
            yield Identified(author.position, *_name(author), author.orcid)


def _name(author: Author) -> tuple[str, str, str]:
    """Return the words of a name in a fixed order, the family name, and the given name's letter."""
    words = " ".join(sorted(fold(author.name).split()))
    return words, fold(author.family or ""), fold(author.given or author.initials or "")[:1]


def told(records: Sequence[Sequence[Identified]]) -> Iterator[tuple[Identified, ...]]:
    """Yield, for each of the records of a paper, the authors whom only others identify."""
    every = {each for record in records for each in record}
    orcids, places = defaultdict(set), defaultdict(set)
    for each in every:
        orcids[each.position].add(each.orcid)
        places[each.orcid].add(each.position)
    sure = sorted(
        each for each in every if len(orcids[each.position]) == len(places[each.orcid]) == 1
    )
    for record in records:
        own = {each.position for each in record}
        yield tuple(each for each in sure if each.position not in own)
