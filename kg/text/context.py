"""Negation, hypothesis, history and other subjects: which of them a mention stands under.

And whom a whole sentence speaks of: experimental animals, or people.

A port of ConText (Harkema, Dowling, Thornblade & Chapman 2009, J Biomed Inform 42:839-851), which
extends NegEx (Chapman, Bridewell, Hanbury, Cooper & Buchanan 2001, J Biomed Inform 34:301-310).
The triggers are data (``context_triggers.tsv``), adapted from clinical notes to abstracts.

Laws
    1. A trigger's scope runs forward, or backward, within its sentence; it ends at a termination
       term, at a semicolon, and at the next trigger of the same kind. What is said of another
       person is said of them to the end of the clause, whatever was done to them.
    2. A pseudo-trigger ("no increase in") opens no scope; the longest trigger at a place wins.
    3. A trigger of direction ``sentence`` opens no scope either: it tells whom the whole sentence
       speaks of.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from kg.model import Span
from kg.text.tokens import lowered

_WHOLE = "sentence"
_LETTERS = 2
_SPACE, _GAP = r"\ ", r"[\s-]+"
_GAPS = re.compile(_GAP)

_CLAUSE_ENDS = frozenset({";", "but", "however", "whereas", "while", "although", "though"})


class Trigger(NamedTuple):
    """A phrase that opens a scope (or ends one, or looks as if it did)."""

    phrase: str
    kind: str
    direction: str


class Scope(NamedTuple):
    """A stretch of a sentence and what holds for what is mentioned in it."""

    kind: str
    span: Span


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Return the triggers by phrase."""
    table: dict[str, tuple[Trigger, ...]] = {}
    text = files("kg.text").joinpath("context_triggers.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            phrase, kind, direction = line.split("\t")
            table[phrase] = (*table.get(phrase, ()), Trigger(phrase, kind, direction))
    return table


@cache
def _phrases() -> re.Pattern[str]:
    """Return the pattern of all triggers, in small letters; the longest one wins.

    By their first letters, so that most words are passed over after one look.
    """
    longest_first = sorted(triggers(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w-]){_branching(longest_first, _LETTERS)}(?![\w-])|;")


def _branching(phrases: Sequence[str], letters: int) -> str:
    """Return the pattern of phrases, divided by so many of their first letters, one by one."""
    if not letters:
        return f"(?:{'|'.join(re.escape(each).replace(_SPACE, _GAP) for each in phrases)})"
    rest: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        rest[phrase[:1]].append(phrase[1:])
    branches = (re.escape(one) + _branching(each, letters - 1) for one, each in rest.items())
    return f"(?:{'|'.join(branches)})".replace(_SPACE, _GAP)


def scopes(sentence: str) -> tuple[Scope, ...]:
    """Return the scopes of one sentence, in order of their triggers.

    >>> [(s.kind, s.span.of("No fever or rash, but cough.")) for s in scopes(
    ...     "No fever or rash, but cough.")]
    [('negated', ' fever or rash, ')]
    """
    found = _found(sentence)
    return tuple(
        _scope(sentence, found, span, trigger)
        for span, trigger in found
        if trigger.kind not in ("pseudo", "termination") and trigger.direction != _WHOLE
    )


def speaks_of(sentence: str) -> frozenset[str]:
    """Return whom a sentence speaks of: ``animal``, ``human``, both or neither.

    >>> sorted(speaks_of("Wistar rats got the dose that patients get."))
    ['animal', 'human']
    >>> speaks_of("A mouse monoclonal antibody was given.")
    frozenset()
    """
    return frozenset(trigger.kind for _, trigger in _found(sentence) if trigger.direction == _WHOLE)


@lru_cache(maxsize=256)  # a document's sentences: several questions are asked of each
def _found(sentence: str) -> tuple[tuple[Span, Trigger], ...]:
    return tuple(_triggered(sentence))


def _triggered(sentence: str) -> Iterator[tuple[Span, Trigger]]:
    for match in _phrases().finditer(lowered(sentence)):
        phrase = _GAPS.sub(" ", match.group())
        for trigger in triggers().get(phrase, (Trigger(phrase, "termination", "-"),)):
            yield Span(*match.span()), trigger


def _scope(
    sentence: str, found: tuple[tuple[Span, Trigger], ...], span: Span, trigger: Trigger
) -> Scope:
    closing = _CLAUSE_ENDS if trigger.kind == "other-subject" else None
    ends = [
        other
        for other, ending in found
        if (ending.kind == "termination" and (closing is None or ending.phrase in closing))
        or (ending.kind == trigger.kind and other != span)
    ]
    if trigger.direction == "forward":
        limit = min((o.start for o in ends if o.start >= span.end), default=len(sentence))
        return Scope(trigger.kind, Span(span.end, limit))
    limit = max((o.end for o in ends if o.end <= span.start), default=0)
    return Scope(trigger.kind, Span(limit, span.start))
