"""What is learnt of choices, and how it is kept."""

from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.text.choosing import Chooser, Judged, Verdict, learn
from tests.text.choosing.candidates import candidate

RIGHT, WRONG = Verdict(1.0, 1.0), Verdict(0.0, 0.0)


def judged() -> list[Judged]:
    """Documents in which names that stand once are wrong, however sure the tagger is."""
    return [
        Judged(
            [candidate(0, "lupus", 0.8), candidate(9, "lupus", 0.8), candidate(20, "fever", 0.8)],
            [RIGHT, RIGHT, WRONG],
            {},
        )
    ] * 20


def test_what_is_right_is_learnt() -> None:
    chooser = learn(judged())
    (one, _, _) = judged()[0].candidates
    (once,) = chooser.verdicts([one], [[]], {})
    twice = chooser.verdicts(judged()[0].candidates[:2], [[], []], {})
    assert once.concept < 0.4
    assert all(each.concept > 0.8 and each.stretch > 0.8 for each in twice)


def test_what_nobody_judged_teaches_nothing() -> None:
    unknown = [each._replace(right=[None] * 3) for each in judged()]
    assert not learn(unknown).weights.any()
    settled = [Judged([candidate(0, "lupus", 0.9, settled=True)], [WRONG], {})] * 9
    assert not learn(settled).weights.any()


def test_the_same_is_learnt_again_and_kept(tmp_path: Path) -> None:
    for name in ("one", "other"):
        learn(judged()).save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    kept = Chooser.load(tmp_path / "one")
    assert np.array_equal(kept.weights, learn(judged()).weights)


def test_damaged_weights_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "chooser.npz"
    with pytest.raises(ModelError, match="cannot be read"):
        Chooser.load(path)
    path.write_bytes(b"nothing")
    with pytest.raises(ModelError, match="cannot be read"):
        Chooser.load(path)
    about = np.frombuffer(b'{"features": [], "format": 1}', np.uint8)
    with path.open("wb") as stream:
        np.savez(stream, about=about, weights=np.zeros(1))
    with pytest.raises(ModelError, match="another version"):
        Chooser.load(path)
