"""One record of EndNote while it is read, and what its type says of it."""

from typing import Final

from kg.readers.records.tagged import TaggedRecord
from kg.readers.records.tagged_entry import TaggedEntry
from kg.readers.records.unread import Unread

JOURNALS: Final = frozenset(
    {
        "", "generic", "journal article", "electronic article", "magazine article",
        "newspaper article", "newspaper", "press release",
    }
)  # fmt: skip
_BOOKS: Final = frozenset(
    {"book", "edited book", "electronic book", "ancient text", "classical work", "serial",
     "conference proceedings"}
)  # fmt: skip


class Entry(TaggedEntry):
    """The fields of a record by Refer's tags."""

    long = frozenset({"%X", "%Z", "%K", "%+", "%A", "%<"})

    def __init__(self, record: TaggedRecord, unread: Unread) -> None:
        super().__init__(record, unread)
        self.kind = self.peek("%0").strip().casefold()

    @property
    def in_journal(self) -> bool:
        """Whether the type says that the thing is part of a journal, or there is none."""
        return self.kind in JOURNALS or (self.kind not in _BOOKS and self.has("%J"))

    @property
    def is_book(self) -> bool:
        """Whether the type says that the thing is a whole book."""
        return self.kind in _BOOKS and not (
            self.kind == "conference proceedings" and self.has("%B")
        )
