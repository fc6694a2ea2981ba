"""Where a source's mention stands, proved by its quote.

Laws
    1. A place counts only where the text there is the quote, white space at its ends apart.
    2. A place that does not fit as code points is tried as UTF-16 units and as UTF-8 bytes, which
       some programs count; nothing else is tried: the nearest equal word may be another one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.model import Span

Unit = Literal["code points", "UTF-16 units", "UTF-8 bytes"]
_ENCODINGS: tuple[tuple[Unit, str, int], ...] = (
    ("UTF-16 units", "utf-16-le", 2),
    ("UTF-8 bytes", "utf-8", 1),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch that is proved, and in what its source counted; ``trimmed`` of white space."""

    span: Span
    unit: Unit = "code points"
    trimmed: bool = False


def place(text: str, start: int, end: int, quote: str) -> Placed | None:
    r"""Return the stretch of a text that a source's offsets and quote agree on, or ``None``.

    >>> place("\U0001d6fd-catenin in lupus", 14, 19, "lupus")
    Placed(span=Span(start=13, end=18), unit='UTF-16 units', trimmed=False)
    >>> place("lupus", 1, 6, "lupus") is None
    True
    """
    if not 0 <= start < end or not quote.strip():
        return None
    for unit, span in _candidates(text, start, end):
        found = _trim(text, span)
        if found.of(text) == quote.strip():
            return Placed(found, unit, trimmed=found != span or quote != quote.strip())
    return None


def _candidates(text: str, start: int, end: int) -> Iterator[tuple[Unit, Span]]:
    yield "code points", Span(start, min(end, len(text)))
    if text.isascii():
        return
    for unit, encoding, width in _ENCODINGS:
        encoded = text.encode(encoding, "surrogatepass")
        before, within = encoded[: start * width], encoded[start * width : end * width]
        try:
            first = len(before.decode(encoding))
            yield unit, Span(first, first + len(within.decode(encoding)))
        except UnicodeDecodeError:  # a place inside a character
            continue


def _trim(text: str, span: Span) -> Span:
    whole = span.of(text)
    start = span.start + len(whole) - len(whole.lstrip())
    return Span(start, max(start, span.start + len(whole.rstrip())))
