"""Claims that a model reads where no rule does.

Laws
    1. Of two concepts of which a rule says anything in a sentence, the rule's word stands.
    2. A claim is made where its relation is as likely as `LIKELY` asks and the other one is not
       likely too; its confidence is that probability.
    3. Nothing is read where a negation stands between the two or shortly before; no harm in a
       sentence that asks. A treatment is never more than studied or applied; prevention is none.
    4. That a condition came after a drug is no harm yet, but where a title says so.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from kg.model import Category, Predicate
from kg.text.claims.draft import Draft
from kg.text.claims.learnt.model import RelationModel
from kg.text.claims.learnt.pair import Pair, pairs
from kg.text.claims.learnt.relation import Relation
from kg.text.claims.phrases import (
    GIVING,
    NEGATION,
    OF_CELLS,
    OTHER_HEAD,
    PREVENTION,
    STUDYING,
)
from kg.text.claims.skeleton import Statement

LIKELY: Final[Mapping[Relation, float]] = {Relation.HARM: 0.7, Relation.TREATMENT: 0.7}
"""How likely a relation must be; chosen by cross-validation, see ``docs/claims.md``."""

_UNLIKELY: Final = 0.5
_BEFORE: Final = 5
RULE: Final = "learnt"

_AFTER: Final = re.compile(
    r"\b(?:after|afterwards|follow(?:s|ed|ing)|subsequent(?:ly)?|during|while|when|upon|later)\b"
)
_BECAUSE: Final = re.compile(
    r"\b(?:induc|caus|associat|relat|due\b|secondary|result|produc|provok|precipitat|trigger|elicit|"
    r"evok|attribut|ascrib|develop|experienc|complicat|toxic|adverse|side|reaction|risk|impair|"
    r"increas|exacerbat|aggravat|worsen)"
)


def learnt_claims(
    statement: Statement, model: RelationModel, drafts: Collection[Draft]
) -> Iterator[Draft]:
    """Yield what a model reads in one sentence, of which the rules made ``drafts``."""
    if not (model.finds and statement.substances and statement.has_condition):
        return
    known = {_concepts(statement, draft.subject, draft.object) for draft in drafts}
    for pair in pairs(statement):
        if _concepts(statement, pair.drug, pair.condition) in known:
            continue
        if not _is_meant(statement, pair) or NEGATION.search(_stretch(pair)):
            continue
        sure = model.probabilities(pair)
        relation = max(LIKELY, key=lambda one: sure[one])
        others = (sure[one] for one in LIKELY if one is not relation)
        if sure[relation] < LIKELY[relation] or max(others) >= _UNLIKELY:
            continue
        predicate = _predicate(relation, statement, pair)
        if predicate is not None:
            confidence = round(sure[relation], 3)
            yield Draft(statement.passage, pair.drug, predicate, pair.condition, RULE, confidence)


def _concepts(statement: Statement, subject: int, object_: int | None) -> tuple[str, str]:
    named = statement.mention(object_).concept if object_ is not None else ""
    return statement.mention(subject).concept, named


def _is_meant(statement: Statement, pair: Pair) -> bool:
    """Tell whether a drug is one and given, and the condition there, and not another's."""
    condition = statement.mention(pair.condition)
    drug = statement.mention(pair.drug)
    if condition.negated or condition.other_subject or drug.negated:
        return False
    is_given = OTHER_HEAD.match(statement.behind(pair.drug)) is None
    return is_given and drug.category in (Category.DRUG, Category.CHEMICAL)


def _stretch(pair: Pair) -> str:
    """Return the words from shortly before the first of a pair to the last."""
    return " ".join(pair.words[max(0, pair.first - _BEFORE) : pair.last + 1])


def _is_sequence(pair: Pair) -> bool:
    """Tell whether a sentence says no more than that the condition came after the drug.

    A title that says so reports it.
    """
    between = " ".join(pair.words[pair.first + 1 : pair.last])
    after = not pair.is_title and _AFTER.search(between) is not None
    return after and _BECAUSE.search(_stretch(pair)) is None


def _predicate(relation: Relation, statement: Statement, pair: Pair) -> Predicate | None:
    condition = statement.mention(pair.condition)
    if relation is Relation.HARM:
        unsaid = pair.is_question or condition.hypothetical or _is_sequence(pair)
        unsaid = unsaid or statement.is_opposed(pair.condition)
        return None if unsaid else Predicate.ADVERSE_EVENT
    stretch = _stretch(pair)
    if PREVENTION.search(stretch) or condition.quote.lower() in OF_CELLS:
        return None
    applied = GIVING.search(stretch) and not STUDYING.search(statement.plain)
    if applied and not condition.animal:
        return Predicate.APPLIED_TO_TREAT
    return Predicate.STUDIED_TO_TREAT
