"""Drugs that must not be given: in a condition, or to the patient of a case report."""

import itertools
from collections.abc import Iterator

from kg.model import Predicate
from kg.text.claims.draft import Draft
from kg.text.claims.phrases import (
    DRUG_MODIFIERS,
    LISTED_DRUGS,
    OBJECT,
    Pattern,
    indexes,
    negated_before,
)
from kg.text.claims.skeleton import Statement

_D = rf"(?P<drugs>{LISTED_DRUGS})"
_IN_CONDITION = tuple(
    Pattern(pattern)
    for pattern in (
        (
            rf"{_D}(?P<gap>[^{{}};:,]{{0,60}}?)\bcontraindicated\s+(?:in|for|with|because\s+of|due\s+to|"
            rf"owing\s+to)\s+{OBJECT}"
        ),
        (
            rf"(?P<conditions>\{{C\d+\}})(?P<gap>\s+(?:is|are|as|was|were|represents?|constitutes?)\s+"
            rf"(?:[\w-]+\s+){{0,3}}?)contraindications?\s+(?:to|for)\s+{DRUG_MODIFIERS}{_D}"
        ),
    )
)
_IN_PATIENT = tuple(
    Pattern(pattern)
    for pattern in (
        rf"{_D}(?P<gap>(?:\s+[\w-]+){{0,2}}?)[\s-]+contraindications?\b",
        rf"\bcontraindications?(?P<gap>\s+)(?:to|for|of)\s+(?:the\s+use\s+of\s+)?{DRUG_MODIFIERS}{_D}",
        rf"{_D}(?P<gap>[^{{}};:,]{{0,40}}?)\bcontraindicated\b",
    )
)
_CUE = "contraindicat"
_OF_THE_PATIENT = Pattern(r"\b(?:patient|case|she|he|her|his|woman|man|girl|boy|child|infant)\b")


def contraindications(statement: Statement, case: int | None) -> Iterator[Draft]:
    """Yield what one sentence says must not be given; ``case`` is the document's, if it has one."""
    if not statement.substances or _CUE not in statement.plain.lower():
        return
    told: set[int] = set()
    for draft in _in_conditions(statement):
        told.add(draft.subject)
        yield draft
    if case is None or not _OF_THE_PATIENT.search(statement.plain):
        return
    for draft in _in_patient(statement, case):
        if draft.subject not in told:
            yield draft


def _in_conditions(statement: Statement) -> Iterator[Draft]:
    for pattern in _IN_CONDITION:
        for found in pattern.finditer(statement.plain):
            if negated_before(statement.plain, found.start("gap"), found.end("gap"), 0):
                continue
            pairs = itertools.product(
                indexes(found.group("drugs")), indexes(found.group("conditions"))
            )
            for drug, condition in pairs:
                yield _draft(statement, drug, condition, None)


def _in_patient(statement: Statement, case: int) -> Iterator[Draft]:
    for pattern in _IN_PATIENT:
        for found in pattern.finditer(statement.plain):
            if not negated_before(statement.plain, found.start(), found.end("gap")):
                for drug in indexes(found.group("drugs")):
                    yield _draft(statement, drug, None, case)


def _draft(statement: Statement, drug: int, condition: int | None, case: int | None) -> Draft:
    rule = "contraindicated-in-patient" if condition is None else "contraindicated-in"
    confidence = 0.8 if condition is None else 0.85
    return Draft(
        statement.passage,
        drug,
        Predicate.CONTRAINDICATED,
        condition,
        rule,
        confidence,
        case=case,
    )
