"""From a file as it lies to the files that readers get: decompressed, and out of their archives.

Laws
    1. What a file is, is told by its bytes. Compressed files may be compressed twice; an archive
       in an archive is named and left out.
    2. One member is unpacked at a time, into a file without a name.
    3. A file gives at most `LARGEST` bytes, and beyond `FREE` bytes at most `RATIO` times its own
       size: what was unpacked until then is left out, for it is a trap and no literature.
    4. Each member comes in the order of names; what stands before a fault is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.model import Finding, Severity
from kg.readers.input.archives import (
    ArchiveKind,
    BadArchive,
    Listing,
    Member,
    archive_kind,
    listing,
)
from kg.readers.input.compression import Broken, Compression, compression_of, decompress
from kg.readers.input.files import InputFile, Unpacked
from kg.readers.input.spool import Spool

LARGEST: Final = 64 * 1024**3
FREE: Final = 64 * 1024**2
RATIO: Final = 250
"""XML packs to a tenth or a thirtieth; a file of one letter to a thousandth."""
_MOST_LAYERS: Final = 2
_HEAD: Final = 1024


def unpack(file: InputFile) -> Iterator[InputFile | Finding]:
    """Yield the plain files that stand in a file: itself, where it is plain; raises `OSError`.

    Each is to be read before the next is asked for: its bytes go then.
    """
    head = file.head(_HEAD)
    if compression_of(head) is None and archive_kind(head) is None:
        yield file
        return
    yield from _Unpacking(file).layer(file, _MOST_LAYERS)


class _TooLarge(Exception):
    """More comes out of a file than any honest one holds."""


@dataclass(slots=True)
class _Budget:
    """How many bytes may still come out."""

    left: int

    def spend(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the pieces; raises `_TooLarge`."""
        for piece in pieces:
            self.left -= len(piece)
            if self.left < 0:
                raise _TooLarge
            yield piece


class _Unpacking:
    """One file on disk while it is unpacked."""

    def __init__(self, file: InputFile) -> None:
        self._sha256 = file.sha256
        self._size = file.size()

    def layer(self, file: InputFile, layers: int) -> Iterator[InputFile | Finding]:
        """Yield what stands in a file that may be compressed, an archive, or plain."""
        head = file.head(_HEAD)
        compressed, archive = compression_of(head), archive_kind(head)
        if compressed and layers:
            yield from self._compressed(file, compressed, layers)
        elif archive and file.member is None:
            yield from self._archive(file, archive)
        elif archive:
            yield _finding(
                file.name, "archive-nested", f"this is a {archive} archive inside another archive",
                "unpack the outer archive first",
            )  # fmt: skip
        else:
            yield file  # read, or named for what it is

    def _compressed(
        self, file: InputFile, kind: Compression, layers: int
    ) -> Iterator[InputFile | Finding]:
        broken: list[Broken] = []

        def pieces() -> Iterator[bytes]:
            with file.open() as stream:
                found = yield from decompress(stream, kind)
            broken.extend([found] if found else [])

        with Spool() as spool:
            try:
                spool.fill(self._budget().spend(pieces()))
            except _TooLarge:
                yield _too_large(file.name)
                return
            if spool.length or not broken:
                inner = replace(file, unpacked=self._unpacked(spool))
                yield from self.layer(inner, layers - 1)
        for fault in broken:
            yield _broken(file.name, kind, fault)

    def _archive(self, file: InputFile, kind: ArchiveKind) -> Iterator[InputFile | Finding]:
        with file.open() as stream:
            found = listing(stream, kind)
            if found.office:
                yield _finding(
                    file.name, "file-binary",
                    "this is an office document or an e-book, not a text",
                    "save it as text or HTML first",
                )  # fmt: skip
                return
            yield from self._members(file, found)
        if found.broken:
            yield _finding(
                file.name, "archive-damaged",
                f"this {kind} archive is not whole: {found.broken}; "
                f"{len(found.members):,} of its members were found",
                "fetch the archive again",
            )  # fmt: skip
        elif not found.members:
            yield _finding(
                file.name, "archive-empty", f"there is no file in this {kind} archive",
                "check that the archive is the right one",
            )  # fmt: skip

    def _members(self, file: InputFile, found: Listing) -> Iterator[InputFile | Finding]:
        budget = self._budget()
        left_out: dict[str, list[str]] = {}
        for member in found.members:
            if fault := _fault(member):
                left_out.setdefault(fault, []).append(f"{file.name}/{member.name}")
        for code, names in sorted(left_out.items()):
            yield _left_out(code, names)
        for member in found.members:
            if _fault(member):
                continue
            try:
                yield from self._member(file, member, f"{file.name}/{member.name}", budget)
            except _TooLarge:
                yield _too_large(file.name)
                return

    def _member(
        self, file: InputFile, member: Member, name: str, budget: _Budget
    ) -> Iterator[InputFile | Finding]:
        with Spool() as spool:
            fault = _fill(spool, budget, member)
            inner = InputFile(file.path, name, None, member.name, self._unpacked(spool))
            if spool.length or not fault:
                yield from self.layer(inner, 1)
            if fault:
                yield _finding(
                    name, "member-damaged",
                    f"this member of the archive is not whole: {fault}; its first "
                    f"{spool.length:,} bytes were read",
                    "fetch the archive again",
                )  # fmt: skip

    def _budget(self) -> _Budget:
        return _Budget(min(LARGEST, max(FREE, RATIO * self._size)))

    def _unpacked(self, spool: Spool) -> Unpacked:
        return Unpacked(spool.open, spool.length, self._sha256)


