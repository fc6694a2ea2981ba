"""The reader of BibTeX files."""

import re
from collections.abc import Iterator

from kg.model import Document, Finding, Severity
from kg.readers.formats.bibtex.blocks import LARGEST_BLOCK, Block, bibtex_blocks
from kg.readers.formats.bibtex.fields import Fields
from kg.readers.formats.bibtex.record import read_entry
from kg.readers.formats.bibtex.values import MONTHS, BibtexEntry, parse_entry, parse_fields
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import doubts, lines_of, survey
from kg.readers.reader import Sample
from kg.readers.records.record_source import RecordSource
from kg.readers.records.unread import Unread

_ENTRY = re.compile(
    r"^[\ufeff \t]*@[A-Za-z]\w*\s*(?:(?:\{[^,={}\"\r\n]*|\(\s*[^\s,={}\"'()]*)\s*,|\{)"
    r"\s*[A-Za-z][^\s\"#%'(),={}]*\s*=\s*[{\"\w]",
    re.MULTILINE,
)
"""A key, or none (EndNote), and a field behind it; a program's ``@name(...)`` has neither."""
_MOST_STRINGS = 10_000
_ALONE = frozenset({"comment", "preamble"})


class BibtexReader:
    """Reads BibTeX."""

    name = "bibtex"
    description = "BibTeX and biblatex files (.bib)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: an entry with a key and a field make BibTeX."""
        found = _ENTRY.search(sample.text)
        if found is None:
            return 0.0
        return 0.95 if not sample.text[: found.start()].strip("\ufeff \t\r\n") else 0.8

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        library = _Library(file, RecordSource(file, found.sha256, self.name))
        for block in bibtex_blocks(lines_of(file, found)):
            if isinstance(block, Block):
                yield from library.read(block)
            else:
                library.unread.note(
                    "line-not-understood", "outside",
                    "this line stands outside every entry; BibTeX takes it for a comment",
                    severity=Severity.INFO, line=block.number, quote=block.text,
                )  # fmt: skip
        yield from doubts(file, found)
        yield from library.unread.findings()


class _Library:
    """What of a file lasts from entry to entry: its strings, and the keys seen."""

    def __init__(self, file: InputFile, source: RecordSource) -> None:
        self.unread = Unread(file.name)
        self._file = file.name
        self._source = source
        self._strings = dict(MONTHS)
        self._number = 0

    def read(self, block: Block) -> Iterator[Document | Finding]:
        """Yield the document of a block, if it is an entry, and its faults."""
        if block.kind in _ALONE:
            if block.kind == "comment" and block.text.strip():
                self.unread.note(
                    "comment-not-read", "comment", "a comment of the file went unread",
                    severity=Severity.INFO, line=block.line, quote=" ".join(block.text.split()),
                )  # fmt: skip
            return
        if block.kind == "string":
            self._define(block)
            return
        self._number += 1
        yield from self._faults(block)
        entry = parse_entry(block.text, block.line, self._strings)
        if not entry.fields:
            yield self._fault(
                "entry-damaged", block, "nothing in this entry could be read", Severity.ERROR
            )
            return
        if entry.rest:
            yield self._fault(
                "entry-damaged", block,
                "from here on this entry could not be read; the fields before were",
                Severity.WARNING, entry.rest[:200],
            )  # fmt: skip
        self._report_strings(entry)
        fields = Fields(entry, self.unread, self._number)
        yield read_entry(
            block.kind, entry, fields, self._source.of(self._number, block.start, block.end)
        )

    def _define(self, block: Block) -> None:
        fields, _ = parse_fields(block.text, 0, block.line, self._strings)
        if not fields:
            self.unread.note(
                "string-damaged", "string", "this @string could not be read",
                line=block.line, quote=block.text,
            )  # fmt: skip
        for item in fields:
            if len(self._strings) < _MOST_STRINGS:
                self._strings[item.name] = item.value[:LARGEST_BLOCK]

    def _report_strings(self, entry: BibtexEntry) -> None:
        for item in entry.fields:
            if item.unknown:
                self.unread.note(
                    "string-undefined", item.unknown,
                    f"no @string defines {item.unknown}; it stands in the value as printed",
                    record=self._number, line=item.line, quote=item.value,
                    remedy="add the @string, or put the value in braces",
                )  # fmt: skip

    def _faults(self, block: Block) -> Iterator[Finding]:
        if block.too_large:
            yield self._fault(
                "record-too-large", block,
                f"this entry has more than {LARGEST_BLOCK:,} characters; the rest was left out",
                Severity.ERROR,
            )  # fmt: skip
        elif not block.closed:
            yield self._fault(
                "record-cut-off", block,
                "this entry does not end: a brace is missing, or the file is cut off",
                Severity.WARNING,
            )  # fmt: skip

    def _fault(
        self, code: str, block: Block, message: str, severity: Severity, quote: str | None = None
    ) -> Finding:
        return Finding(
            code, severity, self._file, message, self._number, block.line, quote,
            "check the braces of the entry, or export it again",
        )  # fmt: skip
