"""Drafts of treatments: how far they go, and a drug and a condition that a pattern found."""

import re
from collections.abc import Iterator

from kg.model import Category, Predicate
from kg.text.claims.draft import Draft
from kg.text.claims.phrases import STUDYING, indexes
from kg.text.claims.skeleton import Statement


def grade(text: str) -> Predicate:
    """A sentence that speaks of a trial says that something was studied, no more."""
    return Predicate.STUDIED_TO_TREAT if STUDYING.search(text) else Predicate.APPLIED_TO_TREAT


def pairs(
    statement: Statement,
    found: re.Match[str],
    predicate: Predicate,
    rule: str,
    confidence: float,
    *,
    negated: bool = False,
) -> Iterator[Draft]:
    """Yield a draft for each drug of a match with each of its conditions."""
    for drug in indexes(found.group("drugs")):
        for condition in indexes(found.group("conditions")):
            yield from pair(
                statement, drug, condition, predicate, rule, confidence, negated=negated
            )


def pair(
    statement: Statement,
    drug: int,
    condition: int,
    predicate: Predicate,
    rule: str,
    confidence: float,
    *,
    negated: bool = False,
) -> Iterator[Draft]:
    """Yield a draft of a drug and a condition, unless the patient is said not to have it."""
    patient_has = statement.mention(condition)
    if (patient_has.negated and not negated) or patient_has.other_subject:
        return
    if statement.mention(drug).category not in (Category.DRUG, Category.CHEMICAL):
        return
    yield Draft(statement.passage, drug, predicate, condition, rule, confidence, negated=negated)
