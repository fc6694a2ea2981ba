r"""The records of Web of Science's tagged text.

Grammar::

    file         = "FN" field, "VR" field, records, "EF"
    field        = 2tag [SP value]
    continuation = 3SP value
    record       = "PT" field, fields, "ER"

Laws
    1. A record begins at ``PT`` and ends at ``ER``; one without ``ER`` ends where the next begins.
    2. A line inside a record that is no field continues one, however it is indented.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.readers.input.text_stream import StreamLine
from kg.readers.records.tagged import TaggedRecord

_FIELD = re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9])(?: (?P<text>.*)|\s*$)", re.DOTALL)
_FRAME: Final = frozenset({"FN", "VR", "EF"})


def tagged_records(lines: Iterable[StreamLine]) -> Iterator[TaggedRecord]:
    """Yield the records; one without fields holds a line that stands outside every record."""
    record: TaggedRecord | None = None
    number = 0
    for line in lines:
        if not line.text.strip("\ufeff \t"):
            continue
        found = _FIELD.match(line.text)
        tag = found["tag"] if found else ""
        if tag == "PT":
            if record:
                yield record
            number += 1
            record = TaggedRecord(number, line.number, line.start, line.end)
        if record is None or tag in _FRAME:
            if tag not in _FRAME:
                yield _outside(line, number)
        elif tag == "ER":
            record.end, record.closed = line.end, True
            yield record
            record = None
        elif found:
            record.add(tag, found["text"] or "", line)
        else:
            record.extend(line)
    if record:
        yield record


def _outside(line: StreamLine, number: int) -> TaggedRecord:
    record = TaggedRecord(number, line.number, line.start, line.end)
    record.stray(line)
    return record
