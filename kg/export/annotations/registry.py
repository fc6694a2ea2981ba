"""Which formats for mentions there are, and how any of them is written."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, TextIO

from kg.errors import ExportError
from kg.export.annotations import bioc_json, csv_table, json_lines, pubtator
from kg.export.annotations.annotated import Annotated, AnnotationFormat

ANNOTATION_FORMATS: Final[Mapping[str, AnnotationFormat]] = MappingProxyType(
    {module.FORMAT.name: module.FORMAT for module in (pubtator, bioc_json, csv_table, json_lines)}
)
"""The formats by name."""


def find_annotation_format(name: str) -> AnnotationFormat:
    """Return a format by its name.

    Raises:
        ExportError: for any other name; the message lists the formats.
    """
    try:
        return ANNOTATION_FORMATS[name]
    except KeyError:
        known = ", ".join(ANNOTATION_FORMATS)
        raise ExportError(
            f"there is no format {name!r} for mentions; choose one of: {known}"
        ) from None


def write_annotations(documents: Iterable[Annotated], format_: str, stream: TextIO) -> None:
    """Write documents with their mentions to a text stream that does not translate line ends.

    Raises:
        ExportError: for an unknown format.
    """
    find_annotation_format(format_).write(documents, stream)


def write_annotations_to(documents: Iterable[Annotated], format_: str, path: Path) -> None:
    """Write documents to a file in UTF-8, which stands there whole or not at all.

    Raises:
        ExportError: for an unknown format, or a file that cannot be written.
    """
    chosen = find_annotation_format(format_)
    half = path.with_name(f"{path.name}.part")
    target = half if path.is_file() or not path.exists() else path  # a pipe is written as it is
    try:
        with target.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            chosen.write(documents, stream)
        if target is half:
            half.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        half.unlink(missing_ok=True)
