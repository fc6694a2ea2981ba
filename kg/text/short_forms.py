"""Short forms that a text defines: "systemic lupus erythematosus (SLE)".

The method is Schwartz & Hearst 2003 (Pacific Symposium on Biocomputing 8:451-462): the letters of
the short form are found in the long form from right to left, the first of them at the start of a
word. What it is known to miss is mended here:

* medical shorthand: "Dx", "FFx" (the x stands for the rest of the word);
* a plural s that only the short form has: "SSRIs";
* the other order: "SLE (systemic lupus erythematosus)", "AKI, acute kidney injury,";
* more than the short form in the brackets: "(SLE; n = 12)", "(SLE, 12 patients)";
* Greek letters: "interferon gamma (IFN-γ)";
* letters in another order than the words: "cutaneous lupus erythematosus (LEC)".

Laws
    1. A definition never crosses a sentence or another bracket.
    2. Nothing is a short form that holds no capital letter or digit.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span
from kg.text.tokens import Token, tokens, vocables

_BRACKETED = re.compile(r"\(([^()]{2,200})\)|\[([^\[\]]{2,200})\]")
_SHORT = re.compile(r"[^\W_][\w\-/+.]{0,9}(?: [A-Z0-9][\w\-]{0,5})?")
_ALSO = re.compile(
    r",?\s{1,3}(?:(?:also\s+)?(?:known|called|abbreviated|referred to)\s+(?:as\s+)?|hereafter\s+|"
    r"or\s+)"
    r"([^\W_][\w\-]{1,9})\b"
)
_EQUATION = re.compile(r"(?:^|[;,.]\s+)([^\W_][\w\-]{1,9})\s*[=:]\s*([^;,.=:()]{4,100})")
_GREEK_NAME = re.compile(r"GREEK (?:SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)")
_FUNCTION_WORDS = vocables("a an the of in on for with by to and or from at as is are")
_MIN_PERMUTED = 3


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and its long form, with their places in one text."""

    short: str
    long: str
    short_span: Span
    long_span: Span


def definitions(text: str, start: int = 0, end: int | None = None) -> Iterator[Definition]:
    """Yield the short forms that one sentence, ``text[start:end]``, defines.

    >>> found = definitions("low bone mineral density (BMD) osteoporosis (OP) and SSRIs")
    >>> [(one.short, one.long) for one in found]
    [('BMD', 'bone mineral density'), ('OP', 'osteoporosis')]
    """
    end = len(text) if end is None else end
    for match in _BRACKETED.finditer(text, start, end):
        group = 1 if match.group(1) is not None else 2
        inner = Span(match.start(group), match.end(group))
        yield from _bracketed(text, start, match.start(), inner)
    for match in _ALSO.finditer(text, start, end):
        yield from _before(text, start, match.start(), Span(*match.span(1)))
    for match in _EQUATION.finditer(text, start, end):
        yield from _defined_by(text, Span(*match.span(1)), Span(*match.span(2)))


def _bracketed(text: str, floor: int, opening: int, inner: Span) -> Iterator[Definition]:
    parts = _parts(text, inner)
    for part in dict.fromkeys((*parts[:1], *parts[-1:])):
        found = tuple(_before(text, floor, opening, part))
        if found:
            yield from found
            return
    if len(parts) > 1:
        yield from _inside(text, parts)
    words = list(tokens(text, floor, opening))
    if words and parts and text[words[-1].end : opening].isspace():
        yield from _defined_by(text, _short_ending(text, words), parts[0])


def _parts(text: str, inner: Span) -> tuple[Span, ...]:
    """What semicolons and commas divide in brackets, without an "i.e." or "or" before it."""
    lead = re.match(r"\s*(?:i\.e\.,?\s+|or\s+)?", inner.of(text))
    begin = inner.start + (lead.end() if lead else 0)
    found = re.finditer(r"[^;,\s](?:[^;,]*[^;,\s])?", text[begin : inner.end])
    return tuple(Span(m.start() + begin, m.end() + begin) for m in found)


def _inside(text: str, parts: tuple[Span, ...]) -> Iterator[Definition]:
    """Both forms in the brackets: "(tumour necrosis factor; TNF)"."""
    for long, short in ((parts[0], parts[1]), (parts[1], parts[0])):
        yield from _defined_by(text, short, long)


def _short_ending(text: str, words: list[Token]) -> Span:
    """The last word with what hyphens bind to it: "IL-6" in "of IL-6"."""
    start = words[-1].start
    for left, right in zip(reversed(words[:-1]), reversed(words), strict=False):
        if text[left.end : right.start] not in ("-", "/", "‐", "‑"):
            break
        start = left.start
    return Span(start, words[-1].end)


