"""Where finished work is kept: each file whole or not at all, by a name that tells its making.

Laws
    1. A name is made of digests of all that the content depends on: what is there is never stale.
    2. A file is durable before it has its name, so that whoever dies in the middle of writing
       leaves nothing that anybody would read.
"""

import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from kg.errors import GraphError

_HALF = ".half"


class Depot(Protocol):
    """A place for files."""

    place: str

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        ...

    def open(self, name: str) -> BinaryIO:
        """Return a stream of a file's bytes; raises `OSError` where there is none."""
        ...

    def writing(self, name: str) -> Any:
        """Give a stream; when all is written without an error, the file is there."""
        ...

    def keep(self, names: Collection[str]) -> None:
        """Remove all files but these, and what was left half written."""
        ...


class LocalDepot:
    """A directory."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._root = Path(place)

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return (self._root / name).is_file()

    def open(self, name: str) -> BinaryIO:
        """Return a stream of a file's bytes; raises `OSError` where there is none."""
        return (self._root / name).open("rb")

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """Give a stream; when all is written without an error, the file is there."""
        half = self._root / f"{name}.{secrets.token_hex(4)}{_HALF}"
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            with half.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            half.replace(self._root / name)
            _make_durable(self._root)
        except OSError as error:
            half.unlink(missing_ok=True)
            raise _unwritable(self.place, error) from error
        except BaseException:
            half.unlink(missing_ok=True)
            raise

    def keep(self, names: Collection[str]) -> None:
        """Remove all files but these, and what was left half written."""
        for path in self._root.glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)


def _unwritable(place: str, error: OSError) -> GraphError:
    """Return the error that ends a build: a full disk is no fault of the file at hand."""
    return GraphError(
        f"{place}: cannot be written: {error.strerror or error}; mend that and build again: what "
        "is done by then is not done again"
    )


def _make_durable(directory: Path) -> None:
    """Make the names in a directory durable (POSIX: a rename is, once its directory is synced)."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class RemoteDepot:
    """A place that fsspec knows: an object store, a shared file system."""

    def __init__(self, place: str) -> None:
        self.place = place.rstrip("/")
        self._system, self._root = file_system(self.place)

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return bool(self._system.exists(f"{self._root}/{name}"))

    def open(self, name: str) -> BinaryIO:
        """Return a stream of a file's bytes; raises `OSError` where there is none."""
        stream: BinaryIO = self._system.open(f"{self._root}/{name}", "rb")
        return stream

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """Give a stream; when all is written without an error, the file is there.

        An object store shows an object when its upload is complete; elsewhere the file is renamed.
        """
        half = f"{self._root}/{name}.{secrets.token_hex(4)}{_HALF}"
        self._system.makedirs(self._root, exist_ok=True)
        try:
            with self._system.open(half, "wb") as stream:
                yield stream
            self._system.mv(half, f"{self._root}/{name}")
        except BaseException:
            if self._system.exists(half):
                self._system.rm(half)
            raise

    def keep(self, names: Collection[str]) -> None:
        """Remove all files but these, and what was left half written."""
        self._system.invalidate_cache()
        for path in self._system.ls(self._root, detail=False):
            if path.rsplit("/", 1)[-1] not in names:
                self._system.rm(path)


def file_system(place: str) -> tuple[Any, str]:
    """Return the file system of a URL, and the path in it.

    Raises:
        GraphError: when fsspec is missing or does not know the place.
    """
    try:
        import fsspec  # noqa: PLC0415 - comes with an extra
    except ImportError as error:
        raise GraphError(
            f"{place}: fsspec reaches such places ({error}); install it with: "
            "pip install 'kg[cluster]'"
        ) from error
    try:
        system, root = fsspec.core.url_to_fs(place)
    except (ImportError, ValueError) as error:
        raise GraphError(f"{place}: fsspec cannot reach this place: {error}") from error
    return system, str(root).rstrip("/")


def is_url(place: str) -> bool:
    """Tell whether a place is a URL, and no path of this machine."""
    return "://" in place


def open_depot(place: str) -> Depot:
    """Return the depot at a path or a URL.

    Raises:
        GraphError: when fsspec is missing or does not know the place.
    """
    return RemoteDepot(place) if is_url(place) else LocalDepot(place)
