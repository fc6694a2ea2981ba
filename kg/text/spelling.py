"""Words that are one letter away from a term: "bacteriema" for bacteremia.

Laws
    1. Only a word that no term holds, of eight letters or more, in lower case but for its first
       letter, outside of every other mention, and not in a list of references or names.
    2. Only where one concept alone is that near, and that one a descriptor: among the hundreds of
       thousands of supplementary names some are near to any English word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span
from kg.text.dictionary import MENTIONABLE, Dictionary
from kg.text.passage import Passage
from kg.text.tokens import HYPHENS, Token, tokens
from kg.vocabulary.concept import TermMatch

# Eight letters or more, with no letter, digit, mark or apostrophe bound to them.
_LONG = re.compile(r"(?<![\w'’\u0300-\u036f])[^\W\d_]{8,}(?![\w'’\u0300-\u036f])")
# Endings of English words that are formed from terms ("leukemic", "asthmatics", "infecting"):
# such a word is another word and no misspelling.
_DERIVED = (
    "ic", "ics", "al", "ally", "ing", "ed", "ous", "ive", "ary", "able", "ly", "ized", "ised",
    "oid", "ial", "ity", "ogenic", "ate", "ates",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word and the term that it was meant to be."""

    span: Span
    match: TermMatch


def misspellings(
    text: str, passage: Passage, dictionary: Dictionary, taken: tuple[Span, ...]
) -> Iterator[Misspelling]:
    """Yield the words of a passage that are a term but for one letter."""
    first = next(tokens(text, passage.start, passage.end), None)
    for found in _LONG.finditer(text, passage.start, passage.end):
        word = Token(found.start(), found.end(), found.group())
        if not _is_candidate(text, word, dictionary, first=word == first):
            continue
        if any(span.start < word.end and word.start < span.end for span in taken):
            continue
        match = _meant(word.text, dictionary)
        if match is not None:
            yield Misspelling(Span(word.start, word.end), match)


def _is_candidate(text: str, word: Token, dictionary: Dictionary, *, first: bool) -> bool:
    return (
        (word.text.islower() or (first and word.text[1:].islower()))
        and not word.text.endswith(_DERIVED)
        and text[word.end : word.end + 1] not in HYPHENS
        and text[word.start - 1 : word.start] not in HYPHENS
        and not dictionary.lexicon.has_word(word.text)
    )


def _meant(word: str, dictionary: Dictionary) -> TermMatch | None:
    near = dictionary.lexicon.near(word.lower())
    concepts = {match.concept for match in near}
    if len(concepts) != 1 or not near[0].concept.startswith("D"):
        return None
    return near[0] if near[0].category in MENTIONABLE else None
