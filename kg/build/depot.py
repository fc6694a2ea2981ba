"""Where finished work is kept: each file whole or not at all, by a name that tells its making.

Laws
    1. A name is made of digests of all that the content depends on: what is there is never stale.
    2. A file is durable before it has its name, so that whoever dies in the middle of writing
       leaves nothing that anybody would read.
    3. Only what has a name that a depot gives is ever removed: the place may hold other things.
    4. Endpoints and credentials are no part of a place: fsspec and what it stands on take them from
       the environment and from their own configuration.
"""

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol

from kg.errors import GraphError, KgError

_HALF: Final = ".half"
_BLOCK: Final = 1 << 20
_OURS: Final = re.compile(
    r"((shared-)?[0-9a-f]{24}\.(records|index|answers|nq\.zst|keys|told|checked|kept)|shards\.json)"
    r"(\.[0-9a-f]+\.half)?"
)
"""The names of files in a depot, whole or half written."""
_OBJECT_STORES: Final = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "oci"})
"""Protocols of stores that show an object when all of it has arrived, and not before."""


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
        """Remove all files of a depot but these, and what was left half written."""
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
            _discard(half)
            raise _unwritable(self.place, error) from error
        except BaseException:
            _discard(half)
            raise

    def keep(self, names: Collection[str]) -> None:
        """Remove all files of a depot but these, and what was left half written."""
        for path in self._root.glob("*"):
            if _may_go(path.name, names):
                path.unlink(missing_ok=True)


def _discard(half: Path) -> None:
    """Remove a file if that can be done: what kept it from being written is the news."""
    with suppress(OSError):
        half.unlink(missing_ok=True)


def _may_go(name: str, kept: Collection[str]) -> bool:
    return name not in kept and _OURS.fullmatch(name) is not None


def _unwritable(place: str, error: OSError) -> GraphError:
    """Return the error that ends a build: a full disk is no fault of the file at hand."""
    return GraphError(
        f"{place}: cannot be written: {error.strerror or error}; mend that and build again: what "
        "is done by then is not done again"
    )


def _unreachable(place: str, error: OSError) -> GraphError:
    return GraphError(f"{place}: cannot be reached: {error.strerror or error}")


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
        self._is_store = not _OBJECT_STORES.isdisjoint(_protocols(self._system))

    def has(self, name: str) -> bool:
        """Tell whether a file is there.

        Raises:
            GraphError: when the place cannot be reached.
        """
        try:
            with reaching():
                self._system.invalidate_cache()  # others write here too, after a listing
                return bool(self._system.exists(f"{self._root}/{name}"))
        except OSError as error:
            raise _unreachable(self.place, error) from error

    def open(self, name: str) -> BinaryIO:
        """Return a stream of a file's bytes; raises `OSError` where there is none."""
        with reaching():
            self._system.invalidate_cache()
            stream: BinaryIO = self._system.open(f"{self._root}/{name}", "rb")
        return stream

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """Give a stream; when all is written without an error, the file is there.

        The bytes go to this machine's disk first: fsspec completes an upload also when the block
        that writes to its stream is left by an error.
        """
        with tempfile.TemporaryFile(prefix="kg-") as whole:
            yield whole
            whole.seek(0)
            try:
                with reaching():
                    self._send(whole, name)
            except OSError as error:
                raise _unwritable(self.place, error) from error

    def _send(self, whole: BinaryIO, name: str) -> None:
        """Give a file its name when all of it is there.

        In an object store it appears at once, and nothing is made but the object: making folders
        would make buckets that nobody asked for. Elsewhere it is renamed.
        """
        final = f"{self._root}/{name}"
        if self._is_store:
            self._upload(whole, final)
            return
        half = f"{final}.{secrets.token_hex(4)}{_HALF}"
        self._system.makedirs(self._root, exist_ok=True)
        try:
            self._upload(whole, half)
            self._system.mv(half, final)
        except BaseException:
            with suppress(Exception):  # what kept it from being written is the news
                self._system.rm(half)
            raise

    def _upload(self, whole: BinaryIO, path: str) -> None:
        with self._system.open(path, "wb") as stream:
            shutil.copyfileobj(whole, stream, _BLOCK)

    def keep(self, names: Collection[str]) -> None:
        """Remove all files of a depot but these, and what was left half written."""
        try:
            with reaching():
                self._system.invalidate_cache()
                found = self._system.ls(self._root, detail=False)
                gone = [path for path in found if _may_go(path.rsplit("/", 1)[-1], names)]
                if gone:
                    self._system.rm(gone)
        except OSError as error:
            raise _unwritable(self.place, error) from error


def _protocols(system: Any) -> set[str]:
    told = system.protocol
    return {told} if isinstance(told, str) else set(told)


@contextmanager
def reaching() -> Iterator[None]:
    """Turn what stands behind a file system raises into `OSError`: no route, no credentials."""
    try:
        yield
    except (KgError, OSError, MemoryError):
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


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
