"""Dictionary matching: the longest run of words that the vocabulary knows.

Laws
    1. From left to right, the longest match wins and nothing is matched inside it; a match of a
       concept that is no mention (a gene, an organ, a method) hides what it contains too, so that
       "insulin receptor" is no mention of insulin.
    2. A match begins and ends at a word's edge. At a hyphen it does so only where the other side
       does not change what is named: "cocaine-induced", but not "non-diabetic", "insulin-like".
    3. Words that no term holds inside ("was", "who") and punctuation are never crossed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span

from kg.text.choice import Choice, Situation, choose
from kg.text.dictionary import Dictionary
from kg.text.passage import Passage
from kg.text.tokens import HYPHENS, Token, joins, tokens

_BARRIERS = frozenset(
    "was were is are am be been being that which who whose whom these those this we our us they "
    "their them he she it its his her has have had do does did but than then there here when "
    "where while whereas because although however can could may might must shall should will "
    "would if not nor neither either both such also only both into during among between versus "
    "vs et al after before".split()
)
_NEVER_AT_EDGE = frozenset(
    "a an the of in on at by for from to with without and or as per via due i".split()
)
# What stands before a hyphen and makes another thing of what follows.
_PREFIXES = frozenset(
    "non anti pre post pseudo sub inter intra para peri poly multi semi quasi ex un re co "
    "methyl ethyl hydroxy dihydro deoxy amino nitro chloro fluoro bromo iodo oxo acetyl nor iso "
    "neo des desmethyl cyclo thio phospho glyco lipo apo pro proto micro macro hyper hypo".split()
)
# What stands after a hyphen and makes another thing of what precedes.
_SUFFIXES = frozenset(
    "like binding free releasing sparing receptor receptors converting dependent specific "
    "containing sensing gated activated regulated regulating encoding lowering fortified "
    "transporter channel synthase kinase".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a section that names a concept."""

    span: Span
    choice: Choice


def term_matches(
    text: str, passage: Passage, dictionary: Dictionary, lower_words: frozenset[str]
) -> Iterator[Match]:
    """Yield the longest matches in one passage of a section's ``text``, of every category.

    ``lower_words`` are the words that the document writes in lower case: a trade name is not
    among them.
    """
    words = list(tokens(text, passage.start, passage.end))
    habit = _habit(passage, words)
    index = 0
    while index < len(words):
        match, length = _longest(text, words, index, dictionary, habit, lower_words)
        if match is not None:
            yield match
        index += length


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a passage uses capitals, and whether it is one keyword."""

    first: int
    title_case: bool
    caseless: bool
    keyword: Span | None

    def situation(self, span: Span, *, lowered: bool) -> Situation:
        return Situation(
            capital_explained=span.start == self.first or self.title_case or lowered,
            caseless=self.caseless,
            isolated=self.keyword == span,
        )


def _habit(passage: Passage, words: list[Token]) -> _Habit:
    long_words = [word.text for word in words if len(word.text) > 3 and word.text.isalpha()]  # noqa: PLR2004
    capital = sum(word[0].isupper() for word in long_words)
    is_keyword = passage.kind == "keywords"
    whole = passage.text.rstrip(" .")
    return _Habit(
        first=words[0].start if words else passage.start,
        title_case=len(long_words) > 1 and capital > 0.6 * len(long_words) and not is_keyword,
        caseless=len(long_words) > 1 and all(word.isupper() for word in long_words),
        keyword=Span(passage.start, passage.start + len(whole)) if is_keyword else None,
    )


def _longest(
    text: str,
    words: list[Token],
    index: int,
    dictionary: Dictionary,
    habit: _Habit,
    lower_words: frozenset[str],
) -> tuple[Match | None, int]:
    if not _may_begin(text, words[index], dictionary):
        return None, 1
    for end in range(_reach(text, words, index, dictionary, habit), index, -1):
        if not _may_end(text, words, end):
            continue
        span = Span(words[index].start, words[end - 1].end)
        quote = span.of(text)
        found = dictionary.matches(quote)
        if found:
            lowered = quote.lower() in lower_words
            choice = choose(quote, found, habit.situation(span, lowered=lowered))
            if choice is not None:
                return Match(span, choice), end - index
    return None, 1


def _reach(
    text: str, words: list[Token], index: int, dictionary: Dictionary, habit: _Habit
) -> int:
    """One past the last word that a term beginning at ``index`` might hold."""
    inverted = habit.keyword is not None
    end = index + 1
    while (
        end < len(words)
        and end - index < dictionary.max_words
        and words[end].text.lower() not in _BARRIERS
        and joins(text, words[end - 1], words[end], inverted=inverted)
        and dictionary.has_word(words[end].text)
    ):
        end += 1
    return end


def _may_begin(text: str, word: Token, dictionary: Dictionary) -> bool:
    lower = word.text.lower()
    if lower in _NEVER_AT_EDGE or lower in _BARRIERS or (len(lower) == 1 and lower.islower() and word.text.islower() and not _hyphen_at(text, word.end)):
        return False
    if not dictionary.has_word(word.text):
        return False
    return not _bound_before(text, word)


def _hyphen_at(text: str, place: int) -> bool:
    return text[place : place + 1] in HYPHENS and place < len(text)


def _bound_before(text: str, word: Token) -> bool:
    """A prefix, a single letter or a number is bound to this word by a hyphen."""
    before = text[max(0, word.start - 24) : word.start]
    found = re.search(r"([^\W_]+)[-‐‑–−]$", before)
    if found is None:
        return False
    prefix = found.group(1).lower()
    return prefix in _PREFIXES or len(prefix) == 1 or prefix.isdigit()


def _may_end(text: str, words: list[Token], end: int) -> bool:
    last = words[end - 1]
    if last.text.lower() in _NEVER_AT_EDGE:
        return False
    following = re.match(r"[-‐‑–−]([^\W_]+)", text[last.end : last.end + 24])
    if following is None:
        return not text[last.end : last.end + 1] == "'"
    suffix = following.group(1)
    return not (suffix.lower() in _SUFFIXES or suffix.isdigit() or len(suffix) == 1)
