"""The items of a JSON file, one after the other, without holding the file.

Source: RFC 8259. The file is mapped, not read: a scanner finds where each item begins and ends by
counting brackets outside strings, and each item is parsed on its own, so that a damaged one does
not hide the others.

Laws
    1. The items are the members of the first array at one of the asked-for paths; ``()`` is the
       top. What stands around that array is the frame.
    2. Memory is bounded by the largest item and the frame, both of which are bounded themselves.
    3. Every item has its exact bytes.
    4. Of the mapped file at most `WINDOW` bytes and an item are kept in memory.
"""

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LARGEST = 32 * 1024 * 1024
"""Bytes of one item, or of the frame; the largest records have about one million."""
DEEPEST = 100
WINDOW = 32 * 1024 * 1024

Path = tuple[str, ...]
Data = bytes | mmap.mmap

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_SIGN = re.compile(rb'["{}\[\]]')
_FLAT = re.compile(
    rb'(?:[^"{}\[\]]++|%b|\{(?:[^"{}\[\]]++|%b)*+\}|\[(?:[^"{}\[\]]++|%b)*+\])*+'
    % (_STRING, _STRING, _STRING),
    re.DOTALL,
)
"""Strings, and brackets around nothing but strings: inside an item, what needs no looking at."""
_STRING_REST = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_BLANK = re.compile(rb"\s*+")
_PAIRS = {b"}": b"{", b"]": b"["}
_LONGEST_GAP = 1000


@dataclass(frozen=True, slots=True)
class JsonItem:
    """One item: its number from 1, its bytes and their place in the file.

    ``fault`` says why it is not to be parsed: ``too-large``, ``too-deep``, ``cut-off``; its bytes
    are then left out.
    """

    number: int
    content: bytes
    start: int
    end: int
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class JsonFrame:
    """What stands around the items, their array left empty.

    ``items`` tells whether there was such an array. ``fault`` is as an item's, or ``damaged``
    where the brackets do not pair; ``place`` is the byte at which that showed. ``gaps`` counts the
    places between items where something else than one comma stands.
    """

    content: bytes
    items: bool
    place: int
    gaps: int = 0
    fault: str | None = None


@dataclass(slots=True)
class _Scan:
    data: Data
    paths: frozenset[Path]
    skip: int
    brackets: list[bytes] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    key: tuple[int, int] = (0, 0)  # the last string outside the items
    array: int | None = None  # the depth of the items' array while it is open
    opened: int = 0  # its first byte
    closed: int = 0  # the byte behind it
    start: int = 0  # the first byte of the item
    last: int = 0  # the byte behind the item before
    deepest: int = 0
    count: int = 0
    gaps: int = 0


def json_items(data: Data, paths: frozenset[Path], skip: int = 0) -> Iterator[JsonItem | JsonFrame]:
    r"""Yield the items of a file, then its frame; ``skip`` bytes are passed over (a mark).

    >>> found = list(json_items(b'{"n": 2, "r": [{"a": 1}, {"a": 2}]}', frozenset({("r",)})))
    >>> [item.content for item in found]
    [b'{"a": 1}', b'{"a": 2}', b'{"n": 2, "r": []}']
    """
    scan = _Scan(data, paths, skip)
    fault, place = None, len(data)
    for start, end in _tokens(scan):
        text = data[start : start + 1]
        if text == b'"':
            if scan.array is None:
                scan.key = start, end
        elif text in b"{[":
            _open(scan, text, start)
        elif not scan.brackets or scan.brackets[-1] != _PAIRS[text]:
            fault, place = "damaged", start
            break
        else:
            item = _close(scan, end)
            if item:
                yield item
    yield from _end(scan, fault, place)


def _tokens(scan: _Scan) -> Iterator[tuple[int, int]]:
    """Yield where brackets and strings stand, but for those inside items that change nothing."""
    data, place, kept = scan.data, scan.skip, scan.skip
    while place < len(data):
        if place - kept > WINDOW:
            _let_go(data, place)
            kept = place
        limit = min(place + WINDOW, len(data))
        if scan.array is not None and scan.array + 1 < len(scan.brackets) < DEEPEST:
            flat = _FLAT.match(data, place, limit)
            if flat and flat.end() > place:
                place = flat.end()
                continue
        found = _SIGN.search(data, place, limit)
        if found is None:
            place = limit
            continue
        end = _string_end(data, found.end()) if found.group() == b'"' else found.end()
        if end is None:
            return
        yield found.start(), end
        place = end


