"""One row of Scopus's table while it is read."""

from typing import Final

from kg.readers.records.tagged import TaggedRecord
from kg.readers.records.tagged_entry import TaggedEntry
from kg.readers.records.unread import Unread

_BOOKS: Final = frozenset({"book"})
_CHAPTERS: Final = frozenset({"book chapter", "chapter"})
_OF_VOLUMES: Final = frozenset({"conference paper", "conference review"})


class Entry(TaggedEntry):
    """The cells of a row by the names of their columns."""

    form = "Scopus's table"
    part = "column"
    unknown = "column-not-read"
    long = frozenset({
        "Authors", "Author full names", "Author(s) ID", "Affiliations", "Abstract", "References",
        "Authors with affiliations", "Author Keywords", "Index Keywords", "Chemicals/CAS",
        "Funding Details", "Funding Text", "Funding Texts", "Correspondence Address", "Editors",
        "Tradenames", "Manufacturers", "Molecular Sequence Numbers", "Sponsors",
        *(f"Funding Text {number}" for number in range(1, 21)),
    })  # fmt: skip

    def __init__(self, record: TaggedRecord, unread: Unread) -> None:
        super().__init__(record, unread)
        self._kind = self.peek("Document Type").strip().casefold()

    @property
    def is_book(self) -> bool:
        """Whether the type says that the thing is a whole book."""
        return self._kind in _BOOKS

    @property
    def in_book(self) -> bool:
        """Whether what holds the thing is a book: the type says so, or an ISBN without an ISSN."""
        of_book = self.has("ISBN") and not self.has("ISSN")
        return self._kind in _CHAPTERS or (of_book and not self.is_book)

    @property
    def has_volume(self) -> bool:
        """Whether an ISBN is that of the volume which holds the thing."""
        return self.is_book or self.in_book or self._kind in _OF_VOLUMES

    def text(self, name: str) -> str | None:
        """Return the text of a cell."""
        item = self.one(name)
        return item.text if item else None


def listed(text: str) -> list[str]:
    """Return the items of a list between which semicolons stand.

    >>> listed("57190000000;57190000001;")
    ['57190000000', '57190000001']
    """
    return [part for piece in text.split(";") if (part := piece.strip())]
