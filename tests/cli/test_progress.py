"""Progress in lines, where there is no terminal."""

import io
import itertools

import pytest
from rich.console import Console

from kg.cli import console
from kg.cli.console import Screen


@pytest.fixture
def err() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def screen(err: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> Screen:
    minutes = itertools.count(0.0, 60.0)
    monkeypatch.setattr(console.time, "monotonic", lambda: next(minutes))
    return Screen(Console(file=io.StringIO()), Console(file=err, width=80))


def test_a_stage_that_counts_nothing_is_told_by_its_name(screen: Screen, err: io.StringIO) -> None:
    with screen.progress() as show:
        show("drug names", 0, None)
    assert err.getvalue() == "drug names ...\n"


def test_a_stage_tells_how_much_is_done_and_how_long_the_rest_takes(
    screen: Screen, err: io.StringIO
) -> None:
    with screen.progress() as show:
        show("concepts", 0, 4)
        show("concepts", 1, 4)
    last = err.getvalue().splitlines()[-1]
    assert last.startswith("concepts: 1 of 4 in ")
    assert last.endswith(" s left")
