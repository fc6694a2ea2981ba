"""A file of XML records that sets hold, which bind the namespaces of what stands in them."""

from collections.abc import Iterator

from kg.model import Finding
from kg.readers.xml.frame import wrapping
from kg.readers.xml.pieces import Piece
from kg.readers.xml.record_file import RecordFile
from kg.readers.xml.tree import Parser, Tree


class NamespacedFile(RecordFile):
    """One file while it is read: each record is parsed in the namespaces of its set."""

    def __init__(self, head: bytes, name: str, sha256: str, member: str | None = None) -> None:
        super().__init__(head, name, sha256, member)
        self._parser = Parser(self.encoding.name if self.encoding.by_bytes else "utf-8")

    def parse(self, data: bytes) -> Tree:
        """Return the tree of a record, in the namespaces of its set."""
        return self._parser.parse(data)

    def tag(self, piece: Piece, name: str) -> Iterator[Finding]:
        """Take the namespaces that a set binds; one inside another may bind none of its own."""
        if name not in self.form.shape.sets:
            self.unknown_tag(piece, name)
        elif piece.data.startswith(b"</"):
            self.open = [other for other in self.open if other != name]
            self._parser.before, self._parser.after = b"", b""
        elif not piece.data.endswith(b"/>"):
            self.open.append(name)
            if b"xmlns" in piece.data:
                self._parser.before, self._parser.after = wrapping(piece.data)
        yield from ()
