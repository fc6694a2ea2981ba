"""Parts side by side: apart, together as small as they can be, and always the same."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.network.packing import BETWEEN, packed

SIZES = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 400)), min_size=1, max_size=14)


@given(SIZES)
def test_parts_stay_apart(sizes: list[tuple[int, int]]) -> None:
    boxes = np.array(sizes, dtype=float)
    parts = [([number], np.zeros((1, 2))) for number in range(len(sizes))]
    centres = packed(parts, boxes)
    assert centres.tolist() == packed(parts, boxes).tolist()
    for first, second in combinations(range(len(sizes)), 2):
        gaps = np.abs(centres[first] - centres[second]) - (boxes[first] + boxes[second]) / 2
        assert gaps.max() >= BETWEEN - 0.01


def test_a_part_is_moved_as_a_whole() -> None:
    inner = np.array([[0.0, 0.0], [30.0, 40.0]])
    centres = packed([([1], np.zeros((1, 2))), ([0, 2], inner)], np.full((3, 2), 10.0))
    assert (centres[2] - centres[0]).tolist() == [30.0, 40.0]


def test_equal_parts_make_a_page_that_is_neither_strip_nor_tower() -> None:
    boxes = np.full((30, 2), 50.0)
    centres = packed([([n], np.zeros((1, 2))) for n in range(30)], boxes)
    width, height = np.ptp(centres, axis=0) + 50
    assert 0.7 < width / height < 2.5
