"""Running text that is no record of a paper: a paragraph is a section.

It is not among the readers of a build, for which a text without a title or authors is a mistake;
who wants it adds it to a registry.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from kg.model import Document, Finding, Section, Severity, Source
from kg.readers.input.decode import decode
from kg.readers.input.files import InputFile
from kg.readers.other_formats import guess_format
from kg.readers.parts.lines import plain
from kg.readers.reader import Sample

LARGEST: Final = 64 * 1024 * 1024
"""Bytes; a text is held in memory as a whole."""

_UNSURE: Final = 0.5
_PARAGRAPH: Final = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)


class PlainTextReader:
    """Reads any text that no other reader wants and that is of no known format."""

    name = "plain-text"
    description = "running text: each paragraph between blank lines is a section"

    def confidence(self, sample: Sample) -> float:
        """Return 0.5, the least that counts, for what has words and is of no other format."""
        return 0.0 if guess_format(sample.text) or not plain(sample.text) else _UNSURE

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield one document; raises `OSError`."""
        if file.size() > LARGEST:
            yield Finding(
                "file-too-large", Severity.ERROR, file.name,
                f"this text has more than {LARGEST // 1024**2} MB", remedy="divide it",
            )  # fmt: skip
            return
        content = file.content
        decoded = decode(content)
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        digest = hashlib.sha256(content).hexdigest()
        source = Source(
            file.name, file.sha256, digest, self.name, 1, file.member, 0, len(content)
        )  # fmt: skip
        yield Document(source, sections=tuple(_paragraphs(text)))
        if decoded.guessed or decoded.damaged:
            yield Finding(
                "encoding-guessed", Severity.WARNING, file.name,
                f"this text is not UTF-8; it was read as {decoded.encoding}",
                remedy="save it as UTF-8",
            )  # fmt: skip


def _paragraphs(text: str) -> Iterator[Section]:
    line, done = 1, 0
    for found in _PARAGRAPH.finditer(text):
        line += text.count("\n", done, found.start())
        done = found.start()
        yield Section("body", found.group().rstrip(), line=line)
