"""Words that are one letter away from a term: "bacteriema" for bacteremia.

Laws
    1. Only a word that no term holds, of eight letters or more, in lower case but for its first
       letter, outside of every other mention, and not in a list of references or names.
    2. Only where one concept alone is that near, and that one a descriptor, by a name of MeSH's
       own: among the hundreds of thousands of supplementary names some are near to any English
       word, and among trade names, too ("descriptor" is no Rescriptor, "sturgeon" no Stugeron).
    3. Who writes a word three times in a text means it ("caruncles", "chromite").
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kg.model import Span
from kg.text.dictionary import MENTIONABLE, Dictionary
from kg.text.passage import Passage
from kg.text.tokens import HYPHENS, tokens
from kg.vocabulary.concept import TermMatch

# Eight letters or more, with no letter, digit, mark or apostrophe bound to them.
_LONG = re.compile(r"(?<![\w'’\u0300-\u036f])[^\W\d_]{8,}(?![\w'’\u0300-\u036f])")
# In text of ASCII alone it is one of these, which are found in half the time.
_LETTERS = re.compile("[A-Za-z]{8,}")
# Endings of English words that are formed from terms ("leukemic", "asthmatics", "infecting"):
# such a word is another word and no misspelling.
_DERIVED = (
    "ic", "ics", "al", "ally", "ing", "ed", "ous", "ive", "ary", "able", "ly", "ized", "ised",
    "oid", "ial", "ity", "ogenic", "ory", "ate", "ates",
)  # fmt: skip


_MESH = "MeSH"
MEANT = 3
"""How often a text has a word that is no slip."""


class Misspelling(NamedTuple):
    """A word and the term that it was meant to be."""

    span: Span
    match: TermMatch


def misspellings(
    text: str, passage: Passage, dictionary: Dictionary, passed_over: Callable[[Span], bool]
) -> Iterator[Misspelling]:
    """Yield the words of a passage that are a term but for one letter.

    ``passed_over`` tells whether a stretch is part of another mention, or a word that is meant.
    """
    is_known = dictionary.lexicon.has_word
    letters = _LETTERS if passage.text.isascii() else _LONG
    for found in letters.finditer(text, passage.start, passage.end):
        word = found.group()
        if is_known(word) or word.endswith(_DERIVED):
            continue
        if _LONG.match(text, found.start(), passage.end) is None:
            continue
        span = Span(*found.span())
        cased = word.islower() or _is_first(text, passage, span)
        if not cased or not _is_free(text, span) or passed_over(span):
            continue
        match = _meant(word, dictionary)
        if match is not None:
            yield Misspelling(span, match)


def _is_free(text: str, span: Span) -> bool:
    """Tell whether no hyphen binds a word to another."""
    return (
        text[span.end : span.end + 1] not in HYPHENS
        and text[span.start - 1 : span.start] not in HYPHENS
    )


def _is_first(text: str, passage: Passage, span: Span) -> bool:
    """Tell whether a word is the first of a passage, and in lower case but for its first letter."""
    first = next(tokens(text, passage.start, passage.end), None)
    return first is not None and first[:2] == span and span.of(text)[1:].islower()


def _meant(word: str, dictionary: Dictionary) -> TermMatch | None:
    near = dictionary.lexicon.near(word.lower())
    concepts = {match.concept for match in near}
    if len(concepts) != 1 or not near[0].concept.startswith("D"):
        return None
    meant = next((match for match in near if match.source.startswith(_MESH)), None)
    return meant if meant and meant.category in MENTIONABLE else None
