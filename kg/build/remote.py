"""Inputs that lie elsewhere: in an object store, on a server, wherever fsspec reaches."""

import errno
import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, Final

from kg.build.depot import file_system, reaching

_BLOCK: Final = 1 << 20


def remote_places(url: str) -> list[tuple[str, str, int]]:
    """Return place, name and size of each file that a URL names: itself, below it, or by ``*``.

    Raises:
        OSError: when nothing is there, or it cannot be reached.
        GraphError: when fsspec is missing or does not know the place.
    """
    system, root = file_system(url)
    with reaching():
        system.invalidate_cache()
        found = _by_pattern(system, root) if "*" in root else _below(system, root)
    if not found:
        raise FileNotFoundError(errno.ENOENT, "there is no such file or folder")
    if "*" in root or root not in found:
        parent = root.partition("*")[0].rpartition("/")[0] if "*" in root else root
    else:
        parent = root.rpartition("/")[0]
    start = _before(url, root)
    return [
        (f"{start}{path}", str(PurePosixPath(path).relative_to(parent)), size)
        for path, size in sorted(found.items())
    ]


def _by_pattern(system: Any, pattern: str) -> dict[str, int]:
    """Return the sizes of the files that a pattern names, or that lie in folders that it names."""
    found: dict[str, int] = {}
    for path, info in system.glob(pattern, detail=True).items():
        found |= _below(system, path) if info["type"] == "directory" else {path: _size(info)}
    return found


def _below(system: Any, path: str) -> dict[str, int]:
    """Return the sizes of a file, or of all files in a folder, by their paths."""
    return {each: _size(info) for each, info in system.find(path, detail=True).items()}


def _size(info: Mapping[str, Any]) -> int:
    return int(info.get("size") or 0)


def _before(url: str, root: str) -> str:
    """Return what stands before the path in a URL: its scheme, and its host where that is no part.

    >>> _before("s3://bucket/in", "bucket/in"), _before("sftp://host/in", "/in")
    ('s3://', 'sftp://host')
    """
    whole = url.rstrip("/")
    return whole.removesuffix(root) if whole.endswith(root) else f"{url.partition('://')[0]}://"


def remote_digest(place: str) -> str:
    """Return the SHA-256 of a remote file; raises `OSError`."""
    system, path = file_system(place)
    total = hashlib.sha256()
    with reaching(), system.open(path, "rb") as stream:
        while block := stream.read(_BLOCK):
            total.update(block)
    return total.hexdigest()


@contextmanager
def fetched(place: str) -> Iterator[Path]:
    """Give a copy of a remote file on this machine, and take it away again; raises `OSError`."""
    system, path = file_system(place)
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        local = Path(folder) / PurePosixPath(path).name
        with reaching():
            system.get_file(path, str(local))
        yield local
