"""Blocks of a page: what stands under each heading.

Laws
    1. A heading is a row that equals a phrase of the layout's table, or begins with one and a colon
       (``Keywords: ...``) where the table allows that.
    2. What stands above the first heading is the block ``head``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.readers.parts.lines import Row

HEAD = "head"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (or none) and the rows under it."""

    name: str
    heading: Row | None
    rows: tuple[Row, ...]


def blocks_of(
    rows: Iterable[Row], headings: Mapping[str, str], short: frozenset[str] = frozenset()
) -> Iterator[Block]:
    """Yield the blocks of a page.

    ``headings`` leads from a heading's key to the block's name; a block named in ``short`` ends at
    the first blank line after something was said in it, and what follows is ``head`` again.
    """
    name, heading, kept = HEAD, None, list[Row]()
    for row in rows:
        found = headings.get(row.key)
        if found is not None:
            yield Block(name, heading, tuple(kept))
            name, heading, kept = found, row, []
        elif name in short and kept and row.gap:
            yield Block(name, heading, tuple(kept))
            name, heading, kept = HEAD, None, [row]
        else:
            kept.append(row)
    yield Block(name, heading, tuple(kept))
