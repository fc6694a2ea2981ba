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
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.model import Record, Span
from kg.text.tokens import last_places, places, vocables

_BRACKETED = re.compile(r"\([^()]{2,200}\)|\[[^\[\]]{2,200}\]")
_LEAD = re.compile(r"\s*(?:i\.e\.,?\s+|or\s+)?")
_PART = re.compile(r"[^;,\s](?:[^;,]*[^;,\s])?")
_SHORT = re.compile(r"[^\W_][\w\-/+.]{0,9}(?: [A-Z0-9][\w\-]{0,5})?")
_ALSO = re.compile(
    r",?\s{1,3}(?:(?:also\s+)?(?:known|called|abbreviated|referred to)\s+(?:as\s+)?|hereafter\s+|"
    r"or\s+)"
    r"([^\W_][\w\-]{1,9})\b"
)
# Begins with letters, which the engine finds at once, and looks back at the space before them.
# Most words after an "or" have small letters only, and are no short forms.
_OR = re.compile(r"or(?<=\sor)\s+(?![a-z]+\s)")
_EQUAL = r"([^\W_][\w\-]{1,9})\s*[=:]\s*([^;,.=:()]{4,100})"
_FIRST_EQUATION = re.compile(_EQUAL)
_EQUATION = re.compile(rf"[;,.]\s+{_EQUAL}")
_PLURAL = re.compile(r"[A-Z0-9]s$")
_SHORTHAND = re.compile(r"[A-Za-z]xs?$")
_SMALL_SHORTHAND = re.compile(r"[a-z]xs?$")
_GREEK_NAME = re.compile(r"GREEK (?:SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)")
_FUNCTION_WORDS = vocables("a an the of in on for with by to and or from at as is are")
_FUNCTION_WORD_REACH = max(map(len, _FUNCTION_WORDS)) + 1
_BETWEEN = frozenset(" \n\t\"'”’,")
"""What may stand between a long form and what follows it."""
_BOUND = re.compile(r"[()\[\];:]")
_HYPHENS = frozenset("-/‐‑")
_MIN_PERMUTED = 3


class Definition(Record, frozen=True):
    """A short form and its long form, with their places in one text."""

    short: str
    long: str
    short_span: Span
    long_span: Span


def definitions(text: str, start: int = 0, end: int | None = None) -> Iterator[Definition]:
    """Return the short forms that one sentence, ``text[start:end]``, defines.

    >>> found = definitions("low bone mineral density (BMD) osteoporosis (OP) and SSRIs")
    >>> [(one.short, one.long) for one in found]
    [('BMD', 'bone mineral density'), ('OP', 'osteoporosis')]
    """
    return filter(None, _candidates(text, start, len(text) if end is None else end))


def _candidates(text: str, start: int, end: int) -> Iterator[Definition | None]:
    """Yield what each place that looks like a definition defines, which may be nothing."""
    sentence = text[start:end]
    if "(" in sentence or "[" in sentence:
        for match in _BRACKETED.finditer(text, start, end):
            yield from _bracketed(text, start, *match.span())
    if _may_name_again(sentence):
        for match in _ALSO.finditer(text, start, end):
            yield _before(text, start, match.start(), Span(*match.span(1)))
    if "=" in sentence or ":" in sentence:
        for match in _equations(text, start, end):
            yield _defined_by(text, Span(*match.span(1)), Span(*match.span(2)))


def _may_name_again(sentence: str) -> bool:
    """Tell whether `_ALSO` may find a short form, which it takes four times as long to say."""
    return (
        _OR.search(sentence) is not None
        or "known" in sentence
        or "called" in sentence
        or "abbreviated" in sentence
        or "referred to" in sentence
        or "hereafter" in sentence
    )


