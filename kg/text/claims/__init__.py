"""What a text claims of the concepts that it mentions, one file a family of claim.

Laws
    1. A claim is read in one sentence, from what that sentence says; only the subject of an
       adverse event and an anaphor may come from elsewhere in the document.
    2. Titles, abstracts, bodies and captions make claims; keyword lines make none, nor does text
       in another language than English, nor a stretch too long to be a sentence.
"""

import re
from collections.abc import Iterator, Sequence

from kg.model import Case, Claim, Mention, Predicate
from kg.text.claims.adverse_event import adverse_events
from kg.text.claims.combination import combinations
from kg.text.claims.contraindication import contraindications
from kg.text.claims.draft import Draft, merged
from kg.text.claims.learnt import RelationModel, learnt_claims
from kg.text.claims.phrases import ONE_PERSON
from kg.text.claims.relief import reliefs
from kg.text.claims.skeleton import Statement
from kg.text.claims.study import Study, study_drug, title_drug
from kg.text.claims.target import interactions
from kg.text.claims.therapy import therapies
from kg.text.claims.treatment import treatments
from kg.text.holding import held
from kg.text.passage import Passage

__all__ = ["claims"]

_THE_PATIENT = re.compile(
    rf"\b(?:an?|the|our|this|one)\s+(?:[\w'/.-]+,?\s+){{0,7}}?{ONE_PERSON}\b|\b(?:he|she|his|her)\b",
    re.IGNORECASE,
)


def claims(
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    cases: Sequence[Case],
    model: RelationModel | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of a document whose sentences, mentions and cases are known.

    Without a ``model`` they are those of the rules alone.
    """
    case = cases[0].number if len(cases) == 1 else None
    statements = tuple(_statements(passages, mentions))
    drafts = [draft for one in statements for draft in _of_one_sentence(one, case)]
    drug = study_drug(drafts, mentions)
    if drug is None and not any(d.predicate is Predicate.STUDIED_TO_TREAT for d in drafts):
        drug = title_drug(passages, mentions)
    study = Study(drug, passages)
    drafts.extend(draft for one in statements for draft in adverse_events(one, study))
    if model is not None:
        drafts.extend(_learnt(statements, drafts, model))
    return merged((_of_case(draft, case) for draft in drafts), mentions)


def _statements(passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Sentences that name anything that can be said something of."""
    for passage, numbers in zip(passages, held(passages, mentions), strict=True):
        if numbers and passage.english and passage.is_readable and passage.kind != "keywords":
            yield Statement(passage, mentions, numbers)


def _of_one_sentence(one: Statement, case: int | None) -> Iterator[Draft]:
    yield from treatments(one)
    yield from reliefs(one)
    yield from therapies(one)
    yield from combinations(one)
    yield from contraindications(one, case)
    yield from interactions(one)


def _learnt(
    statements: Sequence[Statement], drafts: Sequence[Draft], model: RelationModel
) -> list[Draft]:
    """Return what a model reads beside the drafts of the rules."""
    by_place: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        by_place.setdefault((draft.passage.section, draft.passage.start), []).append(draft)
    return [
        draft
        for one in statements
        for draft in learnt_claims(
            one, model, by_place.get((one.passage.section, one.passage.start), ())
        )
    ]


def _of_case(draft: Draft, case: int | None) -> Draft:
    """A claim that is made of the patient of a case report belongs to the case."""
    if case is None or draft.predicate in (Predicate.TREATS, Predicate.INTERACTS):
        return draft
    return draft._replace(case=case) if _THE_PATIENT.search(draft.passage.text) else draft
