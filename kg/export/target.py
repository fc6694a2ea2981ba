"""Where an export goes: beside its place first, then into it at once.

Laws
    1. Nobody sees half an export: a file or a directory is renamed into place when it is whole.
    2. What is there already is replaced only if it is a file, an empty directory, or a directory
       beside which the receipt of an earlier export lies.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import ExportError


def receipt_path(target: Path) -> Path:
    """Return where the receipt of an export lies.

    >>> receipt_path(Path("out.ris")).name
    'out.ris.receipt.json'
    """
    return target.with_name(f"{target.name}.receipt.json")


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Open a file that appears at its place when the block ends well.

    What is no regular file, such as a pipe, is written to as it is.

    Raises:
        OSError: when it cannot be written.
    """
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    half = _beside(target)
    try:
        with half.open("xb") as stream:
            yield stream
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Make a directory that appears at its place when the block ends well.

    Raises:
        ExportError: when something else lies there.
        OSError: when it cannot be written.
    """
    if target.exists() and not _is_ours(target):
        raise ExportError(f"{target}: is there already, and is no earlier export")
    half, old = _beside(target), _beside(target)
    half.mkdir()
    try:
        yield half
        if target.exists():
            target.rename(old)
        half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _is_ours(target: Path) -> bool:
    if not target.is_dir():
        return False
    return receipt_path(target).is_file() or not any(target.iterdir())


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.half")
