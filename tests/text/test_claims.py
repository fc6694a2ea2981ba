"""The claims of invented sentences, listed in `claims.txt`, and of the two seeds."""

import re
from pathlib import Path

import pytest

from kg.model import Claim, Predicate
from kg.text import annotate
from tests.text import seeds
from tests.text.documents import document
from tests.text.lexicon import lexicon

_TABLE = Path(__file__).with_name("claims.txt")


def _blocks() -> list[tuple[str | None, str, tuple[str, ...]]]:
    blocks = re.split(r"\n\s*\n", _TABLE.read_text(encoding="utf-8"))
    found = []
    for block in blocks:
        lines = [line.strip() for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            title = next((line[3:] for line in lines if line.startswith("T: ")), None)
            text = next(line[3:] for line in lines if line.startswith("S: "))
            rows = [line for line in lines if not line.startswith(("T: ", "S: ")) and line != "-"]
            found.append((title, text, tuple(sorted(rows))))
    return found


def _row(claim: Claim) -> str:
    def name(identifier: str) -> str:
        concept = lexicon().get(identifier)
        assert concept is not None
        return concept.name

    subject, object_ = name(claim.subject), name(claim.object) if claim.object else "-"
    if claim.predicate is Predicate.GIVEN_WITH:
        subject, object_ = sorted((subject, object_), key=str)
    details = [
        "negated" if claim.negated else None,
        f"case {claim.case}" if claim.case else None,
        f"severity {claim.severity}" if claim.severity else None,
        f"events {claim.event_count}" if claim.event_count else None,
        f"cohort {claim.cohort_size}" if claim.cohort_size else None,
    ]
    return " | ".join([subject, claim.predicate, object_, *filter(None, details)])


def _normal(row: str) -> str:
    parts = row.split(" | ")
    if parts[1] == Predicate.GIVEN_WITH:
        parts[0], parts[2] = sorted((parts[0], parts[2]))
    return " | ".join(parts)


@pytest.mark.parametrize(("title", "text", "expected"), _blocks(), ids=lambda v: str(v)[:50])
def test_listed_claims(title: str | None, text: str, expected: tuple[str, ...]) -> None:
    annotation = annotate(document(title, text), lexicon())
    assert {_row(claim) for claim in annotation.claims} == {_normal(row) for row in expected}


def test_the_table_holds_at_least_sixty_documents() -> None:
    assert len(_blocks()) >= 60


def test_evidence_is_exact_and_names_what_it_proves() -> None:
    for seed in (seeds.case_report(), seeds.retrospective_study()):
        annotation = annotate(seed, lexicon())
        assert annotation.claims
        for claim in annotation.claims:
            concepts = {annotation.mentions[i].concept for i in claim.mentions}
            assert {claim.subject, claim.object} - {None} <= concepts
            for evidence in claim.evidence:
                text = seed.sections[evidence.section].text
                assert text[evidence.start : evidence.end] == evidence.quote


def test_case_report_seed() -> None:
    annotation = annotate(seeds.case_report(), lexicon())
    rows = {_row(claim) for claim in annotation.claims}
    assert rows == {
        "Denosumab | applied_to_treat | Osteoporosis | case 1",
        "Denosumab | directly_physically_interacts_with | RANK Ligand",
        "Denosumab | given_with | belimumab | case 1",
        "Diphosphonates | contraindicated_in | - | case 1",
        "belimumab | applied_to_treat | Lupus Erythematosus, Systemic | case 1",
        "belimumab | directly_physically_interacts_with | B-Cell Activating Factor",
    }
    together = next(c for c in annotation.claims if c.predicate is Predicate.GIVEN_WITH)
    assert [evidence.section for evidence in together.evidence] == [0, 2]


def test_retrospective_study_seed() -> None:
    annotation = annotate(seeds.retrospective_study(), lexicon())
    assert {_row(claim) for claim in annotation.claims} == {
        "belimumab | treats | Lupus Erythematosus, Systemic",
        "belimumab | studied_to_treat | Lupus Erythematosus, Cutaneous",
        "belimumab | applied_to_treat | Lupus Erythematosus, Cutaneous",
        "belimumab | has_adverse_event | Bacteremia | severity serious | events 1 | cohort 7",
    }
    assert annotation.cases == ()
