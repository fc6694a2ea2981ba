"""Where the data that ships with the package lies: the shapes and the stored queries.

Rule 1: an installed package holds them beside its modules (``kg/queries``, ``kg/shapes``).
Rule 2: a checkout holds them beside the package (``queries``, ``shapes``), and there alone.
"""

from pathlib import Path
from typing import Final

from kg.errors import KgError

_PACKAGE: Final = Path(__file__).resolve().parent


def queries_directory() -> Path:
    """Return the directory of the stored queries.

    Raises:
        KgError: when the package was installed without it.
    """
    return _directory("queries")


def shapes_directory() -> Path:
    """Return the directory of the shapes.

    Raises:
        KgError: when the package was installed without it.
    """
    return _directory("shapes")


def _directory(name: str) -> Path:
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise KgError(f"{_PACKAGE / name}: missing; the installation is damaged: install kg again")
