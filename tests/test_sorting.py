"""Lines come sorted, each once, whether memory holds them all at once or not."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import sorting
from kg.sorting import SortedLines


@pytest.mark.parametrize("held", [3, 1 << 14])
def test_few_lines_and_many_come_in_the_same_order(held: int, tmp_path: Path) -> None:
    chance = random.Random(held)  # noqa: S311 - reproducible on purpose
    given = [f"{chance.randrange(20)} é".encode() for _ in range(60)]
    lines = SortedLines(tmp_path, held)
    for start in range(0, len(given), 7):
        lines.update(given[start : start + 7])
    assert list(lines) == sorted(set(given))
    assert any(tmp_path.iterdir()) == (held == 3)


LINES = st.lists(st.binary(max_size=3).filter(lambda line: b"\n" not in line), max_size=60)


@given(LINES, st.integers(2, 4))
@settings(deadline=None)
def test_lines_are_sorted_each_once(lines: list[bytes], at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(sorting, "RUNS_AT_ONCE", at_once)
        taken = SortedLines(Path(folder), 5)
        for number in range(0, len(lines), 3):
            taken.update(lines[number : number + 3])
        assert list(taken) == sorted(set(lines))
        assert list(taken) == sorted(set(lines))


def test_files_that_were_merged_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "RUNS_AT_ONCE", 4)
    lines = SortedLines(tmp_path, 1)
    for number in range(100, 200):
        lines.update([str(number).encode()])
    assert len(list(tmp_path.iterdir())) == 4  # 100 in base 4 is 1210
    assert list(lines) == [str(number).encode() for number in range(100, 200)]
