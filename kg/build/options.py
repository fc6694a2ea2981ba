"""What a build may be told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kg.names import DEFAULT_BASE

LARGE: Final = 256 << 20
"""Bytes of inputs, as they lie on disk, from which on text is read fast unless told otherwise."""


class TextReading(StrEnum):
    """How running text is read: see `kg.text.Setting`; ``AUTO`` chooses by the inputs' size."""

    AUTO = "auto"
    ACCURATE = "accurate"
    FAST = "fast"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build may be told: the base of minted IRIs, the day, what to leave out, who works.

    Where ``text`` is ``NONE`` nothing is read in running text: no mentions and no claims of ours.

    ``workers`` processes read and link, one unit each at a time; ``cluster`` is the address of a
    dask scheduler whose workers do it instead, or ``local``. ``work`` is where finished units are
    kept, a directory or a URL that fsspec knows; without it they lie in the graph's directory.

    ``store`` makes the embedded store; ``shards`` a manifest of the units' N-Quads.

    A graph of more than ``validate_up_to`` quads is not validated with the build; a finding says
    so, and `kg.validation` can still be asked.
    """

    base: str = DEFAULT_BASE
    day: date | None = None
    text: TextReading = TextReading.AUTO
    validate: bool = True
    validate_up_to: int = 2_000_000
    workers: int = 1
    cluster: str | None = None
    work: str | None = None
    store: bool = True
    shards: bool = False
