"""Drugs that must not be given: in a condition, or to the patient of a case report."""

from collections.abc import Iterator

from kg.model import Predicate

from kg.text.claims.draft import Draft
from kg.text.claims.phrases import (
    DRUG_MODIFIERS,
    LISTED_DRUGS,
    OBJECT,
    compiled,
    indexes,
    negated_before,
)
from kg.text.claims.skeleton import Statement

_D = rf"(?P<drugs>{LISTED_DRUGS})"
_IN_CONDITION = tuple(
    compiled(pattern)
    for pattern in (
        rf"{_D}(?P<gap>[^{{}};:,]{{0,60}}?)\bcontraindicated\s+(?:in|for|with|because\s+of|due\s+to|"
        rf"owing\s+to)\s+{OBJECT}",
        rf"(?P<conditions>\{{C\d+\}})(?P<gap>\s+(?:is|are|as|was|were|represents?|constitutes?)\s+"
        rf"(?:[\w-]+\s+){{0,3}}?)contraindications?\s+(?:to|for)\s+{DRUG_MODIFIERS}{_D}",
    )
)
_IN_PATIENT = tuple(
    compiled(pattern)
    for pattern in (
        rf"{_D}(?P<gap>(?:\s+[\w-]+){{0,2}}?)[\s-]+contraindications?\b",
        rf"\bcontraindications?(?P<gap>\s+)(?:to|for|of)\s+(?:the\s+use\s+of\s+)?{DRUG_MODIFIERS}{_D}",
        rf"{_D}(?P<gap>[^{{}};:,]{{0,40}}?)\bcontraindicated\b",
    )
)
_OF_THE_PATIENT = compiled(r"\b(?:patient|case|she|he|her|his|woman|man|girl|boy|child|infant)\b")


def contraindications(statement: Statement, case: int | None) -> Iterator[Draft]:
    """Yield what one sentence says must not be given; ``case`` is the document's, if it has one."""
    text = statement.plain
    told: set[int] = set()
    for pattern in _IN_CONDITION:
        for found in pattern.finditer(text):
            if negated_before(text, found.start("gap"), found.end("gap"), 0):
                continue
            for drug in indexes(found.group("drugs")):
                told.add(drug)
                for condition in indexes(found.group("conditions")):
                    yield Draft(
                        statement.passage,
                        drug,
                        Predicate.CONTRAINDICATED,
                        condition,
                        "contraindicated-in",
                        0.85,
                    )
    if case is None or not _OF_THE_PATIENT.search(text):
        return
    for pattern in _IN_PATIENT:
        for found in pattern.finditer(text):
            if negated_before(text, found.start(), found.end("gap")):
                continue
            for drug in indexes(found.group("drugs")):
                if drug not in told:
                    yield Draft(
                        statement.passage,
                        drug,
                        Predicate.CONTRAINDICATED,
                        None,
                        "contraindicated-in-patient",
                        0.8,
                        case=case,
                    )
