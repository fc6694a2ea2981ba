"""The form of all files of learnt numbers: arrays, and among them JSON that tells what they are."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError

_ABOUT: Final = "about"


def write_model(path: Path, about: Mapping[str, Any], arrays: Mapping[str, Any]) -> None:
    """Write arrays and what they are; the same ones give the same bytes. Raises `OSError`."""
    told = np.frombuffer(json.dumps(about, sort_keys=True).encode(), np.uint8)
    members: dict[str, Any] = {_ABOUT: told, **arrays}
    with path.open("wb") as stream:
        np.savez_compressed(stream, **members)


def read_model(
    path: Path, called: str, names: tuple[str, ...]
) -> tuple[dict[str, Any], tuple[NDArray[Any], ...]]:
    """Return what is told of arrays, and those of the names; ``called`` is for people.

    Raises:
        ModelError: when there is no such file, or it is damaged.
    """
    try:
        with np.load(path) as held:
            about = json.loads(held[_ABOUT].tobytes())
            return about, tuple(held[name] for name in names)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"{path}: {called} cannot be read: {error}") from error
