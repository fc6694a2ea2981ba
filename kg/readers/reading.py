"""From paths to documents: the one way in.

Laws
    1. Nothing is raised for a bad file: it becomes a finding of severity ``error``, and the next
       file is read.
    2. Each finding names the file, the place and the mend.
    3. No file is passed over in silence: each gives a reading at least.
"""

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from kg.model import Finding, Readings, Severity, Source, replace
from kg.readers.input.decode import binary_kind, decode, whole_characters
from kg.readers.input.files import InputFile, list_inputs
from kg.readers.input.nul_bytes import holds_nuls, restored, substituted
from kg.readers.input.unpacking import unpack
from kg.readers.other_formats import guess_format
from kg.readers.parts.lines import plain, split_lines
from kg.readers.reader import SAMPLE_LENGTH, Reader, Sample
from kg.readers.registry import Registry, default_registry

HEAD = 1024 * 1024
"""Bytes that a file is judged by."""


def read(paths: Iterable[Path], registry: Registry | None = None) -> Readings:
    """Yield what stands in files and directories, one file after the other.

    Directories are read with all below them, in the order of `list_inputs`. Raises
    `kg.errors.InputError` where an installed reader does not load; never for a bad file.
    """
    known = registry or default_registry()
    for file in list_inputs(paths):
        yield from read_file(file, known)


def read_file(file: InputFile, registry: Registry | None = None) -> Readings:
    """Yield what stands in one file, or in each member of one archive."""
    if file.fault:
        yield file.fault.finding(file.name)
        return
    known = registry or default_registry()
    opened = dataclasses.replace(file)  # so that the bytes go when this file is done
    yield from _guarded(opened, _read_members(opened, known))


def _read_members(file: InputFile, registry: Registry) -> Readings:
    for item in unpack(file):
        if isinstance(item, Finding):
            yield item
        else:
            yield from _guarded(item, _read_opened(item, registry), _holder(file, item))


def _holder(file: InputFile, item: InputFile) -> InputFile | None:
    """Return the file on disk that an unpacked one came out of, if it did."""
    return file if item.unpacked else None


def _guarded(file: InputFile, readings: Readings, holder: InputFile | None = None) -> Readings:
    """Yield readings; what is raised becomes a finding. ``holder`` is their sources' file."""
    try:
        for reading in readings:
            if holder is None or isinstance(reading, Finding):
                yield reading
            else:
                yield replace(reading, source=_in_holder(reading.source, holder, file))
    except PermissionError:
        yield _error(
            file, "permission-denied", "this file may not be read",
            "give yourself the right to read it (chmod u+r)",
        )  # fmt: skip
    except OSError as error:
        yield _error(
            file, "file-unreadable",
            f"the system could not read this file: {error.strerror or error}",
            "check the disk and the file",
        )  # fmt: skip


def _in_holder(source: Source, holder: InputFile, item: InputFile) -> Source:
    return replace(source, path=holder.name, sha256=holder.sha256, member=item.member)


def _read_opened(file: InputFile, registry: Registry) -> Readings:
    head = file.head(HEAD)
    fault = _fault(file, head)
    if fault:
        yield fault
        return
    encoding = decode(_whole(head)).encoding
    if holds_nuls(file, encoding):
        yield from restored(_read_text(substituted(file), registry), file)
    else:
        yield from _read_text(file, registry)


def _read_text(file: InputFile, registry: Registry) -> Readings:
    head = file.head(HEAD)
    text = decode(_whole(head)).text
    if len(head) < HEAD and not plain(text):
        yield _error(
            file, "file-blank", "this file holds nothing but white space", "save the page again"
        )
        return
    failures: list[Finding] = []
    reader = registry.choose(
        _sample(text, file), lambda name, error: failures.append(_failed(file, name, error))
    )
    yield from failures
    if reader is None:
        yield _not_recognised(file, text)
    else:
        yield from _read_with(reader, file)


def _whole(head: bytes) -> bytes:
    return head if len(head) < HEAD else whole_characters(head)


def _read_with(reader: Reader, file: InputFile) -> Readings:
    silent = True
    try:
        for reading in reader.read(file):
            silent = False
            yield reading
        if silent:
            yield _nothing(file, reader.name)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - readers come from other packages too
        yield _failed(file, reader.name, error)


def _sample(text: str, file: InputFile) -> Sample:
    lines = split_lines(text[:SAMPLE_LENGTH])
    return Sample("\n".join(line.raw for line in lines), file.name)


def _fault(file: InputFile, head: bytes) -> Finding | None:
    if not head:
        return _error(file, "file-empty", "this file is empty", "save or fetch it again")
    kind = binary_kind(head)
    if kind:
        return _error(
            file, "file-binary", f"this is not a text: it seems to be {kind}",
            "save it as text or HTML, or unpack it first",
        )  # fmt: skip
    return None


def _not_recognised(file: InputFile, text: str) -> Finding:
    guess = guess_format(text)
    if guess:
        return _error(
            file, "format-not-read", f"this seems to be {guess.name}; no reader reads it",
            guess.remedy,
        )  # fmt: skip
    return _error(
        file, "format-unknown",
        "no reader knows this text: no citation line, no headings such as "
        '"Abstract" or "MeSH terms", no authors, keywords or references were found',
        "check that the whole page was saved, its title and authors with it",
    )  # fmt: skip


def _nothing(file: InputFile, reader: str) -> Finding:
    return Finding(
        "no-records",
        Severity.INFO,
        file.name,
        f"the reader {reader} found no record in this file, and nothing else",
        remedy="if there should be some, fetch the file again",
    )


def _failed(file: InputFile, reader: str, error: Exception) -> Finding:
    return _error(
        file, "reader-failed",
        f"the reader {reader} failed on this file: {type(error).__name__}: {error}",
        "this is a fault of the reader, not of the file: report it to whoever made the reader",
    )  # fmt: skip


def _error(file: InputFile, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.ERROR, file.name, message, remedy=remedy)
