"""Which concept a name stands for, and how sure that is.

Laws
    1. The best kind of match wins: exact before variant, then preferred term, synonym, trade name,
       abbreviation; a descriptor before a supplementary concept. Two concepts that are equally
       good are no match: a guess never becomes a node.
    2. An abbreviation needs its own letter case. One that the text does not define needs to be
       the only concept of that name, and either four letters or its concept elsewhere in the text.
    3. A trade name of one word needs a capital letter that its place does not explain, and must
       not stand in lower case elsewhere in the document.
    4. An everyday English word that stands alone is no name (``common_words.txt``).

Confidence: exact preferred term 0.99, exact synonym 0.97, trade name 0.9, variant of either 0.92,
defined short form 0.95, target 0.9, abbreviation with support 0.75, anaphor 0.8 (0.6 for "this
disease"), name cut short 0.7, spelling 0.7. Nothing below 0.5 is kept.
"""

import re
from dataclasses import dataclass

from kg.model import Category, MatchMethod
from kg.text.dictionary import MENTIONABLE, common_words
from kg.vocabulary.concept import TermKind, TermMatch

EXACT_PREFERRED = 0.99
EXACT_SYNONYM = 0.97
SHORT_FORM = 0.95
VARIANT = 0.92
TRADE_NAME = 0.9
TARGET = 0.9
ANAPHOR = 0.8
ABBREVIATION = 0.75
SPELLING = 0.7
REDUCED = 0.7
DEMONSTRATIVE = 0.6

_KIND_ORDER = {
    TermKind.PREFERRED: 0,
    TermKind.SYNONYM: 1,
    TermKind.PERMUTED: 1,
    TermKind.TRADE_NAME: 2,
    TermKind.ABBREVIATION: 3,
}
# "beta2" is a part of too many names to be one.
_GREEK_AND_NUMBERS = re.compile(
    r"(?:(?:alpha|beta|gamma|delta|kappa|lambda|omega|[α-ω]|\d+)[\W_]*)+", re.IGNORECASE
)
_LONGEST_SHORT_FORM = 6
_SAFE_LETTERS = 4
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """What a name's place says about it.

    ``capital_explained``: a capital first letter means nothing (first word, title case).
    ``caseless``: the whole sentence is in capitals. ``isolated``: the name is a whole keyword.
    ``substance``: what follows makes it one, as in "lead poisoning".
    """

    capital_explained: bool = False
    caseless: bool = False
    isolated: bool = False
    substance: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The concept chosen for a name."""

    match: TermMatch
    method: MatchMethod
    confidence: float
    abbreviation: bool = False


def is_abbreviated(term: str) -> bool:
    """Tell whether a term is written like an abbreviation: short, with capitals inside.

    >>> [is_abbreviated(t) for t in ("AIDS", "BLyS", "IL-6", "Gold", "Asthma", "5-FU")]
    [True, True, True, False, False, True]
    """
    return (
        len(term) <= _LONGEST_SHORT_FORM
        and " " not in term
        and (
            sum(c.isupper() for c in term) > 1
            or re.search(r"[A-Z].*\d|\d.*[A-Z]", term) is not None
        )
    )


def case_agrees(match: TermMatch, quote: str, situation: Situation) -> bool:
    """Tell whether the letter case of a quote allows the match (law 2).

    A word in capitals ("CAT", "ALL") is a short form and no everyday word in a loud voice.
    """
    if is_abbreviated(match.term) or match.kind is TermKind.ABBREVIATION:
        return not situation.caseless and quote in (match.term, f"{match.term}s")
    if situation.caseless or situation.isolated:
        return True
    loud = quote.isupper() and quote.isalpha() and len(quote) < _LONGEST_SHORT_FORM
    return not loud or match.term.isupper()


def ranked(matches: tuple[TermMatch, ...]) -> tuple[TermMatch, ...]:
    """Return the best matches: those that no other one beats (law 1)."""
    if not matches:
        return ()
    best = min(_rank(match) for match in matches)
    return tuple(match for match in matches if _rank(match) == best)


def _rank(match: TermMatch) -> tuple[bool, int, bool, bool]:
    supplementary = not match.concept.startswith("D")
    return (not match.exact, _KIND_ORDER[match.kind], match.source != "MeSH", supplementary)


def choose(quote: str, matches: tuple[TermMatch, ...], situation: Situation) -> Choice | None:
    """Return the one concept that a quote names, or ``None``.

    Concepts of every category compete; that the winner may be mentioned at all is the caller's
    question (`mentionable`).
    """
    if (len(quote) < _SHORTEST_NAME and not quote.isupper()) or _GREEK_AND_NUMBERS.fullmatch(quote):
        return None
    fitting = tuple(match for match in matches if case_agrees(match, quote, situation))
    winners = ranked(fitting)
    concepts = {match.concept for match in winners}
    if len(concepts) != 1:
        return None
    winner = winners[0]
    abbreviation = is_abbreviated(winner.term) or winner.kind is TermKind.ABBREVIATION
    if abbreviation and len({match.concept for match in fitting}) > 1:
        return None
    if not abbreviation and _is_everyday(quote, winner, situation):
        return None
    method = MatchMethod.EXACT if winner.exact else MatchMethod.VARIANT
    return Choice(winner, method, _confidence(winner, abbreviation=abbreviation), abbreviation)


def _is_everyday(quote: str, match: TermMatch, situation: Situation) -> bool:
    if " " in quote or "-" in quote:
        return False
    everyday = quote.lower() in common_words()
    if match.kind is not TermKind.TRADE_NAME:
        return everyday and not (situation.isolated or situation.substance)
    if situation.isolated:
        return False
    capital = quote[0].isupper() and not situation.capital_explained
    return not capital or (everyday and not quote.isupper())


def _confidence(match: TermMatch, *, abbreviation: bool) -> float:
    if abbreviation:
        return ABBREVIATION
    if match.kind is TermKind.TRADE_NAME:
        return TRADE_NAME
    if not match.exact:
        return VARIANT
    return EXACT_PREFERRED if match.kind is TermKind.PREFERRED else EXACT_SYNONYM


def has_support(choice: Choice, quote: str, mentioned: frozenset[str]) -> bool:
    """Tell whether an abbreviation that the text does not define may stand (law 2)."""
    letters = sum(c.isalpha() for c in quote.removesuffix("s"))
    return letters >= _SAFE_LETTERS or choice.match.concept in mentioned


def mentionable(category: Category) -> bool:
    """Tell whether concepts of a category are mentions by themselves; proteins are targets only."""
    return category in MENTIONABLE