def _string_end(data: Data, place: int) -> int | None:
    """Return the byte behind the string of which the first byte inside stands at ``place``."""
    while True:
        rest = _STRING_REST.match(data, place, min(place + WINDOW, len(data)))
        end = rest.end() if rest else place
        if data[end : end + 1] == b'"':
            return end + 1
        if end + 1 >= len(data):
            return None
        _let_go(data, end)
        place = end


def _let_go(data: Data, place: int) -> None:
    """Tell the system that the mapped bytes up to a place are not needed in memory."""
    if isinstance(data, mmap.mmap) and hasattr(data, "madvise"):
        pages = place // mmap.PAGESIZE * mmap.PAGESIZE
        data.madvise(mmap.MADV_DONTNEED, 0, pages)


def _open(scan: _Scan, bracket: bytes, place: int) -> None:
    depth = len(scan.brackets)
    if scan.array is None:
        scan.keys.append(_key(scan, place) if depth else None)
        scan.brackets.append(bracket)
        path = tuple(key for key in scan.keys if key is not None)
        if bracket == b"[" and not scan.closed and path in scan.paths and len(path) == depth:
            scan.array, scan.opened, scan.last = depth, place, place + 1
        return
    if depth == scan.array + 1:
        scan.start, scan.deepest = place, depth
        scan.gaps += not _is_gap(scan, place, b"," if scan.count else b"")
        scan.count += 1
    scan.brackets.append(bracket)
    scan.deepest = max(scan.deepest, depth)


def _key(scan: _Scan, place: int) -> str | None:
    start, end = scan.key
    if place - end > _LONGEST_GAP or end - start > _LONGEST_GAP:
        return None
    if scan.data[end:place].strip() != b":":
        return None
    return scan.data[start + 1 : end - 1].decode("utf-8", errors="replace")


def _is_gap(scan: _Scan, end: int, sign: bytes) -> bool:
    """Tell whether nothing but a sign stands between the item before and a place."""
    if end - scan.last > _LONGEST_GAP:
        return _BLANK.fullmatch(scan.data, scan.last, end) is not None and not sign
    return scan.data[scan.last : end].strip() == sign


def _close(scan: _Scan, end: int) -> JsonItem | None:
    scan.brackets.pop()
    depth = len(scan.brackets)
    if scan.array is None:
        scan.keys.pop()
    elif depth == scan.array:
        scan.gaps += not _is_gap(scan, end - 1, b"")
        scan.array, scan.closed = None, end
        scan.keys.pop()
    elif depth == scan.array + 1:
        scan.last = end
        return _item(scan, end)
    return None


def _item(scan: _Scan, end: int) -> JsonItem:
    fault = "too-large" if end - scan.start > LARGEST else None
    if scan.deepest > DEEPEST:
        fault = "too-deep"
    content = b"" if fault else scan.data[scan.start : end]
    return JsonItem(scan.count, content, scan.start, end, fault)


def _end(scan: _Scan, fault: str | None, place: int) -> Iterator[JsonItem | JsonFrame]:
    if fault is None and scan.brackets:
        fault = "cut-off"
    if scan.array is not None and len(scan.brackets) > scan.array + 1:
        yield JsonItem(scan.count, b"", scan.start, place, fault)
    before = scan.data[scan.skip : scan.opened + 1] if scan.opened or scan.closed else b""
    if fault or len(scan.data) - scan.closed + len(before) > LARGEST:
        found = bool(scan.opened or scan.closed or scan.array is not None)
        yield JsonFrame(b"", found, place, scan.gaps, fault or "too-large")
        return
    content = before + b"]" + scan.data[scan.closed :] if scan.closed else scan.data[scan.skip :]
    yield JsonFrame(content, bool(scan.closed), place, scan.gaps)