def is_short_form(text: str) -> bool:
    """Tell whether a string can be a short form: 2 to 10 characters, a letter, and a capital.

    >>> [is_short_form(s) for s in ("SLE", "FFx", "IL-6", "p53", "mean", "2004", "n = 12")]
    [True, True, True, True, False, False, False]
    """
    return (
        2 <= len(text) <= 10  # noqa: PLR2004 - Schwartz & Hearst's bounds
        and _SHORT.fullmatch(text) is not None
        and any(c.isalpha() for c in text)
        and any(c.isupper() or c.isdigit() for c in text)
    )


def _before(text: str, floor: int, ceiling: int, short: Span) -> Iterator[Definition]:
    """The long form ends directly before ``ceiling``."""
    form = short.of(text)
    if not is_short_form(form):
        return
    words = list(tokens(text, floor, ceiling))
    if not words or text[words[-1].end : ceiling].strip(" \n\t\"'”’,"):
        return
    words = _after_last_bracket(text, words, ceiling)
    limit = min(len(_letters(form)) + 5, 2 * len(_letters(form)))
    span = _aligned(text, words[-limit:], form)
    if span is not None and span.of(text) != form:
        yield Definition(form, span.of(text), short, span)


def _after_last_bracket(text: str, words: list[Token], ceiling: int) -> list[Token]:
    bound = max(text.rfind(mark, words[0].start, ceiling) for mark in "()[];:")
    return [word for word in words if word.start > bound]


def _defined_by(text: str, short: Span, long: Span) -> Iterator[Definition]:
    """The long form is exactly ``long``."""
    form = short.of(text)
    words = list(tokens(text, long.start, long.end))
    if not is_short_form(form) or len(words) < 2 or len(form) >= long.end - long.start:  # noqa: PLR2004
        return
    span = _aligned(text, words, form, reach=1)
    if span is not None and span.start == words[0].start:
        yield Definition(form, long.of(text), short, long)


def _aligned(text: str, words: list[Token], form: str, reach: int = 2) -> Span | None:
    """Where the short form's letters begin; its last one must be in the last ``reach`` words."""
    if not words:
        return None
    for letters in _readings(form):
        begin = _align(text, words, letters, reach)
        if begin is not None:
            return Span(begin, words[-1].end)
    return _permuted(words, _letters(form))


def abbreviates(short: str, long: str) -> bool:
    """Tell whether a short form's letters are found in a long form, from its first word on.

    >>> abbreviates("LN", "lupus nephritis"), abbreviates("HT", "hormone")
    (True, False)
    """
    words = list(tokens(long))
    span = _aligned(long, words, short)
    return span is not None and span.start == words[0].start


def _readings(form: str) -> Iterator[str]:
    """The short form as it stands, without its plural s, and without a shorthand x."""
    letters = _letters(form)
    yield letters
    if re.search(r"[A-Z0-9]s$", form):
        yield letters[:-1]
    if re.search(r"[A-Za-z]xs?$", form) and not re.search(r"[a-z]xs?$", form[1:]):
        yield letters.rstrip("s")[:-1]


def _letters(form: str) -> str:
    return "".join(_latin(c) for c in form if c.isalnum()).lower()


def _latin(letter: str) -> str:
    match = _GREEK_NAME.match(unicodedata.name(letter, ""))
    if match:
        return match.group(1)[0]
    return unicodedata.normalize("NFD", letter)[0]


def _align(text: str, words: list[Token], letters: str, reach: int) -> int | None:
    """Schwartz & Hearst's search from right to left; the start of the long form, or ``None``."""
    if not letters:
        return None
    starts = {word.start for word in words}
    place = words[-1].end
    floor = words[0].start
    last_words = words[-reach:][0].start
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= floor and not _fits(text, place, letters[number], number, starts):
            place -= 1
        if place < floor:
            return None
        if number == len(letters) - 1 and place < last_words:
            return None
    if text[place:].split(maxsplit=1)[0].lower() in _FUNCTION_WORDS and len(letters) > 1:
        return None
    return place


def _fits(text: str, place: int, letter: str, number: int, starts: set[int]) -> bool:
    return _latin(text[place]).lower() == letter and (number > 0 or place in starts)


def _permuted(words: list[Token], letters: str) -> Span | None:
    content = words[-len(letters) :]
    initials = sorted(_latin(word.text[0]).lower() for word in content)
    if len(letters) >= _MIN_PERMUTED and initials == sorted(letters):
        return Span(content[0].start, content[-1].end)
    return None
