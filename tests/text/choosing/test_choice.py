"""What is chosen among possible names."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import MatchMethod
from kg.text.choosing import Candidate, Chooser, Verdict, as_found, chosen, overlaps
from kg.text.choosing.evidence import FEATURES
from tests.text.choosing.candidates import candidate

NEUTRAL = Chooser.neutral()

_chances = st.floats(0.01, 0.99)
_candidates = st.lists(
    st.builds(
        lambda start, length, stretch, concept, sure, settled: candidate(
            start, "x" * length, stretch, concept, sure=sure, settled=settled
        ),
        st.integers(0, 30),
        st.integers(1, 12),
        _chances,
        st.sampled_from([None, "D008180", "D008181"]),
        _chances,
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda each: (each.name.start, each.name.end),
)


def quotes(*candidates: Candidate, chooser: Chooser = NEUTRAL) -> list[tuple[str, bool]]:
    found = chosen(candidates, chooser, {}, 0.4)
    return [(each.candidate.name.quote, each.linked) for each in found]


def test_without_weights_probabilities_are_those_of_tagger_and_grounding() -> None:
    (verdict,) = NEUTRAL.verdicts([candidate(0, "lupus", 0.7, sure=0.8)], [[]], {})
    assert verdict == pytest.approx((0.7, 0.56))


def test_of_names_that_overlap_the_most_probable_is_chosen() -> None:
    longer, shorter = candidate(0, "severe lupus", 0.45), candidate(7, "lupus", 0.55)
    assert quotes(longer, shorter) == [("lupus", True)]


def test_a_name_with_a_concept_comes_before_one_without() -> None:
    unknown, known = candidate(0, "severe lupus", 0.7, None), candidate(7, "lupus", 0.5)
    assert quotes(unknown, known) == [("lupus", True)]
    assert quotes(unknown) == [("severe lupus", False)]


def test_what_is_settled_is_not_weighed() -> None:
    against = Chooser(NEUTRAL.weights - 9.0)
    settled = candidate(7, "lupus", 0.9, settled=True)
    likelier = candidate(0, "severe lupus", 0.99, sure=0.99)
    weighed = candidate(0, "lupus", 0.9, method=MatchMethod.VARIANT)
    assert quotes(weighed, chooser=against) == []
    assert quotes(settled, likelier, chooser=against) == [("lupus", True)]
    assert quotes(likelier, settled) == [("lupus", True)]


def test_what_is_repeated_may_count_for_more() -> None:
    weights = NEUTRAL.weights.copy()
    weights[:, :, 6] = 2.0
    once = candidate(0, "lupus", 0.4)
    assert quotes(once, chooser=Chooser(weights)) == []
    twice = candidate(20, "lupus", 0.8)
    assert len(quotes(once, twice, chooser=Chooser(weights))) == 2


@given(_candidates, st.randoms(use_true_random=False))
def test_choices_do_not_overlap_and_no_order_changes_them(candidates, random) -> None:  # type: ignore[no-untyped-def]
    weights = np.random.default_rng(0).normal(size=NEUTRAL.weights.shape)
    found = list(chosen(candidates, Chooser(weights), {}, 0.4))
    assert not any(overlaps([each.candidate for each in found]))
    shuffled = list(candidates)
    random.shuffle(shuffled)
    assert list(chosen(shuffled, Chooser(weights), {}, 0.4)) == found


def test_where_nothing_chooses_names_are_as_they_were_found() -> None:
    every = [candidate(0, "lupus", 0.5), candidate(9, "fever", 0.4), candidate(20, "x", 0.3)]
    found = [(each.candidate.name.quote, each.linked) for each in as_found(every, 0.4)]
    assert found == [("lupus", True), ("fever", False)]


@pytest.mark.parametrize(
    ("stretch", "method", "kept"),
    [
        (0.9, MatchMethod.EXACT, [("colon cancer", True)]),
        (0.6, MatchMethod.EXACT, [("colon cancer", False)]),
        (0.9, MatchMethod.VARIANT, [("colon cancer", False)]),
    ],
)
def test_a_term_that_is_sure_enough_is_not_lost(
    stretch: float, method: MatchMethod, kept: list[tuple[str, bool]]
) -> None:
    weights = NEUTRAL.weights.copy()
    weights[:, Verdict._fields.index("concept"), FEATURES.index("bias")] = -9.0
    found = candidate(0, "colon cancer", stretch, sure=0.6, method=method)
    assert quotes(found, chooser=Chooser(weights)) == kept
