"""Downloads NLM's MeSH files, over bad lines too.

Laws
    1. A file appears under its name only when it is whole: until then it is ``NAME.part`` beside
       ``NAME.part.json``, which says what was being fetched, its size, entity tag and the SHA-256
       of what is there.
    2. A download goes on where it broke off, and only if the server says it is still the same
       file (``If-Range``, RFC 9110 section 13.1.5) and what is there is what was written.
    3. NLM publishes no checksums for MeSH: a file is whole when it has the length that the server
       gave, when gzip's own CRC holds, and when its XML ends. Its SHA-256 is then recorded in
       ``NAME.json``; a file that still matches its record is not fetched again.
"""

import gzip
import hashlib
import http.client
import json
import re
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from kg.errors import VocabularyError
from kg.vocabulary.compiler import Progress
from kg.vocabulary.wheels import sha256_of

MESH_FILES: Final = "https://nlmpubs.nlm.nih.gov/projects/mesh/MESH_FILES/xmlmesh/"
STEMS: Final = ("desc", "supp", "qual", "pa")

_BLOCK: Final = 1 << 16  # bytes
_TIMEOUT: Final = 60.0  # seconds without a byte
_ATTEMPTS: Final = 6
_FIRST_WAIT: Final = 1.0  # seconds; doubled after each attempt that brought nothing
_PARTIAL: Final = 206
_NOT_FOUND: Final = 404
_RANGE_REFUSED: Final = 416
_TRANSIENT: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_TAIL: Final = 4096  # bytes: the end tag of the root element is among the last
_END: Final = re.compile(rb"</[A-Za-z]+Set\s*>\s*\Z")


class _Broken(Exception):
    """An attempt failed in a way that another may not."""


class _NotThere(VocabularyError):
    """The server has no file of this name."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a download that is under way."""

    url: str
    size: int | None = None
    etag: str | None = None
    length: int = 0
    sha256: str = ""


