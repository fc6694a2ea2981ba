"""Proteins that something acts on: "anti-BLyS", "a RANKL inhibitor", "an antibody against CD20".

A protein is a mention only here, where the text says that it is a target; the mention keeps the
word that says so as its ``affix``.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Span
from kg.text.dictionary import Dictionary
from kg.text.passage import Passage
from kg.text.tokens import Token, joins, tokens, vocables
from kg.vocabulary.concept import TermKind, TermMatch

_ANTI = re.compile(r"\b(anti)(?:[-‐‑–\s]\s?|(?=[A-Z]))", re.IGNORECASE)
_ACTOR = re.compile(
    r"[-‐‑–\s]{1,3}(?:(?:pathway|axis|tyrosine\s+kinase|kinase)\s+)?"
    r"(inhibitors?|antagonists?|blockers?|blockade|inhibition|antibod(?:y|ies))\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b((?:antibod(?:y|ies)|inhibitors?|antagonists?|blockers?|blockade|inhibition)\s+"
    r"(?:that\s+|which\s+)?(?:is\s+|are\s+)?"
    r"(?:directed\s+)?(?:against|to|targeting|targets|of|for|binding(?:\s+to)?|binds(?:\s+to)?|"
    r"inhibits|inhibiting|blocks|blocking|neutrali[sz]es|neutrali[sz]ing))\s+(?:the\s+)?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b((?:selectively\s+|specifically\s+)?(?:targets|targeting|binds(?:\s+to)?|neutrali[sz]es|"
    r"inhibits|blocks))\s+(?:the\s+|human\s+)?",
    re.IGNORECASE,
)
# What one of the above holds: most sentences have none, and are done with there.
_STEMS = (
    "anti", "inhibit", "antagonist", "block", "targets", "targeting", "binds", "neutralis",
    "neutraliz",
)  # fmt: skip
_MOST_WORDS = 5
_LONGEST_SHORT_FORM = 6
_KIND_ORDER = {
    TermKind.PREFERRED: 0,
    TermKind.SYNONYM: 1,
    TermKind.PERMUTED: 1,
    TermKind.TRADE_NAME: 2,
    TermKind.ABBREVIATION: 3,
}
# What is left of a longer name that nobody knows ("coenzyme A reductase inhibitor") is no target.
_FAMILIES = vocables(
    "reductase kinase receptor protein enzyme synthase oxidase protease channel hormone cytokine "
    "oxidoreductase transferase hydrolase phosphatase antigen ligand peptide factor growth "
    "receptors proteins enzymes kinases channels antigens"
)


class Target(NamedTuple):
    """A protein and the word that makes it a target."""

    span: Span
    match: TermMatch
    affix: str


def targets(
    text: str, passage: Passage, dictionary: Dictionary, short_forms: dict[str, str]
) -> Iterator[Target]:
    """Yield the targets named in a passage; ``short_forms`` are the document's, long form each."""
    lower = passage.text.lower()
    if not any(stem in lower for stem in _STEMS):
        return
    cues = [
        cue
        for pattern in (_ANTI, _AGAINST, _VERB)
        for cue in pattern.finditer(text, passage.start, passage.end)
    ]
    actors = list(_ACTOR.finditer(text, passage.start, passage.end))
    if not cues and not actors:
        return
    words = list(tokens(text, passage.start, passage.end))
    yield from _after(text, words, cues, dictionary, short_forms)
    for actor in actors:
        ending = [word for word in words if word.end <= actor.start()]
        if ending and ending[-1].end == actor.start():
            yield from _first(
                (_run(text, ending[-size:]) for size in range(_MOST_WORDS, 0, -1)),
                text, dictionary, short_forms, actor.group(1).lower(),
            )  # fmt: skip


def _after(
    text: str,
    words: list[Token],
    cues: list[re.Match[str]],
    dictionary: Dictionary,
    short_forms: dict[str, str],
) -> Iterator[Target]:
    for cue in cues:
        following = [word for word in words if word.start >= cue.end()][:_MOST_WORDS]
        if not following or following[0].start != cue.end():
            continue
        affix = "anti-" if cue.re is _ANTI else " ".join(cue.group(1).lower().split())
        yield from _first(
            (_run(text, following[:size]) for size in range(len(following), 0, -1)),
            text, dictionary, short_forms, affix,
        )  # fmt: skip


def _run(text: str, words: list[Token]) -> Span | None:
    if not words or not all(joins(text, left, right) for left, right in itertools.pairwise(words)):
        return None
    return Span(words[0].start, words[-1].end)


def _first(
    spans: Iterator[Span | None],
    text: str,
    dictionary: Dictionary,
    short_forms: dict[str, str],
    affix: str,
) -> Iterator[Target]:
    for span in spans:
        if span is None:
            continue
        match = protein(span.of(text), dictionary, short_forms)
        if match is not None:
            yield Target(span, match, affix)
            return


def protein(quote: str, dictionary: Dictionary, short_forms: dict[str, str]) -> TermMatch | None:
    """Return the one protein that a quote names, by way of its long form where the text has one."""
    name = short_forms.get(quote, quote)
    if name.lower() in _FAMILIES:
        return None
    proteins = tuple(
        match
        for match in dictionary.matches(name)
        if dictionary.is_target(match) and _case_fits(match.term, name)
    )
    winners = ranked(proteins)
    if len({match.concept for match in winners}) > 1:
        winners = tuple(match for match in winners if match.name.endswith(", human"))
    if any(match.kind is TermKind.TRADE_NAME for match in winners):
        return None
    return winners[0] if len({match.concept for match in winners}) == 1 else None


def _case_fits(term: str, quote: str) -> bool:
    return not is_abbreviated(term) or _bare(term) == _bare(quote)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


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


def ranked(matches: tuple[TermMatch, ...]) -> tuple[TermMatch, ...]:
    """Return the best matches: those that no other one beats (law 1)."""
    if not matches:
        return ()
    best = min(_rank(match) for match in matches)
    return tuple(match for match in matches if _rank(match) == best)


def _rank(match: TermMatch) -> tuple[bool, int, bool, bool]:
    supplementary = not match.concept.startswith("D")
    return (not match.exact, _KIND_ORDER[match.kind], match.source != "MeSH", supplementary)
