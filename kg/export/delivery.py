"""A conversion to its place, with its receipt beside it."""

import sys
from pathlib import Path
from typing import Final

from kg.errors import ExportError
from kg.export.conversion import FileConversion, FolderConversion
from kg.export.receipt import Receipt, receipt
from kg.export.source import Source, Taker
from kg.export.target import receipt_path, whole_file, whole_folder

STANDARD_OUTPUT: Final = "-"
"""The name that means standard output."""


def deliver(
    source: Source, conversion: FileConversion | FolderConversion, target: Path
) -> Receipt | None:
    """Write a conversion to a file, a directory or standard output; return what it holds.

    The receipt is written beside it as ``<target>.receipt.json``; beside standard output there is
    no place for one, and a description of the graph has none.

    Raises:
        ExportError: when something else lies there, or a directory is to go to standard output.
        OSError: when it cannot be written.
    """
    with Taker(source) as taker:
        _write(taker, conversion, target)
        if isinstance(conversion, FileConversion) and conversion.describes:
            return None
        told = receipt(conversion.name, taker)
    if str(target) != STANDARD_OUTPUT:
        with whole_file(receipt_path(target)) as stream:
            stream.write(told.dump())
    return told


def _write(taker: Taker, conversion: FileConversion | FolderConversion, target: Path) -> None:
    if isinstance(conversion, FolderConversion):
        _refuse_output(conversion.name, target)
        with whole_folder(target) as folder:
            conversion.write(taker, folder)
    elif str(target) == STANDARD_OUTPUT:
        conversion.write(taker, sys.stdout.buffer)
    else:
        with whole_file(target) as stream:
            conversion.write(taker, stream)


def _refuse_output(name: str, target: Path) -> None:
    if str(target) == STANDARD_OUTPUT:
        raise ExportError(f"{name} is several files: give a directory to write them to")
