"""The scorer scored: what must come out is known."""

import random

import pytest

from kg.text.tagging.labels import NameKind
from measuring.scoring import Counts, Name, compare, concept_counts, identifiers, span_counts

CHEMICAL, CONDITION = NameKind.CHEMICAL, NameKind.CONDITION


def name(start: int, concept: str = "D1", kind: NameKind = CONDITION, section: int = 0) -> Name:
    return Name(kind, section, start, start + 5, "lupus", (concept,) if concept else ())


GOLD = (name(0, "D000001"), name(10, "MESH:C000002"), name(0, "D3", section=1), name(30, "-1"))


def figures(counts: Counts) -> tuple[float, float, float]:
    return counts.precision, counts.recall, counts.f1


def test_gold_against_itself() -> None:
    assert figures(span_counts(GOLD, GOLD, CONDITION)) == (1, 1, 1)
    assert figures(concept_counts(GOLD, GOLD, CONDITION)) == (1, 1, 1)


def test_gold_in_another_order_and_twice() -> None:
    shuffled = list(GOLD * 2)
    random.Random(4).shuffle(shuffled)  # noqa: S311
    assert span_counts(GOLD, shuffled, CONDITION) == Counts(4, 0, 0)
    assert concept_counts(shuffled, GOLD, CONDITION) == Counts(3, 0, 0)


def test_gold_of_other_documents_is_wrong() -> None:
    others = [name(start + 100, f"D9{start}") for start in range(4)]
    assert figures(span_counts(GOLD, others, CONDITION)) == (0, 0, 0)
    assert concept_counts(GOLD, others, CONDITION) == Counts(0, 4, 3)


def test_nothing() -> None:
    assert figures(span_counts((), (), CONDITION)) == (1, 1, 1)
    assert figures(span_counts(GOLD, (), CONDITION)) == (0, 0, 0)
    assert figures(span_counts((), GOLD, CONDITION)) == (0, 0, 0)


def test_the_figures_of_an_example_done_by_hand() -> None:
    found = (name(0, "D000001"), name(11, "C000002"), name(50, "D7"))
    spans = span_counts(GOLD, found, CONDITION)
    assert spans == Counts(1, 2, 3)
    assert figures(spans) == pytest.approx((1 / 3, 1 / 4, 2 / 7))
    concepts = concept_counts(GOLD, found, CONDITION)
    assert concepts == Counts(2, 1, 1)
    assert figures(concepts) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_counts_are_summed_before_they_are_divided() -> None:
    assert figures(Counts(1, 1, 0) + Counts(2, 0, 3)) == pytest.approx((3 / 4, 3 / 6, 6 / 10))


def test_a_span_is_right_only_with_its_kind_section_and_both_ends() -> None:
    one = (name(0),)
    for other in (
        name(0, kind=CHEMICAL),
        name(0, section=1),
        Name(CONDITION, 0, 0, 4, "lupu"),
        Name(CONDITION, 0, 1, 5, "upus"),
    ):
        assert span_counts(one, (other,), CONDITION).right == 0


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (("D003110|D009369",), {"D003110", "D009369"}),
        (("D030342+D003638",), {"D030342", "D003638"}),
        (("MESH:D1", "mesh:D1", "D1"), {"D1"}),
        (("-1",), set()),
        (("-",), set()),
        (("",), set()),
        (("D1|-1",), {"D1"}),
        ((" D008661",), {"D008661"}),
        (("OMIM:114480", "MESH:C1,D2"), {"OMIM:114480", "C1", "D2"}),
    ],
)
def test_identifiers_as_published(printed: tuple[str, ...], meant: set[str]) -> None:
    assert identifiers(printed) == meant


def test_a_composite_is_all_of_its_parts() -> None:
    gold = (name(0, "D1|D2"),)
    assert concept_counts(gold, (name(0, "D1"),), CONDITION) == Counts(1, 0, 1)
    assert concept_counts(gold, (name(0, "MESH:D1"), name(9, "MESH:D2")), CONDITION).f1 == 1


def test_gold_concepts_that_are_not_known_are_left_out() -> None:
    found = (name(0, "D1"), name(1, "D9"))
    counts = concept_counts((name(0, "D1|OMIM:7"),), found, CONDITION, lambda one: one[0] == "D")
    assert counts == Counts(1, 1, 0)


def test_what_was_found_where_the_gold_is_not_known_is_left_out_too() -> None:
    gold = (name(0, "C1"), name(10, "D2"))
    found = (name(0, "D7"), name(10, "D2"), name(20, "D8"))
    assert concept_counts(gold, found, CONDITION, lambda one: one != "C1") == Counts(1, 1, 0)
    elsewhere = (*found, name(30, "D7"))
    assert concept_counts(gold, elsewhere, CONDITION, lambda one: one != "C1") == Counts(1, 2, 0)
    assert concept_counts(gold, found, CONDITION) == Counts(1, 2, 1)


def test_compare_is_symmetric_but_for_its_sides() -> None:
    one, other = {1, 2, 3}, {3, 4}
    assert compare(one, other) == Counts(1, 1, 2)
    assert compare(one, other).f1 == compare(other, one).f1
