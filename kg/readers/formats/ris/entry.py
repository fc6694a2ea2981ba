"""One RIS record while it is read, and what its type says of it."""

from typing import Final

from kg.readers.records.tagged import TaggedRecord
from kg.readers.records.tagged_entry import TaggedEntry
from kg.readers.records.unread import Unread

_JOURNALS: Final = frozenset(
    {"JOUR", "EJOU", "EJOUR", "JFULL", "MGZN", "INPR", "ABST", "NEWS", "", "GEN"}
)
"""Unknown types are taken for parts of a journal, as most that databases give are."""
_CONFERENCES: Final = frozenset({"CONF", "CPAPER"})
_BOOKS: Final = frozenset({"BOOK", "EBOOK", "EDBOOK", "WHOLE", "SER"})


class Entry(TaggedEntry):
    """The fields of a record of RIS."""

    form = "RIS"
    unknown = "tag-not-read"
    long = frozenset({"AB", "N2", "N1", "RN", "KW", "AD", "M1", "AU", "A1"})

    def __init__(self, record: TaggedRecord, unread: Unread) -> None:
        super().__init__(record, unread)
        self.kind = self.peek("TY").split(" ")[0].upper()

    @property
    def in_journal(self) -> bool:
        """Whether the type says that the thing is part of a journal."""
        return self.kind in _JOURNALS

    @property
    def of_conference(self) -> bool:
        """Whether the type says that the thing was given at a conference."""
        return self.kind in _CONFERENCES

    @property
    def is_book(self) -> bool:
        """Whether the type says that the thing is a whole book."""
        return self.kind in _BOOKS
