"""Treatments told by who had them: "therapy with X in D", "patients with D received X".

Laws
    1. A sentence says who has the condition and got the drug, or that the drug is used to treat it.
    2. One patient's conditions are not told apart, so that of several none is read.
"""

import re
from collections.abc import Iterator

from kg.text.claims.draft import Draft
from kg.text.claims.pairing import grade, pairs
from kg.text.claims.phrases import (
    CONDITION_MODIFIERS,
    CONDITIONS,
    DRUG_MODIFIERS,
    DRUGS,
    OBJECT,
    ONE_PERSON,
    PEOPLE,
    PREVENTION,
    SUFFERING,
    UNCERTAIN,
    Pattern,
    indexes,
    negated_before,
)
from kg.text.claims.skeleton import Statement

_D = rf"(?P<drugs>{DRUGS})"
_COURSE = (
    r"(?:mono|chemo|immuno)?(?:therapy|therapies|treatments?|regimens?|infusions?|injections?)"
)
_GOT = (
    r"(?:received|receiving|receive|(?:was|were)\s+(?:given|started\s+on|put\s+on|maintained\s+on)|"
    r"(?:was|were)\s+taking|took)"
)
_PERIOD = (
    r"(?:(?:[\w-]+\s+){0,3}?(?:therapy|treatment|regimen|course|courses|doses?)\s+(?:with|of)\s+)?"
)
_THERAPY_IN = Pattern(
    rf"\b{_COURSE}\s+(?:with|using)\s+{DRUG_MODIFIERS}{_D}(?P<gap>(?:\s+[\w-]+){{0,2}}?)\s+in\s+{OBJECT}"
)
_RECEIVED = Pattern(
    rf"\b(?P<population>(?:{PEOPLE}|{ONE_PERSON})\s+(?:[\w-]+\s+){{0,2}}?{SUFFERING}){CONDITION_MODIFIERS}(?P<conditions>{CONDITIONS})"
    rf"(?P<gap>(?:,?\s+(?:who|which|and|had|have|previously|also|then|initially|subsequently|were|was|"
    rf"[a-z]+ly)){{0,4}}?)\s+(?:{_GOT}|on)\s+{_PERIOD}{DRUG_MODIFIERS}{_D}"
)
_PURPOSE = (
    r"(?:to\s+(?:treat|manage|relieve)|to\s+provide\s+(?:[\w-]+\s+){0,4}?(?:treatment|therapy)\s+for|(?:for|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:(?:treatment|management|therapy)\s+(?:of|for)|treating|managing|relieving))"
)
_USED = r"(?:used|prescribed|employed|utili[sz]ed|administered|given|taking|started)"
_USED_TO_TREAT = tuple(
    Pattern(pattern)
    for pattern in (
        rf"{_D}(?P<gap>[^{{}};:]{{0,70}}?)\b{_USED}\s+(?:[^{{}};:,]{{0,40}}?){_PURPOSE}\s+{OBJECT}",
        (
            rf"\b{_USED}\s+{DRUG_MODIFIERS}{_D}(?P<gap>[^{{}};:,]{{0,40}}?)\s+{_PURPOSE}\s+(?:the\s+)?"
            rf"{OBJECT}"
        ),
    )
)
_RESPONDED = Pattern(
    rf"(?P<conditions>{CONDITIONS})(?P<gap>[^{{}};:,]{{0,40}}?)\brespond(?:ed|s|ing)\s+"
    rf"(?:[a-z]+ly\s+|well\s+){{0,2}}to\s+{DRUG_MODIFIERS}{_D}"
)
_AFFECTED = re.compile(
    r"\b(?:without|no|nor|healthy|risk\s+of|resistan\w+|induced)\b", re.IGNORECASE
)


def therapies(statement: Statement) -> Iterator[Draft]:
    """Yield the treatments that one sentence tells by who had them."""
    if not (statement.substances and statement.has_condition and statement.drugs):
        return
    text = statement.plain
    for pattern, rule, confidence in _patterns(text.lower()):
        for found in pattern.finditer(text):
            if _is_unsaid(text, found) or PREVENTION.search(found.group()):
                continue
            if rule == "received" and len(indexes(found.group("conditions"))) > 1:
                continue
            yield from pairs(statement, found, grade(text), rule, confidence)


def _patterns(text: str) -> Iterator[tuple[Pattern, str, float]]:
    if "therap" in text or "treatment" in text or "regimen" in text or "jection" in text:
        yield _THERAPY_IN, "therapy-in", 0.8
    if any(word in text for word in ("receiv", "given", "taking", "took", "started", " on ")):
        yield _RECEIVED, "received", 0.7
    if any(word in text for word in ("treat", "manag", "therapy", "reliev")):
        yield from ((pattern, "used-to-treat", 0.85) for pattern in _USED_TO_TREAT)
    if "respond" in text:
        yield _RESPONDED, "responded", 0.7


def _is_unsaid(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 40) : found.start()]
    return (
        negated_before(text, found.start(), found.end())
        or UNCERTAIN.search(before) is not None
        or UNCERTAIN.search(found.group()) is not None
        or _AFFECTED.search(found.group()) is not None
    )
