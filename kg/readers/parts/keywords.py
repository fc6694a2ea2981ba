"""Keyword lines.

Laws
    1. The line without its label is one section; each keyword points into it by its span.
    2. Semicolons divide; where there is none, commas; where there is none, dashes, bars or middle
       dots between blanks; where there is none, full stops, if no piece is so short that it could
       be an abbreviation.
    3. A keyword's language is set only where its letters prove it (see `languages.written_in`).
"""

import re
from collections.abc import Iterator

from kg.model import Keyword, Span
from kg.readers.parts.languages import written_in

_LABEL = re.compile(
    r"(?:key\s?-?words?(?: and phrases)?|mots[- ]cl(?:é|e\u0301?)s|palabras clave|palavras[- ]chave"
    r"|schl[üu]sselw[öo]rter|parole chiave|index terms|subject terms)\s*[:.]\s*",
    re.IGNORECASE,
)
_DIVIDERS = (r";", r",(?!\d)", r"\s+[-–—|·•/]\s+")
_STOPS = r"\.\s+(?=[^\W\d_a-z])"
_SHORTEST = 4  # letters of a piece between full stops


def keyword_label(text: str) -> int | None:
    """Return where the keywords start in a line that begins with ``Keywords:``, or ``None``."""
    found = _LABEL.match(text)
    return found.end() if found else None


def parse_keywords(
    text: str, languages: tuple[str, ...] = (), *, single: bool = False
) -> tuple[Keyword, ...]:
    """Return the keywords of a line from which the label was taken.

    >>> [word.text for word in parse_keywords("Belimumab; Lupus nephritis.")]
    ['Belimumab', 'Lupus nephritis']
    """
    return tuple(
        Keyword(span.of(text), _language(span.of(text), languages), span=span)
        for span in ([_tight(text, 0, len(text), last=True)] if single else _spans(text))
    )


def _spans(text: str) -> Iterator[Span]:
    divider = next((pattern for pattern in _DIVIDERS if re.search(pattern, text)), _last(text))
    start = 0
    for end, following in [*((m.start(), m.end()) for m in re.finditer(divider, text)), (-1, -1)]:
        span = _tight(text, start, len(text) if end < 0 else end, last=end < 0)
        if span.start < span.end:
            yield span
        start = following


def _last(text: str) -> str:
    pieces = re.split(_STOPS, text.rstrip(" ."))
    words = [piece.rpartition(" ")[2] for piece in pieces]
    return _STOPS if all(len(word) >= _SHORTEST for word in words) else _DIVIDERS[0]


def _tight(text: str, start: int, end: int, *, last: bool) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    if last and text[start:end].endswith(".") and not _ends_in_abbreviation(text[start:end]):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_in_abbreviation(keyword: str) -> bool:
    return bool(re.search(r"(?:^|\s)(?:spp|sp|U\.S|e\.g|al)\.$", keyword))


def _language(keyword: str, languages: tuple[str, ...]) -> str | None:
    proved = [code for code in languages if code != "en" and written_in(keyword, code)]
    return proved[0] if len(proved) == 1 else None
