"""Where sentences begin and end.

Laws
    1. Sentences are in order, do not overlap, begin and end with a character that is no space,
       and together hold every such character of the text.
    2. A stop ends a sentence unless something says that it does not: an abbreviation, an initial,
       a lower-case word after it, or an open bracket around it. A semicolon never does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.model import Span
from kg.text.tokens import vocables

# Begins with a set of characters, and not with alternatives, so that the engine leaps from one to
# the next. Group 1 is the word after the stop.
_STOP = re.compile(
    r"[.!?…\n](?:"
    r"(?<!\n)[.!?…]*[\"'”’»)\]]*(?=\s|$)"
    r"|(?<=[a-z0-9)%]\.)(?=[A-Z][a-z])"
    r"|(?<=\n)[ \t]*\n"
    r")(?=[\s\"'“‘«(\[]*([^\s,;:.)\]]+)|)"
)
_BRACKET = re.compile(r"[()\[\]\n](?:(?<!\n)|[ \t]*\n)")
_WORD_BEFORE = re.compile(r"[\w.\-]*\w$")

# Always followed by what they belong to.
_NEVER_LAST = vocables(
    "dr mr mrs ms prof st fig figs eq eqs ref refs tab vs cf ca e.g i.e viz approx resp nr"
)
# End a sentence only when the next word looks like the start of one.
_SELDOM_LAST = vocables(
    "al etc i.v i.m s.c p.o i.p b.i.d t.i.d q.d b.w inc ltd co corp spp sp subsp ssp var suppl vol "
    "pp ed eds jr sr dept univ u.s u.k u.s.a a.m p.m no nos med sci int clin"
)
_STARTERS = vocables(
    "A After All Also Although Among An And Another As At Based Because Both But By Compared "
    "Conclusion Conclusions Despite Due During Each Eight Eighty Eleven Fifty Finally Five For "
    "Forty Four From Furthermore Given He Hence Here However If In Interestingly It Its Many "
    "Mean Median Methods Moreover Most Neither Nine No None Of On One Only Our Overall Patients "
    "Results Seven She Since Six Sixty Some Subsequently Such Ten That The Their Then There "
    "Therefore These They This Those Three Thus To Twelve Twenty Two Under Until Using We When "
    "Whereas Whether While With Within"
)
# "vitamin D." ends with a letter that is a name, no initial.
_LETTERED = vocables(
    "vitamin hepatitis type group grade class stage factor influenza protein arm cohort table "
    "panel figure part phase coenzyme immunoglobulin botulinum amphotericin penicillin"
)
_BRACKET_REACH = 400
# Shows a word of the tables whole, with a line end behind it and what stands before it.
_WORD_REACH = max(map(len, _NEVER_LAST | _SELDOM_LAST)) + 2


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text as spans.

    >>> text = "E. coli grew (Fig. 1). Smith et al. gave 0.5 mg i.v. to Dr. Roe; all went well."
    >>> [span.of(text) for span in sentences(text)][0]
    'E. coli grew (Fig. 1).'
    >>> len(list(sentences(text)))
    2
    """
    start = 0
    for end in _ends(text):
        span = _trimmed(text, start, end)
        if span.start < span.end:
            yield span
        start = end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends(text: str) -> Iterator[int]:
    """Yield where sentences end, and at last where the text does."""
    enclosed = _enclosed(text) if "(" in text or "[" in text else ()
    for stop in _STOP.finditer(text):
        if _is_end(text, stop) and not _is_enclosed(stop, enclosed):
            yield stop.end()
    yield len(text)


def _enclosed(text: str) -> Sequence[Span]:
    """Spans of balanced round and square brackets, outermost only, of a bounded length."""
    spans: list[Span] = []
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        place = match.start()
        mark = text[place]
        if mark in "([":
            opened.append(place)
        elif mark == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            if place - start <= _BRACKET_REACH:
                while spans and spans[-1].start > start:
                    spans.pop()
                spans.append(Span(start, place))
    return spans


def _is_enclosed(stop: re.Match[str], enclosed: Sequence[Span]) -> bool:
    """Tell whether a stop stands in brackets; a paragraph's end stands in none."""
    place = bisect_left(enclosed, stop.span()) - 1
    return place >= 0 and stop.end() <= enclosed[place].end


def _is_end(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a sentence ends with a stop, if that stands in no brackets."""
    mark = text[stop.start()]
    after = stop.group(1)
    if mark == "\n" or after is None:
        return True
    glued = stop.start(1) == stop.end()
    if glued and after not in _STARTERS:
        return False
    if mark != ".":
        return not after[0].islower()
    return _full_stop_ends(text, stop.start(), after)


def _full_stop_ends(text: str, stop: int, after: str) -> bool:
    if after[0].islower() and not _inner_capital(after):
        return False
    found = _WORD_BEFORE.search(text, max(stop - _WORD_REACH, 0), stop)
    word = found.group() if found else ""
    lower = word.lower()
    if lower in _NEVER_LAST:
        return False
    if lower in _SELDOM_LAST:
        return after in _STARTERS and not (lower == "no" and after[0].isdigit())
    if len(word) == 1 and word.isupper():
        return after in _STARTERS or _names_a_letter(text[:stop])
    return True


def _inner_capital(word: str) -> bool:
    """Tell whether a word such as mRNA or pH may begin a sentence in lower case."""
    return any(letter.isupper() for letter in word[1:3])


def _names_a_letter(before: str) -> bool:
    words = before.rsplit(maxsplit=2)
    return len(words) > 1 and words[-2].lower() in _LETTERED
