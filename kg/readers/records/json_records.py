"""The records of a JSON file: its items parsed one by one, its faults reported."""

import mmap
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kg.model import Document, Finding, Severity, Source
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import Survey, doubts, survey
from kg.readers.records.json_items import LARGEST, Data, JsonFrame, JsonItem, Path, json_items
from kg.readers.records.json_keys import BadJson, Json, Keys, parse_json
from kg.readers.records.record_source import RecordSource
from kg.readers.records.unread import Unread

_REMEDY = "export the file again"
_FAULTS = {
    "too-large": f"has more than {LARGEST:,} bytes and was left out",
    "too-deep": "has brackets nested too deep for a record and was left out",
    "cut-off": "does not end: the file is cut off; nothing was taken from it",
    "damaged": "has brackets that do not pair; nothing was taken from it",
}


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """What a format says of its files.

    ``paths`` lead to the array of records. ``read`` makes a record's document; ``frame`` takes the
    keys around the array. ``single`` tells that an object without such an array is one record.
    ``items`` finds the records where one array is not all there is.
    """

    name: str
    paths: frozenset[Path]
    read: Callable[[Keys, Source], Document]
    frame: Callable[[Keys], None]
    single: bool = False
    items: Callable[[Data, frozenset[Path], int], Iterator[JsonItem | JsonFrame]] = json_items


def json_records(file: InputFile, form: JsonFormat) -> Iterator[Document | Finding]:
    """Yield the documents of a file, and what was not read; raises `OSError`."""
    found = survey(file)
    if found.encoding.startswith(("utf-16", "utf-32")):
        yield _error(
            file, "encoding-not-read", f"this JSON file is in {found.encoding.upper()}",
            "save it as UTF-8, which JSON asks for (RFC 8259, section 8.1)",
        )  # fmt: skip
        return
    unread = Unread(file.name)
    with mapped(file) as data:
        for piece in form.items(data, form.paths, found.mark):
            if isinstance(piece, JsonItem):
                yield from _item(piece, file, found, form, unread)
            else:
                yield from _frame(piece, file, found, form, unread)
    yield from doubts(file, found)
    yield from unread.findings()


@contextmanager
def mapped(file: InputFile) -> Iterator[Data]:
    """Map a file's bytes, those of an archive's member by way of a file; none cannot be mapped."""
    if not file.size():
        yield b""
        return
    with file.open() as stream, tempfile.TemporaryFile() as copy:
        if file.unpacked:
            shutil.copyfileobj(stream, copy)
            copy.flush()
        number = copy.fileno() if file.unpacked else stream.fileno()
        with mmap.mmap(number, 0, access=mmap.ACCESS_READ) as data:
            yield data


def _item(
    item: JsonItem, file: InputFile, found: Survey, form: JsonFormat, unread: Unread
) -> Iterator[Document | Finding]:
    if item.fault:
        yield _error(
            file, f"record-{item.fault}",
            f"the record at byte {item.start:,} {_FAULTS[item.fault]}", _REMEDY, item.number,
        )  # fmt: skip
        return
    try:
        value = parse_json(item.content, found.encoding_for(item.content))
    except BadJson as error:
        yield _error(
            file, "record-damaged",
            f"the record at byte {item.start:,} is no JSON: {error}", _REMEDY, item.number,
        )  # fmt: skip
        return
    if isinstance(value, dict):
        source = RecordSource(file, found.sha256, form.name).of(item.number, item.start, item.end)
        yield _document(value, source, form, unread)
    else:
        yield _error(
            file, "record-damaged", f"what stands at byte {item.start:,} is a list, not a record",
            _REMEDY, item.number,
        )  # fmt: skip


def _frame(
    frame: JsonFrame, file: InputFile, found: Survey, form: JsonFormat, unread: Unread
) -> Iterator[Document | Finding]:
    if frame.gaps:
        yield _error(
            file, "json-damaged",
            f"at {frame.gaps:,} places between the records something else than a comma stands",
            _REMEDY,
        )  # fmt: skip
    if frame.fault:
        yield _error(
            file, f"file-{frame.fault}",
            f"what stands around the records, at byte {frame.place:,}, {_FAULTS[frame.fault]}",
            _REMEDY,
        )  # fmt: skip
        return
    try:
        value = parse_json(frame.content, found.encoding_for(frame.content))
    except BadJson as error:
        yield _error(
            file, "json-damaged", f"what stands around the records is no JSON: {error}", _REMEDY
        )
        return
    if not isinstance(value, dict):
        if not frame.items:
            yield _error(file, "records-missing", "there are no records in this file", _REMEDY)
        return
    if not frame.items and form.single:
        source = RecordSource(file, found.sha256, form.name).of(1, found.mark, frame.place)
        yield _document(value, source, form, unread)
        return
    keys = Keys(value, unread, None)
    form.frame(keys)
    keys.report_rest()
    if not frame.items:
        yield _error(file, "records-missing", "there is no list of records in this file", _REMEDY)


def _document(value: dict[str, Json], source: Source, form: JsonFormat, unread: Unread) -> Document:
    keys = Keys(value, unread, source.number)
    document = form.read(keys, source)
    keys.report_rest()
    return document


def _error(
    file: InputFile, code: str, message: str, remedy: str, record: int | None = None
) -> Finding:
    return Finding(code, Severity.ERROR, file.name, message, record=record, remedy=remedy)
