"""An element of a record, as lxml gives it: what of it the rules use."""

from collections.abc import Iterator
from typing import Protocol


class Element(Protocol):
    """The part of lxml's interface that the rules rest on.

    Source: lxml, "The lxml.etree Tutorial". Comments and instructions are not in the tree, so that
    every ``tag`` is a text.
    """

    tag: str
    text: str | None
    tail: str | None
    sourceline: int | None

    def __iter__(self) -> Iterator["Element"]:
        """Yield the children."""
        ...

    def __len__(self) -> int:
        """Return how many children there are."""
        ...

    def __getitem__(self, place: int, /) -> "Element":
        """Return a child."""
        ...

    def get(self, name: str, /) -> str | None:
        """Return the value of an attribute."""
        ...

    def keys(self) -> list[str]:
        """Return the names of the attributes, in their order."""
        ...

    def items(self) -> list[tuple[str, str]]:
        """Return the names of the attributes and their values, in their order."""
        ...

    def iter(self) -> Iterator["Element"]:
        """Yield the element and all below it."""
        ...

    def itertext(self) -> Iterator[str]:
        """Yield every text inside the element."""
        ...

    def getparent(self) -> "Element | None":
        """Return the element that holds this one."""
        ...
