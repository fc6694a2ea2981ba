"""From files to documents with their mentions: the readers and the text room, one behind the other.

What `kg build` turns into a graph is handed over here as it is.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from kg.export.annotations import Annotated
from kg.model import Document, Finding
from kg.readers import InputFile, Registry, default_registry, list_inputs, read_file
from kg.readers.input.files import Unpacked
from kg.readers.plain_text import PlainTextReader
from kg.text import Annotator, Setting, TextModel
from kg.text.mentions import LEAST
from kg.vocabulary import Vocabulary

THRESHOLD: Final = LEAST

STANDARD_INPUT: Final = "standard input"


def inputs(paths: Iterable[Path], standard_input: Callable[[], bytes]) -> Iterator[InputFile]:
    """Yield the files that paths stand for; the path ``-`` is what ``standard_input`` returns."""
    for path in paths:
        if str(path) == "-":
            yield in_memory(standard_input(), STANDARD_INPUT)
        else:
            yield from list_inputs([path])


def in_memory(content: bytes, name: str) -> InputFile:
    """Return bytes as a file to be read."""
    digest = hashlib.sha256(content).hexdigest()
    held = Unpacked(lambda: io.BytesIO(content), len(content), digest)
    return InputFile(Path(name), name, unpacked=held)


def readers_of_text() -> Registry:
    """Return the readers of a build and, behind them, the one of running text."""
    registry = default_registry()
    registry.register(PlainTextReader())
    return registry


def tag(
    files: Iterable[InputFile],
    vocabulary: Vocabulary,
    *,
    model: TextModel | None = None,
    setting: Setting = Setting.ACCURATE,
    threshold: float = THRESHOLD,
    found: Callable[[Finding], None],
) -> Iterator[Annotated]:
    """Yield each document with the mentions whose confidence is at least ``threshold``.

    ``model`` is used in place of the one that ships.

    ``found`` is told what was not understood. Raises nothing for a bad file.
    """
    registry = readers_of_text()
    annotator = Annotator(vocabulary, model, setting)
    for file in files:
        for reading in read_file(file, registry):
            if isinstance(reading, Finding):
                found(reading)
            elif isinstance(reading, Document):
                yield _annotated(reading, annotator, vocabulary, threshold, found)


def _annotated(
    document: Document,
    annotator: Annotator,
    vocabulary: Vocabulary,
    threshold: float,
    found: Callable[[Finding], None],
) -> Annotated:
    annotation = annotator.annotate(document)
    for finding in annotation.findings:
        found(finding)
    mentions = tuple(m for m in annotation.mentions if m.confidence >= threshold)
    concepts = {m.concept: vocabulary.get(m.concept) for m in mentions}
    names = {identifier: known.name for identifier, known in concepts.items() if known}
    return Annotated(document, mentions, names)
