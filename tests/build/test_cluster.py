"""The workers of a real dask scheduler: separate processes over loopback, some of them killed."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.build import Build, BuildOptions, TextReading, build_graph
from kg.build.crew import on_worker
from kg.build.depot import LocalDepot
from kg.build.finding_log import FindingLog
from kg.build.passes import Passes
from kg.build.unit import code_digest, unit
from kg.errors import GraphError
from tests.build.graphs import content, shards
from tests.build.inputs import pubmed_xml, record, standard
from tests.build.servers import Server, free_port
from tests.small_vocabulary import small_vocabulary_path

if importlib.util.find_spec("distributed") is None and not os.environ.get("CI"):
    pytest.skip("dask.distributed is not installed: kg[cluster]", allow_module_level=True)

SMALL = BuildOptions(text=TextReading.NONE, validate=False, shards=True)
PRELOAD = Path(__file__).with_name("preload.py")


class RunningCluster:
    """A scheduler with workers, each a process of its own; the folder takes what they write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        port = free_port()
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self._dask(
            "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard",
            DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1",
        )  # fmt: skip
        self.workers: list[Server] = []

    def _dask(self, *words: str, **environment: str) -> Server:
        return Server([sys.executable, "-m", "dask", *words], self._folder, **environment)

    def add(self, count: int = 1, **environment: str) -> Server:
        """Start workers, and return the last."""
        for _ in range(count):
            self.workers.append(
                self._dask(
                    "worker", self.address, "--host", "127.0.0.1", "--nthreads", "1",
                    "--no-dashboard", "--no-nanny", "--local-directory", str(self._folder),
                    "--preload", str(PRELOAD), **environment,
                )
            )  # fmt: skip
        return self.workers[-1]

    def close(self) -> None:
        for server in (*self.workers, self.scheduler):
            server.close()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[RunningCluster]:
    running = RunningCluster(tmp_path)
    try:
        yield running
    finally:
        running.close()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, vocabulary) -> Path:
    place = tmp_path_factory.mktemp("alone")
    build_graph([standard(place / "in")], place / "graph", vocabulary=vocabulary, options=SMALL)
    return place


@pytest.fixture
def build(tmp_path: Path, vocabulary) -> Callable[[Path, str], Build]:
    def run(folder: Path, address: str) -> Build:
        options = BuildOptions(
            text=TextReading.NONE, validate=False, shards=True, cluster=address, workers=2
        )
        return build_graph([folder], tmp_path / "g", vocabulary=vocabulary, options=options)

    return run


def when(there: Path, then: Callable[[], None]) -> threading.Thread:
    """Do something as soon as a file is there."""

    def wait() -> None:
        while not there.exists():
            time.sleep(0.01)
        then()

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    return waiting


def test_a_cluster_gives_the_same_bytes(cluster, build, expected: Path, tmp_path: Path):
    cluster.add(2)
    done = build(expected / "in", cluster.address)
    assert (done.fresh, list(done.errors)) == (4, [])
    assert content(tmp_path / "g") == content(expected / "graph")
    assert shards(tmp_path / "g") == shards(expected / "graph")


def test_a_worker_that_is_killed_at_its_work_costs_nothing(
    cluster, build, expected: Path, tmp_path: Path
):
    # Alone until it is at work: beside another, it may join when nothing is left to do.
    victim = cluster.add(KG_TEST_VICTIM=str(tmp_path / "at-work"))

    def relieve() -> None:
        cluster.add()
        victim.send_signal(signal.SIGKILL)

    killer = when(tmp_path / "at-work", relieve)
    done = build(expected / "in", cluster.address)
    killer.join(timeout=60)
    assert victim.poll() == -signal.SIGKILL
    assert list(done.errors) == []
    assert content(tmp_path / "g") == content(expected / "graph")
    assert shards(tmp_path / "g") == shards(expected / "graph")


