"""What a study is about: its one drug, and how many patients it has."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.model import Category, Mention, Predicate
from kg.text.claims.draft import Draft
from kg.text.passage import Passage

_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_UNITS, 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_IN_WORDS = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[:9])}))?|{'|'.join(_UNITS)}"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{_IN_WORDS})"

_PEOPLE = r"(?:patients|women|men|children|adults|subjects|participants|infants|cases|individuals)"
_COHORT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"^(?:a\s+total\s+of\s+)?(?P<n>{NUMBER})\s+(?:(?!of\b|percent\b)[\w-]+\s+){{0,4}}?{_PEOPLE}\b(?=[^.;]*\b(?:"
            r"included|enrolled|recruited|analy[sz]ed|studied|randomi[sz]ed|treated|evaluated|reviewed|"
            r"identified|entered|received|investigated)\b)"
        ),
        rf"\b(?:series|cohort|total|study|group|analysis)\s+of\s+(?P<n>{NUMBER})\s+(?:[\w-]+\s+){{0,4}}?{_PEOPLE}\b",
        (
            rf"\bwe\s+(?:included|enrolled|recruited|analy[sz]ed|studied|treated|evaluated|reviewed|"
            rf"randomi[sz]ed|randomly\s+assigned)\s+(?P<n>{NUMBER})\s+(?:[\w-]+\s+){{0,4}}?{_PEOPLE}\b"
        ),
        (
            rf"\b(?P<n>{NUMBER})\s+(?:(?!of\b)[\w-]+\s+){{0,3}}?{_PEOPLE}\s+were\s+(?:included|enrolled|recruited|"
            r"randomi[sz]ed|analy[sz]ed)\b"
        ),
    )
)


@dataclass(frozen=True)
class Study:
    """The study that an event without a drug of its own belongs to."""

    drug: int | None
    passages: Sequence[Passage]

    @cached_property
    def cohort_size(self) -> int | None:
        """How many patients it has, if the text gives one number for it, and one only."""
        return cohort_size(self.passages)


def number(text: str) -> int:
    """Return a whole number that is written in digits or, up to ninety-nine, in words.

    >>> [number(text) for text in ("7", "Seven", "eighty-three", "1,684")]
    [7, 7, 83, 1684]
    """
    plain = text.lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    return sum(_WORDS[part] for part in plain.split("-"))


def cohort_size(passages: Iterable[Passage]) -> int | None:
    """Return how many patients a study has, if the text gives one number for it, and one only."""
    sizes = {
        number(found.group("n"))
        for passage in passages
        if passage.kind in ("abstract", "title", "body")
        for pattern in _COHORT
        for found in pattern.finditer(passage.text)
    }
    return sizes.pop() if len(sizes) == 1 else None


def study_drug(drafts: Sequence[Draft], mentions: Sequence[Mention]) -> int | None:
    """Return (a mention of) the one drug that a study evaluates, or ``None``.

    It is the one drug of the title's and the aims' treatments, and of all studied ones: where two
    arms are compared, an event may be either's.
    """
    graded = [d for d in drafts if d.predicate in _TREATMENT and not d.negated]
    announced = [d for d in graded if d.passage.is_title or d.passage.is_question]
    studied = [d for d in graded if d.predicate is Predicate.STUDIED_TO_TREAT]
    subjects = [d.subject for d in (*announced, *studied)]
    return _one(subjects, mentions) if subjects else None


def title_drug(passages: Sequence[Passage], mentions: Sequence[Mention]) -> int | None:
    """Return (a mention of) the one drug that the title names, or ``None``."""
    titles = {p.section for p in passages if p.is_title}
    drugs = [
        i for i, m in enumerate(mentions) if m.section in titles and m.category is Category.DRUG
    ]
    return _one(drugs, mentions) if drugs else None


_TREATMENT = (Predicate.STUDIED_TO_TREAT, Predicate.APPLIED_TO_TREAT)


def _one(subjects: Sequence[int], mentions: Sequence[Mention]) -> int | None:
    concepts = {mentions[i].concept for i in subjects}
    return subjects[0] if len(concepts) == 1 else None
