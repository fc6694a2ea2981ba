"""What every record is, and a stretch of text."""

from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, structs


class Span(NamedTuple):
    """A stretch of a text: code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch itself.

        >>> Span(0, 5).of("lupus erythematosus")
        'lupus'
        """
        return text[self.start : self.end]


class Record(Struct, frozen=True, gc=False):
    """What every record of this room is."""


R = TypeVar("R", bound=Record)


def replace(record: R, /, **changes: Any) -> R:
    """Return a copy of a record in which some fields are others.

    >>> from kg.model import Title
    >>> replace(Title("Lupus"), language="en")
    Title(text='Lupus', language='en', translated=False)
    """
    return structs.replace(record, **changes)


def field_names(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of a record's fields, in their order."""
    return kind.__struct_fields__