def _fill(spool: Spool, budget: _Budget, member: Member) -> str | None:
    """Put a member's bytes into a spool; return what is wrong with them, if anything."""
    try:
        spool.fill(budget.spend(member.pieces()))
    except BadArchive as error:
        return str(error)
    return None


def _fault(member: Member) -> str | None:
    hidden = any(part.startswith(".") for part in member.name.split("/"))
    return member.fault or ("hidden-skipped" if hidden else None)


def _broken(name: str, kind: Compression, fault: Broken) -> Finding:
    if fault.reason == "cut-off":
        message = f"this {kind} file breaks off at byte {fault.place:,}, inside its data"
    else:
        message = (
            f"this {kind} file is damaged before byte {fault.place:,}; nothing behind was read"
        )
    return _finding(
        name, f"archive-{fault.reason}", f"{message}; what stands before was read",
        "fetch the file again",
    )  # fmt: skip


def _too_large(name: str) -> Finding:
    return _finding(
        name, "archive-too-large",
        f"more than {RATIO} times its own size comes out of this file, or more than "
        f"{LARGEST // 1024**3} GB; the rest was left out",
        "check where the file comes from; if it is what it should be, unpack it first",
    )  # fmt: skip


def _left_out(code: str, names: list[str]) -> Finding:
    """Return one finding for all the members that have the same fault; it names the first."""
    severity, message, remedy = _LEFT_OUT[code]
    more = len(names) - 1
    others = f"; so were {more:,} others of this archive" if more > 1 else ""
    others = "; so was another of this archive" if more == 1 else others
    return Finding(code, severity, names[0], message + others, remedy=remedy)


_LEFT_OUT: Final = {
    "hidden-skipped": (
        Severity.INFO,
        "left out, for its name begins with a dot",
        "unpack the archive and name it on its own to have it read",
    ),
    "member-path-unsafe": (
        Severity.ERROR,
        "left out, for its path leads out of the archive",
        "check where the archive comes from",
    ),
    "member-not-a-file": (
        Severity.ERROR,
        "left out, for it is a link, a device or another thing that holds no text of its own",
        "unpack the archive, or pack it again with the files themselves",
    ),
    "member-encrypted": (
        Severity.ERROR,
        "left out, for it is encrypted",
        "unpack the archive with its password first",
    ),
}


def _finding(name: str, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.ERROR, name, message, remedy=remedy)
