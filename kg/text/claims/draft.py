"""Claims in the making, and how the drafts of one statement become one claim.

Laws
    1. One claim a document for each (subject, predicate, object, negated); its evidence is every
       sentence that made it, in order, each once.
    2. The surest draft names the rule and gives the confidence; a number that two drafts disagree
       about is left out.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from kg.model import Claim, Mention, Predicate
from kg.text.passage import Passage


class Draft(NamedTuple):
    """What one rule read in one sentence; ``subject`` and ``object`` index the mentions."""

    passage: Passage
    subject: int
    predicate: Predicate
    object: int | None
    rule: str
    confidence: float
    negated: bool = False
    case: int | None = None
    severity: str | None = None
    event_count: int | None = None
    cohort_size: int | None = None


_Key: TypeAlias = tuple[str, Predicate, str, bool]
_Value = TypeVar("_Value")


def merged(drafts: Iterable[Draft], mentions: Sequence[Mention]) -> tuple[Claim, ...]:
    """Return one claim for each statement, in order of first evidence, then by identifiers."""
    groups: dict[_Key, list[Draft]] = {}
    for draft in drafts:
        if draft.object is not None and (
            mentions[draft.subject].concept == mentions[draft.object].concept
        ):
            continue
        groups.setdefault(_key(draft, mentions), []).append(draft)
    claims = [_claim(group, mentions) for group in groups.values()]
    return tuple(sorted(claims, key=_order))


def _key(draft: Draft, mentions: Sequence[Mention]) -> _Key:
    subject, object_ = _ends(draft, mentions)
    return subject, draft.predicate, object_ or "", draft.negated


def _ends(draft: Draft, mentions: Sequence[Mention]) -> tuple[str, str | None]:
    subject = mentions[draft.subject].concept
    if draft.object is None:
        return subject, None
    object_ = mentions[draft.object].concept
    if draft.predicate is Predicate.GIVEN_WITH and object_ < subject:
        return object_, subject
    return subject, object_


def _claim(group: Sequence[Draft], mentions: Sequence[Mention]) -> Claim:
    best = max(group, key=lambda draft: draft.confidence)
    subject, object_ = _ends(best, mentions)
    evidence = {draft.passage.evidence for draft in group}
    used = {i for draft in group for i in (draft.subject, draft.object) if i is not None}
    return Claim(
        subject=subject,
        predicate=best.predicate,
        object=object_,
        evidence=tuple(sorted(evidence, key=lambda e: (e.section, e.start))),
        mentions=tuple(sorted(used)),
        rule=best.rule,
        confidence=best.confidence,
        negated=best.negated,
        case=next((draft.case for draft in group if draft.case is not None), None),
        severity=_agreed(draft.severity for draft in group),
        event_count=_agreed(draft.event_count for draft in group),
        cohort_size=_agreed(draft.cohort_size for draft in group),
    )


def _agreed(values: Iterable[_Value | None]) -> _Value | None:
    said = {value for value in values if value is not None}
    return said.pop() if len(said) == 1 else None


def _order(claim: Claim) -> tuple[int, int, str, str, str, bool]:
    first = claim.evidence[0]
    return (
        first.section,
        first.start,
        claim.subject,
        claim.predicate,
        claim.object or "",
        claim.negated,
    )
