"""The text room over a vocabulary that was compiled from MeSH files: the two seeds."""

from kg.model import Annotation, Predicate
from kg.text import annotate
from tests.small_vocabulary import small_vocabulary
from tests.text import seeds

BELIMUMAB, DENOSUMAB, BISPHOSPHONATES = "C511911", "D000069448", "D004164"
SYSTEMIC, CUTANEOUS, OSTEOPOROSIS, BACTEREMIA = "D008180", "D008178", "D010024", "D016470"


def statements(annotation: Annotation) -> set[tuple[str, str, str | None]]:
    return {(claim.subject, claim.predicate.value, claim.object) for claim in annotation.claims}


def test_case_report() -> None:
    annotation = annotate(seeds.case_report(), small_vocabulary())
    assert statements(annotation) >= {
        (BELIMUMAB, "given_with", DENOSUMAB),
        (BELIMUMAB, "applied_to_treat", SYSTEMIC),
        (DENOSUMAB, "applied_to_treat", OSTEOPOROSIS),
        (BISPHOSPHONATES, "contraindicated_in", None),
    }
    treatments = {s for s in statements(annotation) if s[1].endswith("treat")}
    assert len(treatments) == 2
    targets = [c for c in annotation.claims if c.predicate is Predicate.INTERACTS]
    assert {claim.subject for claim in targets} == {BELIMUMAB, DENOSUMAB}


def test_retrospective_study() -> None:
    annotation = annotate(seeds.retrospective_study(), small_vocabulary())
    assert statements(annotation) == {
        (BELIMUMAB, "treats", SYSTEMIC),
        (BELIMUMAB, "studied_to_treat", CUTANEOUS),
        (BELIMUMAB, "applied_to_treat", CUTANEOUS),
        (BELIMUMAB, "has_adverse_event", BACTEREMIA),
    }
    event = next(c for c in annotation.claims if c.predicate is Predicate.ADVERSE_EVENT)
    assert (event.severity, event.event_count, event.cohort_size) == ("serious", 1, 7)
