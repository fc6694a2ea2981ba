import pytest

from measuring.calibration import calibration_error, diagram, reliability


def test_what_is_right_as_often_as_said_has_no_error():
    outcomes = [(0.75, True)] * 3 + [(0.75, False)]
    assert calibration_error(outcomes) == pytest.approx(0)


def test_the_error_is_weighted_by_how_often_it_was_said():
    outcomes = [(1.0, True)] * 3 + [(0.5, False)]
    assert calibration_error(outcomes) == pytest.approx(0.5 / 4)
    assert [(b.low, b.count) for b in reliability(outcomes)] == [(0.5, 1), (0.9, 3)]


def test_nothing():
    assert calibration_error([]) == 0
    assert reliability([]) == []
    assert list(diagram([]))[-1].endswith("over 0")


def test_the_bar_is_as_long_as_right_and_the_mark_where_it_should_end():
    _, line, last = diagram([(0.95, True), (0.95, False)])
    assert line.count("#") == 20
    assert line.rstrip().endswith("|")
    assert last == "expected calibration error 0.450 over 2"
