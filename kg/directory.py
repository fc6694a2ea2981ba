"""A graph on disk: which files a build leaves, and how a new build takes the place of an old one.

::

    DIR/
    ├── build.json            what was built, from what, with what; names the build that counts
    └── build-xxxxxxxx/
        ├── store/            the embedded store
        ├── findings.jsonl    what was not understood, one JSON object a line
        └── report.ttl        the SHACL validation report, if the build was validated

Laws
    1. ``build.json`` is replaced in one step (POSIX ``rename``) after everything it names is
       durable: before that step the old graph stands, after it the new one. There is no between.
    2. A build that ``build.json`` does not name was interrupted; the next build removes it.
    3. One build at a time works in a directory.
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

from msgspec import to_builtins

from kg.errors import GraphError
from kg.model import Finding, Severity

try:
    import fcntl
except ImportError:  # Windows has no such locks: there nobody watches over law 3
    fcntl = None  # type: ignore[assignment]

FORMAT: Final = 1
"""The version of this layout; a directory of another version is refused."""

_FINDINGS: Final = "findings.jsonl"
_REPORT: Final = "report.ttl"
_PREFIX = "build-"
_LOCK: Final = ".lock"


class Staging:
    """A build that nobody sees yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def store(self) -> Path:
        """Where its store goes."""
        return self.path / "store"

    @property
    def findings(self) -> Path:
        """Where what was not understood is written down."""
        return self.path / _FINDINGS

    def remove(self, name: str) -> None:
        """Remove a file that only the build itself needed."""
        (self.path / name).unlink(missing_ok=True)

    def write(self, findings: Iterable[Finding], report: str | None) -> None:
        """Write down what was not understood, and the validation report if there is one."""
        lines = (json.dumps(to_builtins(finding), ensure_ascii=False) for finding in findings)
        _write(self.findings, (line + "\n" for line in lines))
        if report is not None:
            _write(self.path / _REPORT, (report,))


class GraphDirectory:
    """One directory that holds, or will hold, a built graph."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def manifest(self) -> Path:
        """The path of ``build.json``."""
        return self.path / "build.json"

    @property
    def is_built(self) -> bool:
        """Whether a build has left its manifest and its own directory here."""
        return self.manifest.is_file() and any(self.path.glob(f"{_PREFIX}*/"))

    def exists(self) -> bool:
        """Tell whether a finished build stands here."""
        return self.manifest.is_file()

    def info(self) -> dict[str, Any]:
        """Return what ``build.json`` says.

        Raises:
            GraphError: when there is no graph here, or one that this version cannot read.
        """
        try:
            info = json.loads(self.manifest.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise GraphError(
                f"{self.path}: there is no graph here; make one with "
                f"`kg build INPUT --out {self.path}`"
            ) from None
        except (OSError, ValueError) as error:
            raise GraphError(f"{self.manifest}: cannot be read: {error}; build again") from error
        if not isinstance(info, dict) or info.get("format") != FORMAT:
            raise GraphError(f"{self.manifest}: written by another version of kg; build again")
        return info

    def current(self) -> Staging:
        """Return the build that counts.

        Raises:
            GraphError: as `info`.
        """
        return Staging(self.path / str(self.info()["build"]))

    def findings(self) -> Iterator[Finding]:
        """Yield the findings of the build that counts."""
        path = self.current().findings
        if path.is_file():
            yield from read_findings(path)

    @contextmanager
    def staging(self) -> Iterator[Staging]:
        """Give a place for a new build, and take it away again if the build fails.

        Raises:
            GraphError: when the directory cannot be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = self._locked()
            self._sweep()
            place = self.path / f"{_PREFIX}{secrets.token_hex(4)}"
            place.mkdir()
        except OSError as error:
            message = f"{self.path}: cannot be written: {error.strerror or error}"
            raise GraphError(message) from error
        try:
            yield Staging(place)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        finally:
            lock.close()

    def _locked(self) -> TextIO:
        """Return the open lock of this directory; whoever dies lets go of it.

        Raises:
            GraphError: when another build is at work here.
        """
        lock = (self.path / _LOCK).open("w")
        try:
            if fcntl:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            told = "another build is at work here; wait for it, or name another directory"
            raise GraphError(f"{self.path}: {told}") from error
        return lock

    def commit(self, staged: Staging, info: Mapping[str, Any]) -> None:
        """Make a staged build the graph of this directory, and remove the one before it."""
        whole = {**info, "format": FORMAT, "build": staged.path.name}
        _write(self.manifest, (json.dumps(whole, indent=2, ensure_ascii=False) + "\n",))
        self._sweep()

    def _sweep(self) -> None:
        keep = self.info()["build"] if self.exists() else None
        for left_over in self.path.glob(f"{_PREFIX}*"):
            if left_over.name != keep and left_over.is_dir():
                shutil.rmtree(left_over, ignore_errors=True)


def read_findings(path: Path) -> Iterator[Finding]:
    """Yield the findings of a file that `Staging.write` wrote."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            yield Finding(**{**fields, "severity": Severity(fields["severity"])})


def _write(path: Path, parts: Iterable[str]) -> None:
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(parts)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
