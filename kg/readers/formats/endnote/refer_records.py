r"""The records of a Refer file.

Grammar::

    field        = "%" tag [SP value]
    tag          = a letter, a digit, or one of !@#$&()*+=?[]~<>^|
    record       = field, fields
    continuation = any other line inside a record

Laws
    1. ``%0``, the type, begins a record. One that has a type ends only where the next begins, for
       notes and abstracts may hold empty lines; one without ends at an empty line, as in refer(1).
       Where the type is not the first field, as in the exports of Digital Commons, the next record
       begins after an empty line, with the same tag as the one before.
    2. ``%(`` and ``%[`` may lack their blank, and ``$]`` stands for ``%]``: EndNote writes so.
"""

import re
from collections.abc import Iterable, Iterator

from kg.readers.input.text_stream import StreamLine
from kg.readers.records.tagged import TaggedRecord

_FIELD = re.compile(
    r"[ \t\ufeff]*(?:%(?P<tag>[A-Za-z0-9!@#$&()*+=?\[\]~<>^|])(?:[ \t]+(?P<text>.*)|\s*$)"
    r"|%(?P<tight>[(\[])(?P<tight_text>\S.*)|(?P<slip>\$\])[ \t]+(?P<slip_text>.*))",
    re.DOTALL,
)
TYPE = "%0"


def split_field(text: str) -> tuple[str, str] | None:
    """Return the tag and the value of a line that begins a field, or ``None``.

    >>> split_field("%A Ruiz, Ana"), split_field("%[2019/05/02"), split_field("$] e0101")
    (('%A', 'Ruiz, Ana'), ('%[', '2019/05/02'), ('%]', 'e0101'))
    >>> split_field("%50 of them")
    """
    found = _FIELD.match(text)
    if found is None:
        return None
    if found["slip"]:
        return "%]", found["slip_text"]
    return "%" + (found["tag"] or found["tight"]), found["text"] or found["tight_text"] or ""


def refer_records(lines: Iterable[StreamLine]) -> Iterator[TaggedRecord]:
    """Yield the records; one without fields holds a line that stands outside every record."""
    record: TaggedRecord | None = None
    number, blank = 0, False
    for line in lines:
        after_blank, blank = blank, not line.text.strip("\ufeff \t\r\n")
        if blank:
            if record and not _has_type(record):
                yield record
                record = None
            continue
        found = split_field(line.text)
        if record and not (found and _begins(found[0], record, after_blank=after_blank)):
            _enter(line, found, record)
            continue
        if record:
            yield record
            record = None
        if found is None:
            yield _outside(line, number)
            continue
        number += 1
        record = TaggedRecord(number, line.number, line.start, line.end, closed=True)
        _enter(line, found, record)
    if record:
        yield record


def _begins(tag: str, record: TaggedRecord, *, after_blank: bool) -> bool:
    if tag == TYPE:
        return _has_type(record)
    return after_blank and bool(record.parts) and record.parts[0][0] == tag


def _has_type(record: TaggedRecord) -> bool:
    return any(tag == TYPE and any(lines) for tag, lines, _ in record.parts)


def _enter(line: StreamLine, found: tuple[str, str] | None, record: TaggedRecord) -> None:
    if found:
        record.add(*found, line)
    elif record.parts:
        record.extend(line)


def _outside(line: StreamLine, number: int) -> TaggedRecord:
    record = TaggedRecord(number, line.number, line.start, line.end)
    record.stray(line)
    return record
