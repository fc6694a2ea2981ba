"""The records of a RIS file.

Grammar::

    field        = 2tag 2SP "-" [SP value]
    record       = "TY" field, fields, "ER" field
    continuation = any other line inside a record

Laws
    1. The first ``TY`` tells how the file spaces its tags; files whose blanks were squeezed are
       read, but where tags are spaced as the specification asks, nothing else is a tag.
    2. A record without ``ER`` ends where the next one begins.
    3. ``PMID-``, which some exports borrow from MEDLINE, is a tag too, however it is spaced.
    4. A line with a number alone between records counts them (Ovid), and says nothing.
"""

import re
from collections.abc import Iterable, Iterator

from kg.readers.input.text_stream import StreamLine
from kg.readers.records.tagged import TaggedRecord

_STRICT = re.compile(
    r"(?P<tag>[A-Z][A-Z0-9](?=  -)|PMID(?= {0,2}-)) *-(?:\s?(?P<text>.*))?", re.DOTALL
)
_LOOSE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]|PMID)\s{0,2}-(?:\s(?P<text>.*)|\s*$)", re.DOTALL)
_COUNTER = re.compile(r"\s*\d+\.?\s*")


def ris_records(lines: Iterable[StreamLine]) -> Iterator[TaggedRecord]:
    """Yield the records; one without fields holds lines that stand outside every record."""
    record: TaggedRecord | None = None
    pattern: re.Pattern[str] | None = None
    number = 0
    for line in lines:
        if not line.text.strip() or (_open(record) is None and _COUNTER.fullmatch(line.text)):
            continue
        pattern = pattern or _spacing(line.text)
        found = (pattern or _STRICT).match(line.text)
        if found and found["tag"] == "TY":
            if record:
                yield record
            number += 1
            record = TaggedRecord(number, line.number, line.start, line.end)
        elif _open(record) is None:
            if record:
                yield record
            record = TaggedRecord(number, line.number, line.start, line.end, closed=False)
            record.stray(line)
            yield record
            record = None
            continue
        if record:
            _enter(line, found, record)
    if record:
        yield record


def is_field(text: str) -> bool:
    """Tell whether a line is a field, spaced as the specification asks.

    >>> is_field("TI  - On lupus"), is_field("ER  - "), is_field("Provider: JSTOR")
    (True, False, False)
    """
    found = _STRICT.match(text)
    return found is not None and bool(found["text"])


def _open(record: TaggedRecord | None) -> TaggedRecord | None:
    return record if record and not record.closed else None


def _spacing(text: str) -> re.Pattern[str] | None:
    if text.startswith("TY  -"):
        return _STRICT
    return _LOOSE if re.match(r"TY\s?-\s*[A-Z]", text) else None


def _enter(line: StreamLine, found: re.Match[str] | None, record: TaggedRecord) -> None:
    if found and found["tag"] == "ER":
        record.end = line.end
        record.closed = True
    elif found:
        record.add(found["tag"], found["text"] or "", line)
    else:
        record.extend(line)