def _equations(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what reads "AKI = acute kidney injury", at the text's beginning or after a stop."""
    first = _FIRST_EQUATION.match(text, 0, end) if start == 0 else None
    if first:
        yield first
    yield from _EQUATION.finditer(text, start, end)


def _bracketed(text: str, floor: int, opening: int, end: int) -> Iterator[Definition | None]:
    parts = _parts(text, opening + 1, end - 1)
    for part in parts if len(parts) <= 2 else (parts[0], parts[-1]):  # noqa: PLR2004
        found = _before(text, floor, opening, part)
        if found:
            yield found
            return
    if len(parts) > 1:
        yield from _inside(text, parts)
    short = _short_ending(text, floor, opening)
    if short and parts:
        yield _defined_by(text, short, parts[0])


def _parts(text: str, start: int, end: int) -> list[Span]:
    """What semicolons and commas divide in brackets, without an "i.e." or "or" before it."""
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    return [Span(*match.span()) for match in _PART.finditer(text, begin, end)]


def _inside(text: str, parts: list[Span]) -> Iterator[Definition | None]:
    """Both forms in the brackets: "(tumour necrosis factor; TNF)"."""
    for long, short in ((parts[0], parts[1]), (parts[1], parts[0])):
        yield _defined_by(text, short, long)


def _short_ending(text: str, floor: int, opening: int) -> Span | None:
    """The word and space before a bracket, with what hyphens bind to it: "IL-6" in "of IL-6 ("."""
    end = opening
    while end > floor and text[end - 1].isspace():
        end -= 1
    # No word holds a space: behind one the words are the same whatever stands before it.
    begin = max(floor, text.rfind(" ", floor, end) + 1)
    if end == opening or _is_plain(text[begin:end]):
        return None
    words = places(text, begin, end)
    if not words or words[-1][1] != end:
        return None
    start = words[-1][0]
    for word in reversed(words[:-1]):
        if text[word[1] : start] not in _HYPHENS:
            break
        start = word[0]
    return Span(start, end)


def _is_plain(word: str) -> bool:
    """Tell whether a word has small letters only, as most have: law 2."""
    return word.isalpha() and word.islower()


def is_short_form(text: str) -> bool:
    """Tell whether a string can be a short form: 2 to 10 characters, a letter, and a capital.

    >>> [is_short_form(s) for s in ("SLE", "FFx", "IL-6", "p53", "mean", "2004", "n = 12")]
    [True, True, True, True, False, False, False]
    """
    return (
        2 <= len(text) <= 10  # noqa: PLR2004 - Schwartz & Hearst's bounds
        and _SHORT.fullmatch(text) is not None
        and any(map(str.isalpha, text))
        and (any(map(str.isupper, text)) or any(map(str.isdigit, text)))
    )


def _before(text: str, floor: int, ceiling: int, short: Span) -> Definition | None:
    """The long form ends directly before ``ceiling``."""
    form = short.of(text)
    if not is_short_form(form):
        return None
    number = sum(map(str.isalnum, form))
    words = _words_before(text, floor, ceiling, min(number + 5, 2 * number))
    span = _aligned(text, words, form)
    if span is None or span.of(text) == form:
        return None
    return Definition(form, span.of(text), short, span)


def _words_before(text: str, floor: int, ceiling: int, number: int) -> list[tuple[int, int]]:
    """The last words before ``ceiling``, if nothing else stands there, up to the last bound."""
    end = ceiling
    while end > floor and text[end - 1] in _BETWEEN:
        end -= 1
    words = last_places(text, floor, end, number)
    if not words or words[-1][1] != end:
        return []
    bounds = [match.start() for match in _BOUND.finditer(text, words[0][0], end)]
    return [word for word in words if word[0] > bounds[-1]] if bounds else words


def _defined_by(text: str, short: Span, long: Span) -> Definition | None:
    """The long form is exactly ``long``."""
    form = short.of(text)
    if not is_short_form(form) or len(form) >= long.end - long.start:
        return None
    words = places(text, long.start, long.end)
    if len(words) < 2:  # noqa: PLR2004
        return None
    span = _aligned(text, words, form, reach=1)
    if span is None or span.start != words[0][0]:
        return None
    return Definition(form, long.of(text), short, long)


def _aligned(text: str, words: Sequence[tuple[int, int]], form: str, reach: int = 2) -> Span | None:
    """Where the short form's letters begin; its last one must be in the last ``reach`` words."""
    if not words:
        return None
    starts = [start for start, _ in words]
    end = words[-1][1]
    folded = _folded(text[starts[0] : end])
    for letters in _readings(form):
        begin = _align(folded, starts, letters, reach)
        if begin is not None and not _is_function_word(text, begin, letters):
            return Span(begin, end)
    begin = _permuted(folded, starts, _letters(form))
    return None if begin is None else Span(begin, end)


def abbreviates(short: str, long: str) -> bool:
    """Tell whether a short form's letters are found in a long form, from its first word on.

    >>> abbreviates("LN", "lupus nephritis"), abbreviates("HT", "hormone")
    (True, False)
    """
    words = places(long, 0, len(long))
    span = _aligned(long, words, short)
    return span is not None and span.start == words[0][0]


def _readings(form: str) -> Iterator[str]:
    """The short form as it stands, without its plural s, and without a shorthand x."""
    letters = _letters(form)
    yield letters
    if _PLURAL.search(form):
        yield letters[:-1]
    if _SHORTHAND.search(form) and not _SMALL_SHORTHAND.search(form[1:]):
        yield letters.rstrip("s")[:-1]


def _letters(form: str) -> str:
    return _folded("".join(filter(str.isalnum, form)))


def _folded(text: str) -> str:
    """Return a text as small Latin letters where it has letters, one character for one."""
    return text.lower() if text.isascii() else "".join(map(_folded_letter, text))


@lru_cache(maxsize=1024)
def _folded_letter(letter: str) -> str:
    match = _GREEK_NAME.match(unicodedata.name(letter, ""))
    latin = match.group(1)[0] if match else unicodedata.normalize("NFD", letter)[0]
    return latin.lower()


def _align(folded: str, starts: Sequence[int], letters: str, reach: int) -> int | None:
    """Schwartz & Hearst's search from right to left; the start of the long form, or ``None``.

    ``folded`` are the words, of which the first starts at ``starts[0]``.
    """
    if not letters:
        return None
    offset = starts[0]
    least = starts[-reach:][0] - offset
    place = len(folded)
    for letter in reversed(letters[1:]):
        place = folded.rfind(letter, least, place)
        if place < 0:
            return None
        least = 0
    for start in reversed(starts):
        if least <= start - offset < place and folded[start - offset] == letters[0]:
            return start
    return None


def _is_function_word(text: str, place: int, letters: str) -> bool:
    """Tell whether a long form begins with a word that more than one letter cannot stand for."""
    chunk = text[place : place + _FUNCTION_WORD_REACH].split(maxsplit=1)[0]
    return len(letters) > 1 and chunk.lower() in _FUNCTION_WORDS


def _permuted(folded: str, starts: Sequence[int], letters: str) -> int | None:
    """The start of as many words as there are letters, if those are their first, in any order."""
    if len(letters) < _MIN_PERMUTED:
        return None
    content = starts[-len(letters) :]
    initials = sorted(folded[start - starts[0]] for start in content)
    return content[0] if initials == sorted(letters) else None