def download_mesh(
    year: int, into: Path, *, base_url: str = MESH_FILES, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Download the four files of a year's MeSH and return where they are.

    Each comes gzipped where the server has it so. ``progress`` gets a file's name, bytes done and
    bytes in all. Raises `VocabularyError` when a file cannot be had, or does not come whole.
    """
    files: list[Path] = []
    for stem in STEMS:
        try:
            files += download([f"{stem}{year}.gz"], into, base_url, progress=progress)
        except _NotThere:
            files += download([f"{stem}{year}.xml"], into, base_url, progress=progress)
    return tuple(files)


def download(
    names: Sequence[str],
    into: Path,
    base_url: str = MESH_FILES,
    *,
    progress: Progress | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> tuple[Path, ...]:
    """Download files by name from one place into a folder; see `download_mesh`.

    ``wait`` is called with the seconds to let pass before another attempt. Raises
    `VocabularyError` when a file cannot be had, and when the address is not of the web.
    """
    if not base_url.startswith(("https://", "http://")):
        raise VocabularyError(f"{base_url}: give an address that begins with https:// or http://")
    try:
        into.mkdir(parents=True, exist_ok=True)
        return tuple(_fetched(name, into, base_url, progress, wait) for name in names)
    except OSError as error:
        raise VocabularyError(f"{into}: cannot be written ({error})") from error


def _fetched(
    name: str,
    into: Path,
    base_url: str,
    progress: Progress | None,
    wait: Callable[[float], None],
) -> Path:
    url = base_url.rstrip("/") + "/" + name
    target = into / name
    if _is_recorded(target, url):
        return target
    part = into / f"{name}.part"
    pause = _FIRST_WAIT
    for attempt in range(1, _ATTEMPTS + 1):
        before = part.stat().st_size if part.exists() else 0
        try:
            _attempt(url, part, progress)
            _check_whole(part, url)
            break
        except _Broken as broken:
            if attempt == _ATTEMPTS:
                raise VocabularyError(
                    f"{url}: {broken}, {_ATTEMPTS} times; try again later: what has come is kept "
                    f"in {part}, and the download goes on from there"
                ) from broken
        gained = part.exists() and part.stat().st_size > before
        pause = _FIRST_WAIT if gained else pause
        wait(pause)
        pause *= 2
    told = _read_part(part)
    _write_json(_record(target), asdict(told))
    part.replace(target)
    _sidecar(part).unlink(missing_ok=True)
    return target


def _attempt(url: str, part: Path, progress: Progress | None) -> None:
    known = _resumable(part, url)
    headers = {"User-Agent": "kg", "Accept-Encoding": "identity"}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - see `download`
    if known.length and known.etag:
        request.add_header("Range", f"bytes={known.length}-")
        request.add_header("If-Range", known.etag)
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
            _receive(answer, part, known, progress)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == _RANGE_REFUSED:
            _forget(part)
        elif error.code not in _TRANSIENT:
            kind = _NotThere if error.code == _NOT_FOUND else VocabularyError
            raise kind(
                f"{url}: the server answered {error.code} {error.reason}; check the year and the "
                f"address"
            ) from error
        raise _Broken(f"the server answered {error.code} {error.reason}") from error
    except (
        urllib.error.URLError,
        http.client.HTTPException,
        TimeoutError,
        ConnectionError,
    ) as error:
        raise _Broken(f"the connection failed ({error})") from error


def _receive(answer: Any, part: Path, known: _Part, progress: Progress | None) -> None:
    """Write what an answer brings, after what is there when it is the rest of it."""
    goes_on = answer.status == _PARTIAL
    start = known.length if goes_on else 0
    digest = hashlib.sha256()
    if goes_on:
        _digest_file(part, digest)
    announced = answer.headers.get("Content-Length")
    size = start + int(announced) if announced is not None else None
    etag = _strong(answer.headers.get("ETag"))
    done = start
    try:
        with part.open("r+b" if goes_on else "wb") as stream:
            stream.seek(start)
            while block := answer.read(_BLOCK):
                stream.write(block)
                digest.update(block)
                done += len(block)
                if progress is not None:
                    progress(part.name.removesuffix(".part"), done, size)
            stream.truncate()
    finally:
        _write_json(_sidecar(part), asdict(_Part(known.url, size, etag, done, digest.hexdigest())))
    if size is not None and done != size:
        raise _Broken(f"the connection ended after {done} of {size} bytes")


def _digest_file(path: Path, digest: "hashlib._Hash") -> None:
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)


def _strong(etag: str | None) -> str | None:
    """Return an entity tag that If-Range may carry: a weak one says nothing of the bytes."""
    return None if etag is None or etag.startswith("W/") else etag


def _resumable(part: Path, url: str) -> _Part:
    """Return what can be gone on from: nothing, when what is there is not what was written."""
    told = _read_part(part)
    sound = (
        told.url == url
        and part.exists()
        and part.stat().st_size == told.length
        and (told.size is None or told.length < told.size)
        and sha256_of(part) == told.sha256
    )
    return told if sound else _Part(url)


def _check_whole(part: Path, url: str) -> None:
    """Check what no length can tell; a file that came whole and is bad is fetched anew."""
    try:
        tail = _tail(part)
    except (OSError, EOFError, zlib.error) as error:
        _forget(part)
        raise _Broken(f"what came is no whole gzip file ({error})") from error
    if _END.search(tail) is None:
        _forget(part)
        raise _Broken("what came does not end as NLM's XML does")
    told = _read_part(part)
    if told.url != url:
        _forget(part)
        raise _Broken("another download wrote to the same place")


def _tail(part: Path) -> bytes:
    with part.open("rb") as stream:
        zipped = stream.read(2) == b"\x1f\x8b"
    tail = b""
    with gzip.open(part, "rb") if zipped else part.open("rb") as content:
        while block := content.read(_BLOCK):
            tail = (tail + block)[-_TAIL:]
    return tail


def _is_recorded(target: Path, url: str) -> bool:
    record = _read_json(_record(target))
    return (
        target.is_file()
        and record.get("url") == url
        and record.get("length") == target.stat().st_size
        and record.get("sha256") == sha256_of(target)
    )


def _record(target: Path) -> Path:
    return target.with_name(f"{target.name}.json")


def _sidecar(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    _sidecar(part).unlink(missing_ok=True)


def _read_part(part: Path) -> _Part:
    try:
        return _Part(**_read_json(_sidecar(part)))
    except TypeError:
        return _Part("")


def _read_json(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _write_json(path: Path, told: dict[str, Any]) -> None:
    path.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
