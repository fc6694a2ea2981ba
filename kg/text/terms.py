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
from dataclasses import dataclass, replace

from kg.model import Category, Span
from kg.text.choice import Choice, Situation, choose
from kg.text.dictionary import Dictionary
from kg.text.passage import Passage
from kg.text.tokens import HYPHENS, Token, joins, tokens, vocables
from kg.vocabulary.concept import TermMatch

_BARRIERS = vocables(
    "was were is are am be been being that which who whose whom these those this we our us they "
    "their them he she it its his her has have had do does did but than then there here when "
    "where while whereas because although however can could may might must shall should will "
    "would if not nor neither either both such also only both into during among between versus "
    "vs et al after before"
)
# What makes an everyday word a substance: "lead-induced", "lead poisoning", "lead levels".
_SUBSTANCE = re.compile(
    r"[-‐‑–](?:induced|treated|exposed|associated)\b|"
    r"\s+(?:poisoning|exposure|intoxication|toxicity|ions?|salts?|overdose|acetate|chloride)\b",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(?:ic|al|ary|ous|ive|ory|logy|ant|ent)$", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"\s+(?:effects?|activit(?:y|ies)|propert(?:y|ies)|receptors?|systems?|neurons?|actions?|"
    r"mechanisms?|responses?|stimulation|tone|pathways?|potency|transmission|innervation|drive|"
    r"neurotransmission|signs|lesions?)\b",
    re.IGNORECASE,
)
_CANCER = re.compile(r"(?<=\s)(?:cancers?|tumou?rs?)$", re.IGNORECASE)
_NEVER_AT_EDGE = vocables(
    "a an the of in on at by for from to with without and or as per via due i"
)
# "captopril-induced hypotension" is no induced hypotension.
_PARTICIPLES = vocables(
    "induced associated related treated mediated dependent resistant positive negative like "
    "exposed derived linked triggered caused"
)
# "Hypotension induced by" is no "Hypotension, Induced" either.
_NEVER_LAST = frozenset({"induced", "associated", "related", "mediated", "caused", "treated"})
# What stands before a hyphen and makes another thing of what follows.
_PREFIXES = vocables(
    "non anti pre post pseudo sub inter intra para peri poly multi semi quasi ex un re co "
    "methyl ethyl hydroxy dihydro deoxy amino nitro chloro fluoro bromo iodo oxo acetyl nor iso "
    "neo des desmethyl cyclo thio phospho glyco lipo apo pro proto micro macro hyper hypo"
)
# What stands after a hyphen and makes another thing of what precedes.
_SUFFIXES = vocables(
    "like binding free releasing sparing receptor receptors converting dependent specific "
    "containing sensing gated activated regulated regulating encoding lowering fortified "
    "transporter channel synthase kinase"
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
        found = dictionary.matches(quote) or _neoplasms(quote, dictionary)
        if found:
            lowered = quote.lower() in lower_words
            situation = habit.situation(span, lowered=lowered)
            if _SUBSTANCE.match(text, span.end):
                situation = replace(situation, substance=True)
            choice = choose(quote, found, situation)
            if choice is not None and not _is_attribute(text, span, choice):
                return Match(span, choice), end - index
    return None, 1


def _neoplasms(quote: str, dictionary: Dictionary) -> tuple[TermMatch, ...]:
    """Look for "rectal cancer" under MeSH's name for it, Rectal Neoplasms.

    NLM's own entry terms pair every "X Neoplasms" with "X Cancer" and "X Tumor", but not every
    source of a vocabulary brings them along. Such a match is a variant.
    """
    stem = _CANCER.sub("neoplasms", quote)
    if stem == quote or " " not in quote:
        return ()
    return tuple(replace(match, exact=False) for match in dictionary.matches(stem))


def _is_attribute(text: str, span: Span, choice: Choice) -> bool:
    """An adjective that is no name: "cholinergic neurons", or a disease called "pituitary"."""
    quote = span.of(text)
    if " " in quote:
        return False
    if choice.match.source != "MeSH" and _ADJECTIVE.search(quote):
        return choice.match.category in (Category.DISEASE, Category.PHENOTYPE)
    return _ADJECTIVE.search(quote) is not None and _QUALIFIED.match(text, span.end) is not None


def _reach(text: str, words: list[Token], index: int, dictionary: Dictionary, habit: _Habit) -> int:
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
    if lower in _NEVER_AT_EDGE or lower in _BARRIERS:
        return False
    if len(lower) == 1 and word.text.islower() and text[word.end : word.end + 1] not in HYPHENS:
        return False
    if not dictionary.has_word(word.text):
        return False
    return not _bound_before(text, word)


def _bound_before(text: str, word: Token) -> bool:
    """A prefix, a letter or a number is bound to this word, or it is bound to what precedes."""
    before = text[max(0, word.start - 24) : word.start]
    if before[-1:] in HYPHENS and word.text.lower() in _PARTICIPLES:
        return True
    found = re.search(r"([^\W_]+)[-‐‑–−]$", before)
    if found is None:
        return False
    prefix = found.group(1).lower()
    return prefix in _PREFIXES or len(prefix) == 1 or prefix.isdigit()


def _may_end(text: str, words: list[Token], end: int) -> bool:
    last = words[end - 1]
    if last.text.lower() in _NEVER_AT_EDGE or last.text.lower() in _NEVER_LAST:
        return False
    following = re.match(r"[-‐‑–−]([^\W_]+)", text[last.end : last.end + 24])
    if following is None:
        return text[last.end : last.end + 1] != "'"
    suffix = following.group(1)
    return not (suffix.lower() in _SUFFIXES or suffix.isdigit() or len(suffix) == 1)
