"""The files to be read: listing them, and their bytes.

Laws
    1. Listing opens no file and raises nothing: what is wrong with a path is a `Fault` that the
       input carries, and that reading turns into a finding.
    2. The order is that of the named paths, and inside a directory that of the relative POSIX
       paths by code point, whatever the file system says.
    3. ``name`` depends on what the user named, never on where it lies.
"""

import errno
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from kg.directory import GraphDirectory
from kg.model import Finding, Severity


@dataclass(frozen=True)
class Fault:
    """What keeps a path from being read, known before it is opened."""

    code: str
    severity: Severity
    message: str
    remedy: str

    def finding(self, file: str) -> Finding:
        """Return the finding for the input called ``file``."""
        return Finding(self.code, self.severity, file, self.message, remedy=self.remedy)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The bytes of a file that does not lie there as they are.

    ``open`` gives a stream of them, ``length`` is their number, and ``sha256`` is that of the file
    on disk that holds them.
    """

    open: Callable[[], BinaryIO]
    length: int
    sha256: str


@dataclass(frozen=True)
class InputFile:
    """One file: ``path`` on this machine, and ``name``, the relative POSIX path that others see.

    A reader gets its bytes decompressed: ``open`` gives a stream with a place of its own, which
    can seek; ``content`` is for small files, and is kept as long as the record lives. For a member
    of an archive ``path`` is the archive, ``member`` the path inside it, and ``name`` both. All
    but ``name`` and ``member`` raise `OSError` when the file cannot be read.
    """

    path: Path
    name: str
    fault: Fault | None = None
    member: str | None = None
    unpacked: Unpacked | None = field(default=None, repr=False, compare=False)

    @cached_property
    def content(self) -> bytes:
        """The decompressed bytes, all of them: ask for the `size` before."""
        with self.open() as stream:
            return stream.read()

    @cached_property
    def sha256(self) -> str:
        """The SHA-256, in lower-case hexadecimal, of the file as it lies: compressed, if it is."""
        if self.unpacked:
            return self.unpacked.sha256
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def open(self) -> BinaryIO:
        """Return a stream of the decompressed bytes, which the caller closes."""
        return self.unpacked.open() if self.unpacked else self.path.open("rb")

    def head(self, length: int) -> bytes:
        """Return the first decompressed bytes, at most ``length``."""
        with self.open() as stream:
            return stream.read(length)

    def size(self) -> int:
        """Return the number of decompressed bytes, without reading the file."""
        return self.unpacked.length if self.unpacked else self.path.stat().st_size


def list_inputs(paths: Iterable[Path]) -> tuple[InputFile, ...]:
    """Return every file that the named files and directories stand for, each path once."""
    seen: dict[tuple[Path, str], InputFile] = {}
    for path in paths:
        for item in _expand(Path(path)):
            seen.setdefault((item.path, item.name), item)
    return tuple(seen.values())


def _expand(path: Path) -> Iterator[InputFile]:
    if not path.is_dir():
        yield InputFile(path, printable(path.name or str(path)), _fault_of(path))
        return
    items = sorted(_walk(path, path, (path.resolve(),)), key=lambda item: item.name)
    if any(item.fault is None for item in items):
        yield from items
        return
    yield from items
    yield InputFile(path, printable(path.name) or ".", _EMPTY_DIRECTORY)


def _walk(root: Path, folder: Path, ancestors: tuple[Path, ...]) -> Iterator[InputFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield InputFile(folder, _name(folder, root), _CLOSED_DIRECTORY)
        return
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        path = Path(entry.path)
        name = _name(path, root)
        if entry.name.startswith("."):
            yield InputFile(path, name, _HIDDEN)
        elif not path.is_dir():
            yield InputFile(path, name, _fault_of(path))
        elif (real := path.resolve()) in ancestors:
            yield InputFile(path, name, _LOOP)
        elif _belongs_to_a_page(entry.name, names):
            yield InputFile(path, name, _PAGE_PARTS)
        elif GraphDirectory(path).is_built:
            yield InputFile(path, name, _GRAPH)
        else:
            yield from _walk(root, path, (*ancestors, real))


_PARTS_OF = re.compile(r"(?P<page>.+)(?:_files|\.files|_file|_fichiers|_archivos|-Dateien|-filer)")
"""What browsers add to a page's name for the directory of its parts, in their languages."""


def _belongs_to_a_page(name: str, beside: frozenset[str]) -> bool:
    """Tell whether a directory holds what a browser saved along with a page."""
    found = _PARTS_OF.fullmatch(name)
    return found is not None and not beside.isdisjoint(
        found["page"] + suffix for suffix in (".html", ".htm", ".xhtml")
    )


def _name(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix())


def printable(name: str) -> str:
    """Return a path that any text can hold: bytes that are not the system's letters are U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _fault_of(path: Path) -> Fault | None:
    if path.is_file():
        return None
    if path.is_symlink():
        return _LOOP if _is_loop(path) else _BROKEN_LINK
    return _SPECIAL if path.exists() else _MISSING


def _is_loop(path: Path) -> bool:
    try:
        path.resolve(strict=True)
    except RuntimeError:
        return True
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


_MISSING = Fault(
    "path-missing",
    Severity.ERROR,
    "there is no such file or directory",
    "check the path's spelling; papers are read from files and URLs, not fetched by PMID or DOI",
)
_EMPTY_DIRECTORY = Fault(
    "directory-empty",
    Severity.ERROR,
    "nothing in this directory can be read",
    "name a directory that holds papers",
)
_CLOSED_DIRECTORY = Fault(
    "permission-denied",
    Severity.ERROR,
    "this directory may not be listed",
    "give yourself the right to read it (chmod u+rx)",
)
_HIDDEN = Fault(
    "hidden-skipped",
    Severity.INFO,
    "left out, for its name begins with a dot",
    "name it on its own to have it read",
)
_PAGE_PARTS = Fault(
    "page-parts-skipped",
    Severity.INFO,
    "left out, for it holds the pictures and scripts of the saved page beside it",
    "name it on its own to have it read",
)
_GRAPH = Fault(
    "graph-skipped",
    Severity.INFO,
    "left out, for it holds a built graph",
    "keep papers in a directory of their own",
)
_LOOP = Fault(
    "symlink-loop",
    Severity.ERROR,
    "this symbolic link leads back to itself or to a directory above it",
    "remove the link",
)
_BROKEN_LINK = Fault(
    "symlink-broken",
    Severity.ERROR,
    "this symbolic link leads to nothing",
    "remove the link, or bring back what it points to",
)
_SPECIAL = Fault(
    "not-a-file", Severity.ERROR, "this is neither a file nor a directory", "name a regular file"
)
