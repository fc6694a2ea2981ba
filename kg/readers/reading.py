"""From paths to documents: the one way in.

Laws
    1. Nothing is raised for a bad file: it becomes a finding of severity ``error``, and the next
       file is read.
    2. Each finding names the file, the place and the mend.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.model import Document, Finding, Severity
from kg.readers.decode import Decoded, binary_kind, decode
from kg.readers.inputs import InputFile, list_inputs
from kg.readers.reader import SAMPLE_LENGTH, Sample
from kg.readers.registry import Registry, default_registry

LARGEST = 20 * 1024 * 1024
"""Bytes; a page is a few kilobytes, and what is larger is something else."""

_MARKUP = re.compile(
    r"\s*(?:<\?xml\b|<!doctype\b|<!--|<(?:html|head|body|pubmedarticle\w*|article|tei|mets|rdf:rdf|record|medline\w*"
    r"|collection|nlm\w*|ttl)\b)",
    re.IGNORECASE,
)
_OTHER_TEXT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*[{\[]\s*[\"{\[\]}]"), "JSON"),
    (re.compile(r"(?:.*\n)?PMID- ?\d+", re.ASCII), "MEDLINE (nbib)"),
    (re.compile(r"\s*TY  - "), "RIS"),
    (re.compile(r"\s*@\w+\s*\{"), "BibTeX"),
    (re.compile(r"\s*%0 "), "EndNote"),
)


def read(paths: Iterable[Path], registry: Registry | None = None) -> Iterator[Document | Finding]:
    """Yield what stands in files and directories, one file after the other.

    Directories are read with all below them, in the order of `list_inputs`. Raises
    `kg.errors.InputError` where an installed reader does not load; never for a bad file.
    """
    known = registry or default_registry()
    for file in list_inputs(paths):
        yield from read_file(file, known)


def read_file(file: InputFile, registry: Registry | None = None) -> Iterator[Document | Finding]:
    """Yield what stands in one file."""
    if file.fault:
        yield file.fault.finding(file.name)
        return
    opened = replace(file)  # so that the bytes go when this file is done
    try:
        yield from _read_opened(opened, registry or default_registry())
    except PermissionError:
        yield _error(
            file, "permission-denied", "this file may not be read",
            "give yourself the right to read it (chmod u+r)",
        )  # fmt: skip
    except OSError as error:
        yield _error(
            file, "file-unreadable", f"the system could not read this file: {error.strerror}",
            "check the disk and the file",
        )  # fmt: skip


def _read_opened(file: InputFile, registry: Registry) -> Iterator[Document | Finding]:
    fault = _fault(file)
    if fault:
        yield fault
        return
    decoded = decode(file.content)
    yield from _encoding_findings(file, decoded)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\x85\u00a0\x0b\x0c\u2028\u2029"):
        yield _error(
            file, "file-blank", "this file holds nothing but white space", "save the page again"
        )
        return
    reader = registry.choose(Sample(decoded.text[:SAMPLE_LENGTH], file.name))
    if reader is None:
        yield _not_recognised(file, decoded)
    else:
        yield from reader.read(file)


def _fault(file: InputFile) -> Finding | None:
    if file.size() > LARGEST:
        return _error(
            file, "file-too-large",
            f"this file has {file.size():,} bytes; a page saved as text has at most {LARGEST:,}",
            "split it into single pages",
        )  # fmt: skip
    if not file.content:
        return _error(file, "file-empty", "this file is empty", "save the page again")
    kind = binary_kind(file.content)
    if kind:
        return _error(
            file, "file-binary", f"this is not a text: it seems to be {kind}",
            "save the page as text, or unpack the archive first",
        )  # fmt: skip
    return None


def _not_recognised(file: InputFile, decoded: Decoded) -> Finding:
    if _MARKUP.match(decoded.text):
        return _error(
            file, "format-not-read",
            "this is XML or HTML; this version reads pages that were saved as text",
            'open it in a browser and save it as text ("Save as", "Text")',
        )  # fmt: skip
    for pattern, name in _OTHER_TEXT:
        if pattern.match(decoded.text):
            return _error(
                file, "format-not-read",
                f"this seems to be {name}; this version reads pages that were saved as text",
                "save the page of the paper itself as text",
            )  # fmt: skip
    return _error(
        file, "format-unknown",
        "neither a PubMed page nor a journal's page: no citation line, no headings such as "
        '"Abstract" or "MeSH terms", no authors, keywords or references were found',
        "check that the whole page was saved, its title and authors with it",
    )  # fmt: skip


def _encoding_findings(file: InputFile, decoded: Decoded) -> Iterator[Finding]:
    if decoded.guessed:
        yield Finding(
            "encoding-guessed", Severity.INFO, file.name,
            f"this file is not valid UTF-8; it was read as {decoded.encoding}",
            remedy="if letters look wrong, save the page again as UTF-8",
        )  # fmt: skip
    if decoded.damaged:
        line = decoded.text[: decoded.text.find("\ufffd")].count("\n") + 1
        yield Finding(
            "bytes-invalid", Severity.WARNING, file.name,
            f"bytes that {decoded.encoding} does not allow were replaced by U+FFFD",
            line=line, remedy="save the page again",
        )  # fmt: skip


def _error(file: InputFile, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.ERROR, file.name, message, remedy=remedy)
