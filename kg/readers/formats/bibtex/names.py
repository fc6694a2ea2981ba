"""Names in BibTeX: ``First von Last``, ``von Last, First``, ``von Last, Jr, First``, ``{Group}``.

Source: O. Patashnik, "BibTeXing", section 4; N. Markey, "Tame the BeaST", section 11.

Laws
    1. ``and`` divides names, and commas and blanks divide parts, outside braces alone.
    2. A name that is wholly in braces is a group's; so is one that says so (``Study Group``).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Author
from kg.readers.formats.bibtex.latex import plain_latex
from kg.readers.parts.persons import is_suffix, person
from kg.readers.parts.reference_authors import GROUP_WORDS

_TWO_COMMAS = 2
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)*[^\W\d_]\.?|[^\W\d_a-z]{1,4}")


def split_names(printed: str) -> Iterator[str]:
    """Yield the names of a list.

    >>> list(split_names("Ruiz, Ana and {Ministry of Food and Health} and others"))
    ['Ruiz, Ana', '{Ministry of Food and Health}', 'others']
    """
    text = " ".join(printed.split())
    start = 0
    for place in _outside(text, re.compile(r" and ", re.IGNORECASE)):
        yield text[start:place].strip()
        start = place + len(" and ")
    if text[start:].strip():
        yield text[start:].strip()


def bibtex_name(printed: str) -> Author:
    r"""Return one name, read.

    >>> bibtex_name("Jan van der Berg").family, bibtex_name(r"M{\"u}ller, Jr, J.").suffix
    ('van der Berg', 'Jr')
    >>> bibtex_name("{World Health Organization}").collective
    True
    """
    if _is_braced(printed):
        return Author(0, plain_latex(printed), collective=True)
    commas = list(_outside(printed, re.compile(",")))
    if not commas and GROUP_WORDS.search(plain_latex(printed)):
        return Author(0, plain_latex(printed), collective=True)
    if not commas:
        return _first_von_last(printed)
    family = plain_latex(printed[: commas[0]])
    second = len(commas) >= _TWO_COMMAS
    suffix = plain_latex(printed[commas[0] + 1 : commas[1]]) if second else None
    given = plain_latex(printed[commas[1 if second else 0] + 1 :])
    if suffix and is_suffix(given) and not is_suffix(suffix):
        given, suffix = suffix, given  # the commonest mistake: "Last, First, Jr."
    return _author(family, given, suffix)


def _first_von_last(printed: str) -> Author:
    """Read a name in reading order: ``von`` is what begins with a small letter, and all between."""
    cuts = [-1, *_outside(printed, re.compile(r"[\s~]")), len(printed)]
    words = [
        word for start, end in pairwise(cuts) if (word := plain_latex(printed[start + 1 : end]))
    ]
    if len(words) < _TWO_COMMAS:
        return Author(0, " ".join(words))
    small = [place for place, word in enumerate(words[:-1]) if word[0].islower()]
    begin = small[0] if small else len(words) - 1
    return _author(" ".join(words[begin:]), " ".join(words[:begin]), None)


def _author(family: str, given: str, suffix: str | None) -> Author:
    if given and _INITIALS.fullmatch(given):
        return person(family, None, given, suffix)
    return person(family, given or None, None, suffix)


def _is_braced(printed: str) -> bool:
    text = printed.strip()
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


def _outside(text: str, pattern: re.Pattern[str]) -> Iterator[int]:
    """Yield where a pattern stands outside braces."""
    depth, place = 0, 0
    for found in re.compile(rf"[{{}}]|{pattern.pattern}", pattern.flags).finditer(text):
        sign = found.group()
        if sign in "{}":
            depth = max(depth + (1 if sign == "{" else -1), 0)
        elif depth == 0 and found.start() >= place:
            yield found.start()
            place = found.end() - 1
