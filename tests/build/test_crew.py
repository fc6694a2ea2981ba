"""One process, several, or a cluster: the same bytes, whoever dies in the middle."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kg.build import BuildOptions, TextReading, build_graph
from kg.build.crew import Alone, Processes
from kg.vocabulary import Vocabulary
from tests.build.graphs import content, shards
from tests.build.inputs import pubmed_xml, record, standard, write
from tests.small_vocabulary import small_vocabulary_path

PLAIN = BuildOptions(text=TextReading.NONE, validate=False, shards=True)


def fail(task: str) -> None:
    """Do what the task says."""
    if task == "raise":
        raise RuntimeError("poison")
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Path:
    place = tmp_path_factory.mktemp("alone")
    build_graph([standard(place / "in")], place / "graph", vocabulary=vocabulary, options=PLAIN)
    return place


def test_two_processes_give_the_same_bytes(expected: Path, tmp_path: Path, vocabulary) -> None:
    options = BuildOptions(text=TextReading.NONE, validate=False, shards=True, workers=2)
    done = build_graph([expected / "in"], tmp_path / "g", vocabulary=vocabulary, options=options)
    assert done.fresh == 4
    assert content(tmp_path / "g") == content(expected / "graph")
    assert shards(tmp_path / "g") == shards(expected / "graph")


@pytest.mark.parametrize("crew", [Alone(), Processes(2)], ids=["alone", "processes"])
def test_a_poisonous_task_is_set_aside(crew) -> None:
    with closing(crew):
        done = dict(crew.run(fail, ["well", "raise", "also well"]))
    assert done == {"well": None, "raise": "RuntimeError: poison", "also well": None}


def test_a_task_that_kills_its_process_is_set_aside_after_three() -> None:
    with closing(Processes(2)) as crew:
        done = dict(crew.run(fail, ["die", "well", "also well", "fine"]))
        assert dict(crew.run(fail, ["well"])) == {"well": None}
    assert done["die"] == "the process that worked on it died, three times"


def test_a_poisonous_file_costs_itself_alone(tmp_path: Path, vocabulary, monkeypatch) -> None:
    folder = standard(tmp_path / "in")
    real = sys.modules["kg.build.reading"].read_file

    def poisoned(file):
        if file.name == "part2.xml":
            raise ZeroDivisionError("poison")
        return real(file)

    monkeypatch.setattr("kg.build.reading.read_file", poisoned)
    done = build_graph([folder], tmp_path / "g", vocabulary=vocabulary, options=PLAIN)
    assert done.records == 9
    (error,) = done.errors
    assert (error.code, error.file) == ("unit-set-aside", "part2.xml")
    assert "ZeroDivisionError: poison" in error.message
    monkeypatch.undo()
    # The file itself, and the one that cites a paper of it by DOI.
    assert build_graph([folder], tmp_path / "g", vocabulary=vocabulary, options=PLAIN).fresh == 2


def start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    words = ["build", folder, "--out", out, "--text", "none", "--no-validate", "--shards", "-w2"]
    environment = {**os.environ, "KG_VOCABULARY": str(small_vocabulary_path())}
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "--quiet", *map(str, words)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def test_killed_at_any_moment_the_next_build_ends_with_the_same_bytes(
    tmp_path: Path, expected: Path, vocabulary
) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    for number in range(4):
        running = start(expected / "in", tmp_path / "g")
        time.sleep(chance.uniform(0.3, 4.0))
        if number % 2:
            for child in children(running.pid):
                os.kill(child, signal.SIGKILL)
                break
        else:
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    build_graph([expected / "in"], tmp_path / "g", vocabulary=vocabulary, options=PLAIN)
    assert content(tmp_path / "g") == content(expected / "graph")
    assert shards(tmp_path / "g") == shards(expected / "graph")
    assert not list((tmp_path / "g/units").glob("*.half"))


def test_nothing_half_written_is_ever_read(tmp_path: Path, vocabulary) -> None:
    folder = write(tmp_path / "in", {"a.xml": pubmed_xml([record(1)])})
    build_graph([folder], tmp_path / "g", vocabulary=vocabulary, options=PLAIN)
    units = tmp_path / "g/units"
    (told,) = units.glob("*.told")
    told.rename(told.with_name(f"{told.name}.0.half"))
    assert build_graph([folder], tmp_path / "g", vocabulary=vocabulary, options=PLAIN).fresh == 1
    assert told.exists()
    assert not list(units.glob("*.half"))


def test_the_largest_files_go_first(tmp_path: Path, vocabulary, monkeypatch) -> None:
    begun: list[tuple[str, ...]] = []
    run = Alone.run

    def watched(self, function, tasks):
        begun.append(tuple(task.label for task in tasks))
        return run(self, function, tasks)

    monkeypatch.setattr(Alone, "run", watched)
    sizes = {"a.xml": 1, "b.xml": 3, "c.xml": 2, "d.xml": 3}
    numbers = iter(range(1, 100))
    files = {n: pubmed_xml([record(next(numbers)) for _ in range(k)]) for n, k in sizes.items()}
    inputs = write(tmp_path / "in", files)
    by_size = sorted(files, key=lambda name: -(inputs / name).stat().st_size)
    build_graph([inputs], tmp_path / "graph", vocabulary=vocabulary, options=PLAIN)
    assert begun == [tuple(by_size)] * 2
    assert by_size[-2:] == ["c.xml", "a.xml"]
