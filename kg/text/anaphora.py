"""Diseases that a text points back to: "the underlying disease".

Laws
    1. "The underlying disease" is the disease that characterises the patient in the same sentence
       ("a female SLE patient", "a patient with lupus"); failing that, the document's one main
       disease: the only one that its title names, or the only one it names at all.
    2. "This disease" is the only disease of the sentence before, and only where its own sentence
       names none before it.
    3. Where there is no one antecedent there is no mention.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Category, Mention, Span
from kg.text.holding import held
from kg.text.passage import Passage

_NOUNS = ("disease", "condition", "disorder", "illness", "pathology")
_NOUN = rf"(?:{'|'.join(_NOUNS)})"
_CHARACTERISTIC = ("underlying", "primary", "main", "basal", "basic", "original")
_UNDERLYING = re.compile(
    rf"\b(?:the|his|her|their|its)\s+(?:{'|'.join(_CHARACTERISTIC)})\s+"
    rf"(?:\w+\s+)?{_NOUN}\b",
    re.IGNORECASE,
)
_THIS = re.compile(rf"\b(?:this|the\s+same)\s+(?:\w+\s+)?{_NOUN}\b", re.IGNORECASE)
_PATIENT = r"(?:patients?|woman|women|man|men|girl|boy|child|children|adults?|subjects?)"
_BEFORE_PATIENT = re.compile(rf"[\s)]+(?:\w+\s+){{0,2}}?{_PATIENT}\b", re.IGNORECASE)
_AFTER_PATIENT = re.compile(
    rf"\b{_PATIENT}\s+(?:with|affected\s+by|suffering\s+from|diagnosed\s+with|who\s+ha[sd])\s+"
    r"(?:[\w-]+\s+){0,5}?$",
    re.IGNORECASE,
)
_POINTING = ("this", "same", *_CHARACTERISTIC)
_DISEASES = frozenset({Category.DISEASE})


class Anaphor(NamedTuple):
    """A phrase that stands for a disease, and the mention that it points back to."""

    section: int
    span: Span
    quote: str
    antecedent: Mention
    demonstrative: bool


def anaphors(passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Anaphor]:
    """Yield the resolved anaphors of a document."""
    diseases = [m for m in mentions if m.category in _DISEASES and not m.negated]
    if not diseases:
        return
    main = _main_disease(passages, diseases)
    before: list[Mention] = []
    section = -1
    for passage, numbers in zip(passages, held(passages, diseases), strict=True):
        here = [diseases[number] for number in numbers]
        if passage.section != section:
            before, section = [], passage.section
        if _may_point_back(passage.text.lower()):
            yield from _underlying(passage, here, main)
            yield from _this(passage, here, before)
        before = here


def _may_point_back(text: str) -> bool:
    """Tell in a moment whether a sentence in lower case has the words of any of the phrases."""
    return any(noun in text for noun in _NOUNS) and any(word in text for word in _POINTING)


def _underlying(
    passage: Passage, here: Sequence[Mention], main: Mention | None
) -> Iterator[Anaphor]:
    for phrase in _UNDERLYING.finditer(passage.text):
        antecedent = _characterising(passage, here) or main
        if antecedent is not None:
            yield _anaphor(passage, phrase, antecedent, demonstrative=False)


def _this(
    passage: Passage, here: Sequence[Mention], before: Sequence[Mention]
) -> Iterator[Anaphor]:
    for phrase in _THIS.finditer(passage.text):
        antecedent = _one(before)
        start = passage.start + phrase.start()
        if antecedent is not None and not any(m.start < start for m in here):
            yield _anaphor(passage, phrase, antecedent, demonstrative=True)


def _anaphor(
    passage: Passage, phrase: re.Match[str], antecedent: Mention, *, demonstrative: bool
) -> Anaphor:
    span = Span(passage.start + phrase.start(), passage.start + phrase.end())
    return Anaphor(passage.section, span, phrase.group(), antecedent, demonstrative)


def _characterising(passage: Passage, here: Sequence[Mention]) -> Mention | None:
    """The disease that names the patient ("an SLE patient"), or else that the patient has."""
    naming = [m for m in here if _BEFORE_PATIENT.match(passage.text, m.end - passage.start)]
    had = [m for m in here if _AFTER_PATIENT.search(passage.text[: m.start - passage.start])]
    return _one(naming) or _one(had)


def _one(mentions: Sequence[Mention]) -> Mention | None:
    """The last of the mentions if all are of one concept."""
    return mentions[-1] if len({m.concept for m in mentions}) == 1 else None


def _main_disease(passages: Sequence[Passage], diseases: Sequence[Mention]) -> Mention | None:
    titles = {p.section for p in passages if p.is_title}
    return _one([m for m in diseases if m.section in titles]) or _one(diseases)
