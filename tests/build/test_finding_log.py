"""Findings that do not fit into memory: sorted as if they did."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import sorting
from kg.build import sorter
from kg.build.finding_log import FindingLog
from kg.build.result import order
from kg.model import Finding, Severity

FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(("a", "b")),
    severity=st.sampled_from(Severity),
    file=st.sampled_from(("x.xml", "y.xml", "")),
    message=st.text(max_size=3),
    record=st.none() | st.integers(1, 3),
    line=st.none() | st.integers(1, 3),
    quote=st.none() | st.just("q\n"),
)


@given(st.lists(FINDINGS, max_size=60), st.integers(1, 7), st.integers(2, 4))
@settings(deadline=None)
def test_spilled_findings_are_those_of_a_stable_sort(found, held: int, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(sorter, "_HELD", held)
        patch.setattr(sorting, "RUNS_AT_ONCE", at_once)
        log = FindingLog(Path(folder))
        log.extend(found)
        assert list(log) == sorted(found, key=order)
        assert list(log) == sorted(found, key=order)
        assert len(log) == len(found)
        assert log.counts == Counter((each.severity, each.code) for each in found)


def test_no_more_is_held_than_was_agreed(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sorter, "_HELD", 3)
    log = FindingLog(tmp_path)
    log.extend(Finding("a", Severity.INFO, f"{number:03}", "m") for number in range(100, 0, -1))
    assert len(list(tmp_path.iterdir())) == 33
    assert [each.file for each in log] == [f"{number:03}" for number in range(1, 101)]
