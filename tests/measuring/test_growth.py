"""What two processes can do at most, by how long plain loops take."""

import pytest

from measuring import growth


@pytest.mark.parametrize(("two", "ceiling"), [(1.0, 2.0), (2.0, 1.0), (1.25, 1.6)])
def test_two_loops_that_take_longer_do_less(
    two: float, ceiling: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "_beside", lambda number: 1.0 if number == 1 else two)
    assert growth.ceiling() == pytest.approx(ceiling)


def test_loops_run_to_their_end(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(growth, "LOOP", f"import tempfile; tempfile.mkdtemp(dir={str(tmp_path)!r})")
    assert growth._beside(2) > 0
    assert len(list(tmp_path.iterdir())) == 2
