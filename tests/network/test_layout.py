"""Where boxes go: apart, and always to the same places."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.geometry import Box, bent, clipped, curve_through, point_at
from kg.network.layout import Spring, place, separate

SIZES = st.lists(
    st.tuples(st.floats(5, 200), st.floats(5, 60)), min_size=1, max_size=12
)  # fmt: skip
COORDINATE = st.floats(-500, 500)


def overlaps(centres: list[list[float]], sizes: list[tuple[float, float]]) -> list[tuple[int, int]]:
    boxes = [Box(x, y, w, h) for (x, y), (w, h) in zip(centres, sizes, strict=True)]
    return [(a, b) for a in range(len(boxes)) for b in range(a) if boxes[a].overlaps(boxes[b])]


@given(SIZES, st.data())
@settings(max_examples=60, deadline=None)
def test_boxes_are_moved_apart_wherever_they_start(
    sizes: list[tuple[float, float]], data: st.DataObject
) -> None:
    one = st.tuples(COORDINATE, COORDINATE)
    starts = data.draw(st.lists(one, min_size=len(sizes), max_size=len(sizes)))
    moved = separate(np.array(starts), np.array(sizes))
    assert overlaps(moved.tolist(), sizes) == []


@given(SIZES, st.data())
@settings(max_examples=20, deadline=None)
def test_places_do_not_overlap_and_do_not_change(
    sizes: list[tuple[float, float]], data: st.DataObject
) -> None:
    number = st.integers(0, len(sizes) - 1)
    pairs = data.draw(st.lists(st.tuples(number, number), max_size=12))
    springs = [Spring(a, b, 20.0) for a, b in pairs if a != b]
    first = place(sizes, springs, 5.0, {})
    assert overlaps(first.tolist(), sizes) == []
    assert (first == place(sizes, springs, 5.0, {})).all()


def test_linked_boxes_are_nearer_than_others() -> None:
    sizes = [(40.0, 20.0)] * 6
    springs = [Spring(0, 1, 20.0), Spring(1, 2, 20.0), Spring(3, 4, 20.0), Spring(4, 5, 20.0)]
    centres = place(sizes, springs, 5.0, {})
    linked = np.mean([np.linalg.norm(centres[s.first] - centres[s.second]) for s in springs])
    apart = np.mean([np.linalg.norm(centres[a] - centres[b]) for a in (0, 1, 2) for b in (3, 4, 5)])
    assert linked < apart


def test_nothing_has_no_place() -> None:
    assert place([], [], 5.0, {}).shape == (0, 2)


def test_a_curve_passes_through_its_middle() -> None:
    curve = curve_through((0.0, 0.0), (10.0, 30.0), (20.0, 0.0))
    assert point_at(curve, 0.5) == pytest.approx((10.0, 30.0))


def test_a_clipped_curve_ends_at_the_boxes() -> None:
    first, last = Box(0, 0, 20, 20), Box(100, 0, 20, 20)
    part = clipped(bent((0.0, 0.0), (100.0, 0.0), 0.0), first, last, 0.0)
    assert part is not None
    assert part[0][0] == pytest.approx(10.0, abs=1.0)
    assert part[2][0] == pytest.approx(90.0, abs=1.0)
    assert clipped(bent((0.0, 0.0), (5.0, 0.0), 0.0), first, Box(5, 0, 20, 20), 0.0) is None
