"""One record of Web of Science while it is read."""

import re
from collections.abc import Iterator
from typing import Final

from kg.readers.records.tagged import Field, TaggedRecord
from kg.readers.records.tagged_entry import TaggedEntry
from kg.readers.records.unread import Unread

_BOOKS: Final = frozenset({"B", "S"})


class Entry(TaggedEntry):
    """The fields of a record by Web of Science's tags; ``table`` tells the form of its lists."""

    form = "Web of Science"
    long = frozenset({
        "AU", "AF", "AB", "C1", "C3", "CR", "RP", "EM", "RI", "OI", "FU", "FP", "FX", "BA", "BF",
        "BE", "ED", "CA", "GP", "DE", "ID",
    })  # fmt: skip
    table: bool

    def __init__(self, record: TaggedRecord, unread: Unread) -> None:
        super().__init__(record, unread)
        self.is_book = self.peek("PT").strip().upper() in _BOOKS

    def listed(self, *tags: str, divider: str = r"\s*;(?:\s+|$)") -> Iterator[tuple[str, Field]]:
        """Yield the items of lists that have a line an item in tagged text.

        A semicolon without a blank behind it belongs to the item: old DOIs have some.
        """
        for item in self.take(*tags):
            parts = re.split(divider, item.text) if self.table else item.lines
            yield from ((part.strip(), item) for part in parts if part.strip(" ;"))

    def pieces(self, *tags: str) -> Iterator[tuple[str, Field]]:
        """Yield the items of lists that semicolons divide in either form."""
        for item in self.take(*tags):
            yield from ((part.strip(), item) for part in item.text.split(";") if part.strip())

    def text(self, *tags: str) -> str | None:
        """Return the text of the first of some fields."""
        item = self.one(*tags)
        return item.text if item else None
