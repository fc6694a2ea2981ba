"""Lines come sorted, each once, whether memory holds them all at once or not."""

import random
from pathlib import Path

import pytest

from kg.build import sorter
from kg.build.sorter import SortedLines


@pytest.mark.parametrize("held", [3, 1 << 14])
def test_few_lines_and_many_come_in_the_same_order(
    held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorter, "_HELD", held)
    chance = random.Random(held)  # noqa: S311 - reproducible on purpose
    given = [f"{chance.randrange(20)} é".encode() for _ in range(60)]
    lines = SortedLines(tmp_path)
    for start in range(0, len(given), 7):
        lines.update(given[start : start + 7])
    assert list(lines) == sorted(set(given))
    assert any(tmp_path.iterdir()) == (held == 3)