@pytest.mark.parametrize(
    ("name", "workers", "reason"),
    [
        ("poison.xml", 2, "ZeroDivisionError: poison"),
        ("deadly.xml", 3, "the workers that worked on it died, 2 of them"),
    ],
)
def test_a_bad_file_is_set_aside_alone(
    cluster, build, expected: Path, tmp_path: Path, name: str, workers: int, reason: str
):
    folder = shutil.copytree(expected / "in", tmp_path / "in")
    (folder / name).write_text(pubmed_xml([record(900)]), encoding="utf-8")
    cluster.add(workers)
    done = build(folder, cluster.address)
    (error,) = done.errors
    assert (error.code, error.file) == ("unit-set-aside", name)
    assert f"reading this file failed: {reason};" in error.message
    assert shards(tmp_path / "g") == shards(expected / "graph")


def test_a_scheduler_that_dies_ends_the_build(cluster, build, expected: Path, tmp_path: Path):
    cluster.add(KG_TEST_VICTIM=str(tmp_path / "at-work"))
    when(tmp_path / "at-work", lambda: cluster.scheduler.send_signal(signal.SIGKILL))
    with pytest.raises(GraphError, match=r"the dask scheduler was lost; .* build again"):
        build(expected / "in", cluster.address)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{}", "tls://127.0.0.1:{}", "no such:{}", ""])
def test_a_scheduler_that_does_not_answer_is_named(
    build, expected: Path, monkeypatch, address: str
):
    monkeypatch.setattr("kg.build.crew._ANSWER", 1)
    wrong = address.format(free_port())
    with pytest.raises(GraphError, match=f"{wrong}: no dask scheduler answers there"):
        build(expected / "in", wrong)


def test_a_scheduler_without_workers_is_named(cluster, build, expected: Path, monkeypatch):
    monkeypatch.setattr("kg.build.crew._JOIN", 0.5)
    monkeypatch.setattr("kg.build.crew._LOOK", 0.2)
    with pytest.raises(GraphError, match="the scheduler has no workers"):
        build(expected / "in", cluster.address)


def test_a_cluster_of_this_machine_ends_with_the_build(expected: Path, tmp_path: Path):
    words = ("build", expected / "in", "--out", tmp_path / "g", "--text", "none", "--no-validate",
             "--shards", "--cluster", "local", "--workers", "2")  # fmt: skip
    environment = {
        **os.environ,
        "KG_VOCABULARY": str(small_vocabulary_path()),
        "DASK_TEMPORARY_DIRECTORY": str(tmp_path),
    }
    told = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-m", "kg", "--quiet", *map(str, words)],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert content(tmp_path / "g") == content(expected / "graph")
    assert shards(tmp_path / "g") == shards(expected / "graph")


def nothing(_: object) -> None:
    """Do nothing."""


def unwritable(place: str) -> None:
    with LocalDepot(place).writing("a"):
        """Nothing is written."""


def unreadable(place: str) -> None:
    Path(place).read_bytes()


def test_a_worker_of_another_version_is_refused():
    with pytest.raises(GraphError, match="has another version of kg than this build"):
        on_worker(nothing, "other", None)


@pytest.mark.parametrize(
    ("task", "kind"), [(unwritable, GraphError), (unreadable, OSError)], ids=["write", "read"]
)
def test_a_worker_that_does_not_see_a_path_says_what_is_needed(tmp_path: Path, task, kind):
    (tmp_path / "file").touch()
    with pytest.raises(kind, match="file system that all workers share"):
        on_worker(task, code_digest(), str(tmp_path / "file" / "below"))


class Forgetful:
    """A crew whose work cannot be seen from here."""

    def run(self, _, tasks):
        return ((task, None) for task in tasks)


def test_work_that_cannot_be_seen_from_here_ends_the_build(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("kg.build.passes._PAUSES", (0,))
    depot, log = LocalDepot(str(tmp_path)), FindingLog(tmp_path)
    passes = Passes(Forgetful(), depot, lambda *_: None, log)
    units = [unit("/a.xml", "a.xml", 1, "0" * 64, "https://base/")]
    with pytest.raises(GraphError, match=r"about a\.xml cannot be seen from here; .* --work"):
        passes.read(units, "https://base/")
