"""Inputs that lie elsewhere: in an object store, on a server, wherever fsspec reaches."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, Final

from kg.build.depot import file_system

_BLOCK: Final = 1 << 20


def remote_places(url: str) -> list[tuple[str, str, int]]:
    """Return place, name and size of each file that a URL names: itself, below it, or by ``*``.

    Raises:
        GraphError: when fsspec is missing or does not know the place.
    """
    system, root = file_system(url)
    scheme = url.partition("://")[0]
    if "*" in root:
        paths = system.glob(root)
        parent = root.partition("*")[0].rpartition("/")[0]
    elif system.isdir(root):
        paths, parent = system.find(root), root
    else:
        paths, parent = [root], root.rpartition("/")[0]
    return [
        (f"{scheme}://{path}", str(PurePosixPath(path).relative_to(parent)), _size(system, path))
        for path in sorted(map(str, paths))
    ]


def _size(system: Any, path: str) -> int:
    return int(system.info(path).get("size") or 0)


def remote_digest(place: str) -> str:
    """Return the SHA-256 of a remote file; raises `OSError`."""
    system, path = file_system(place)
    total = hashlib.sha256()
    with system.open(path, "rb") as stream:
        while block := stream.read(_BLOCK):
            total.update(block)
    return total.hexdigest()


@contextmanager
def fetched(place: str) -> Iterator[Path]:
    """Give a copy of a remote file on this machine, and take it away again; raises `OSError`."""
    system, path = file_system(place)
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        local = Path(folder) / PurePosixPath(path).name
        system.get_file(path, str(local))
        yield local
