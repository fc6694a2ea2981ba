"""Lines that no record holds."""

from kg.model import Severity
from kg.readers.input.text_stream import StreamLine
from kg.readers.records.unread import Unread


def note_stray(line: StreamLine, unread: Unread) -> None:
    """Count a line that stands outside every record."""
    unread.note(
        "line-not-understood", "outside", "this line stands outside every record",
        severity=Severity.INFO, line=line.number, quote=line.text,
    )  # fmt: skip
