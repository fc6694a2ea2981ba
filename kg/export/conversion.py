"""What a conversion is: a format of another tool, which need not hold every statement."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.export.source import Taker


@dataclass(frozen=True, slots=True)
class FileConversion:
    """A format of one file; ``write`` tells the taker what it took.

    What only ``describes`` the graph holds none of it, and needs no receipt.
    """

    name: str
    media_type: str
    extension: str
    write: Callable[[Taker, BinaryIO], None]
    describes: bool = False


@dataclass(frozen=True, slots=True)
class FolderConversion:
    """A format of several files in a directory of their own, which is there and empty."""

    name: str
    write: Callable[[Taker, Path], None]
