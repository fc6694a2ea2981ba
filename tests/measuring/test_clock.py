"""What processes cost, on processes whose cost is known."""

import subprocess
import sys

import pytest

from measuring.clock import Spent, in_turn, seconds, spent

BURN = "import time\nwhile time.process_time() < 0.3: pass\n"
HELD = 200 << 20


def test_the_time_of_children_counts() -> None:
    fork = f"import os\nif os.fork() == 0:\n  exec({BURN!r}); os._exit(0)\nos.wait()\n"
    assert spent([sys.executable, "-c", fork]).processor >= 0.3


def test_the_memory_of_who_measures_does_not_count() -> None:
    held = b"x" * HELD
    assert spent([sys.executable, "-c", "pass"]).memory < HELD / 2**20 / 2
    made = spent([sys.executable, "-c", f"held = b'x' * {HELD}"])
    assert made.memory > HELD / 2**20
    assert len(held) == HELD


def test_a_process_that_fails_is_an_error_with_its_words() -> None:
    with pytest.raises(subprocess.CalledProcessError) as raised:
        spent([sys.executable, "-c", "print('it was the cat'); raise SystemExit(3)"])
    assert raised.value.returncode == 3
    assert "it was the cat" in raised.value.output


def test_a_program_that_is_not_there_is_an_error() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        spent(["no-such-program-of-ours"])


def test_a_process_does_without_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OURS", "1")
    program = "import os, sys; sys.exit('OURS' in os.environ)"
    spent([sys.executable, "-c", program], without=("OURS",))
    with pytest.raises(subprocess.CalledProcessError):
        spent([sys.executable, "-c", program])


def test_tasks_take_turns_and_each_has_its_median() -> None:
    taken: list[str] = []
    rounds = iter([1.0, 10.0, 3.0, 30.0, 2.0, 20.0])

    def task(name: str) -> Spent:
        taken.append(name)
        return Spent(next(rounds), 0, 0)

    found = in_turn({"a": lambda: task("a"), "b": lambda: task("b")}, 3)
    assert taken == ["a", "b"] * 3
    assert (found["a"].processor, found["b"].processor) == (2.0, 20.0)


def test_seconds_are_those_of_the_processor() -> None:
    def burn() -> None:
        sum(range(300_000))

    assert 0 < seconds(burn, 3) < 1
