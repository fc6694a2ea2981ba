"""A peer that is not there is told of, with what to do."""

import sys
from pathlib import Path

from measuring.peer import Peer

HERE = Path(sys.executable)


def test_a_peer_that_is_there_is_not_missing() -> None:
    assert Peer("lxml", "lxml").missing(HERE) is None


def test_a_missing_peer_is_named_with_the_way_to_install_it() -> None:
    told = Peer("no_such_peer", "no-such-peer==1.0").missing(HERE)
    assert told is not None
    assert "no_such_peer" in told
    assert f"{HERE} -m pip install 'no-such-peer==1.0'" in told


def test_a_python_that_cannot_be_run_is_told_of(tmp_path: Path) -> None:
    told = Peer("lxml", "lxml").missing(tmp_path / "python")
    assert told is not None
    assert "cannot be run" in told
    assert "pip install 'lxml'" in told


def test_a_peer_is_not_sent_to_our_packages() -> None:
    spent = Peer("os", "os").run(HERE, ["-c", "import os; assert 'PYTHONPATH' not in os.environ"])
    assert spent.processor > 0
