"""The records of a MEDLINE file.

Grammar::

    field        = tag *SP "-" SP value          ; the tag fills the first four columns
    continuation = 6SP value
    record       = "PMID-" field, then fields

Laws
    1. A record begins at ``PMID-``. One whose PMID was lost begins, after a blank line, at a tag
       that opens records and that the record before has already.
    2. A line that is neither a field nor indented belongs to no field.
"""

import re
from collections.abc import Iterable, Iterator

from kg.readers.input.text_stream import StreamLine
from kg.readers.records.tagged import TaggedRecord

_FIELD = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3})\s{0,2}-(?:\s(?P<text>.*)|$)", re.DOTALL)
_OPENING = frozenset({"OWN", "STAT", "TI"})


def medline_records(lines: Iterable[StreamLine]) -> Iterator[TaggedRecord]:
    """Yield the records, each with its fields in printed order."""
    record: TaggedRecord | None = None
    number, blank = 0, False
    for line in lines:
        if not line.text.strip():
            blank = True
            continue
        found = _FIELD.match(line.text)
        if record is None or (found and _begins(found["tag"], record, blank=blank)):
            if record:
                yield record
            number += 1
            record = TaggedRecord(number, line.number, line.start, line.end)
        _enter(line, found, record)
        blank = False
    if record:
        yield record


def _begins(tag: str, record: TaggedRecord, *, blank: bool) -> bool:
    if tag == "PMID":
        return bool(record.parts)
    return blank and tag in _OPENING and any(part[0] == tag for part in record.parts)


def _enter(line: StreamLine, found: re.Match[str] | None, record: TaggedRecord) -> None:
    if found:
        record.add(found["tag"], found["text"] or "", line)
        record.closed = found["tag"] == "SO"
    elif line.text[:1].isspace() and record.parts:
        record.extend(line)
    else:
        record.stray(line)
