"""Where sentences begin and end.

Laws
    1. Sentences are in order, do not overlap, begin and end with a character that is no space,
       and together hold every such character of the text.
    2. A stop ends a sentence unless something says that it does not: an abbreviation, an initial,
       a lower-case word after it, or an open bracket around it. A semicolon never does.
"""

import re
from collections.abc import Iterator

from kg.model import Span
from kg.text.tokens import vocables

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|(?<=[a-z0-9)%])\.(?=[A-Z][a-z])|\n[ \t]*\n")
_WORD_BEFORE = re.compile(r"[\w.\-]*\w$")
_WORD_AFTER = re.compile(r"[\s\"'“‘«(\[]*([^\s,;:.)\]]+)")

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


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text as spans.

    >>> text = "E. coli grew (Fig. 1). Smith et al. gave 0.5 mg i.v. to Dr. Roe; all went well."
    >>> [span.of(text) for span in sentences(text)][0]
    'E. coli grew (Fig. 1).'
    >>> len(list(sentences(text)))
    2
    """
    start = 0
    enclosed = _enclosed(text)
    for match in _STOP.finditer(text):
        if _ends(text, match, enclosed):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _enclosed(text: str) -> tuple[Span, ...]:
    """Spans of balanced round and square brackets, outermost only, of a bounded length."""
    spans: list[Span] = []
    opened: list[int] = []
    for match in re.finditer(r"[()\[\]]|\n[ \t]*\n", text):
        if match.group() in "([":
            opened.append(match.start())
        elif match.group() in ")]":
            if opened:
                start = opened.pop()
                if match.start() - start <= _BRACKET_REACH:
                    spans.append(Span(start, match.start()))
        else:
            opened.clear()
    return tuple(sorted(spans))


def _ends(text: str, stop: re.Match[str], enclosed: tuple[Span, ...]) -> bool:
    if stop.group().startswith("\n"):
        return True
    if any(span.start < stop.start() < span.end and stop.end() <= span.end for span in enclosed):
        return False
    follower = _WORD_AFTER.match(text, stop.end())
    if follower is None:
        return True
    after = follower.group(1)
    glued = follower.start(1) == stop.end()
    if glued and after not in _STARTERS:
        return False
    if stop.group()[0] != ".":
        return not after[0].islower()
    return _full_stop_ends(text[: stop.start()], after)


def _full_stop_ends(before: str, after: str) -> bool:
    found = _WORD_BEFORE.search(before[-40:])
    word = found.group() if found else ""
    if after[0].islower() and not _inner_capital(after):
        return False
    if word.lower() in _NEVER_LAST:
        return False
    if word.lower() in _SELDOM_LAST:
        return after in _STARTERS and not (word.lower() == "no" and after[0].isdigit())
    if len(word) == 1 and word.isupper():
        return after in _STARTERS or _names_a_letter(before)
    return True


def _inner_capital(word: str) -> bool:
    """Tell whether a word such as mRNA or pH may begin a sentence in lower case."""
    return any(letter.isupper() for letter in word[1:3])


def _names_a_letter(before: str) -> bool:
    words = before.split()
    return len(words) > 1 and words[-2].lower() in _LETTERED
