"""The blocks of a BibTeX file: ``@article{...}``, ``@string{...}``, ``@comment{...}``.

Laws
    1. A block begins at ``@name{`` or ``@name(`` and ends where its braces balance; what stands
       between blocks is a comment, as BibTeX has it.
    2. A block that does not end before a line that begins an entry is cut there, so that one
       missing brace does not swallow the file.
    3. Memory is bounded: of a block larger than `LARGEST_BLOCK` only the beginning is kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.readers.input.text_stream import StreamLine

LARGEST_BLOCK = 4 * 1024 * 1024
"""Characters; the largest entries, with whole abstracts, have some ten thousands."""

_START = re.compile(r"@\s*(?P<kind>[A-Za-z]\w*)\s*(?P<open>[{(])")
_NEW_ENTRY = re.compile(
    r"@[A-Za-z]\w*\s*(?:[{(]\s*[^\s,={}\"]*|\{\s*[^\s,={}\"]+(?:[ \t]+[^\s,={}\"]+)*)\s*,"
    r"|@(?:string|comment|preamble)\s*\{",
    re.IGNORECASE,
)
_BRACES = re.compile(r"[{}]")
_BRACES_AND_PARENTHESES = re.compile(r"[{})]")


@dataclass(slots=True)
class Block:
    """One block: its kind in lower case, and its text between the outer braces.

    ``closed`` tells that it ended properly; ``start`` and ``end`` are bytes of the lines on which
    it stands.
    """

    kind: str
    opening: str
    line: int
    start: int
    end: int
    pieces: list[str] = field(default_factory=list)
    closed: bool = False
    too_large: bool = False
    depth: int = 0
    length: int = 0

    @property
    def text(self) -> str:
        """What stands between the outer braces."""
        return "".join(self.pieces)

    def take(self, text: str) -> str | None:
        """Take text up to the block's end and return what is behind it; ``None`` if it goes on."""
        pattern = _BRACES if self.opening == "{" else _BRACES_AND_PARENTHESES
        for found in pattern.finditer(text):
            if found.group() == "{":
                self.depth += 1
            elif self.depth == 0 and found.group() == ("}" if self.opening == "{" else ")"):
                self._keep(text[: found.start()])
                self.closed = True
                return text[found.end() :]
            elif found.group() == "}":
                self.depth = max(self.depth - 1, 0)
        self._keep(text)
        return None

    def _keep(self, text: str) -> None:
        self.length += len(text)
        if self.length > LARGEST_BLOCK:
            self.too_large = True
        else:
            self.pieces.append(text)


def bibtex_blocks(lines: Iterable[StreamLine]) -> Iterator[Block | StreamLine]:
    """Yield the blocks, and the lines that hold something and stand outside all of them."""
    block: Block | None = None
    for line in lines:
        rest: str | None = line.text + "\n"
        if block and _NEW_ENTRY.match(line.text.lstrip()):
            yield block
            block = None
        while rest is not None and rest.strip():
            if block is None:
                found = _START.search(rest)
                if found is None:
                    yield StreamLine(line.number, rest.strip(), line.start, line.end)
                    break
                kind, opening = found["kind"].casefold(), found["open"]
                block = Block(kind, opening, line.number, line.start, line.end)
                rest = rest[found.end() :]
            block.end = line.end
            block.too_large = block.too_large or line.cut
            rest = block.take(rest)
            if block.closed:
                yield block
                block = None
    if block:
        yield block
