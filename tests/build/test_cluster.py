"""The workers of a real dask scheduler: separate processes over loopback, one of them killed."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import BuildOptions, TextReading, build_graph
from kg.errors import GraphError
from tests.build.graphs import content, shards
from tests.build.inputs import standard

if importlib.util.find_spec("distributed") is None and not os.environ.get("CI"):
    pytest.skip("dask.distributed is not installed: kg[cluster]", allow_module_level=True)

SMALL = BuildOptions(text=TextReading.NONE, validate=False, shards=True)


def dask(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class RunningCluster:
    """A scheduler with two workers."""

    def __init__(self) -> None:
        port = free_port()
        self.address = f"tcp://127.0.0.1:{port}"
        self._scheduler = dask(
            "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
        )
        self.workers = [self._worker() for _ in range(2)]

    def _worker(self) -> subprocess.Popen[bytes]:
        words = ("--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--no-nanny")
        return dask("worker", self.address, *words)

    def close(self) -> None:
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster() -> Iterator[RunningCluster]:
    running = RunningCluster()
    yield running
    running.close()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, vocabulary) -> Path:
    place = tmp_path_factory.mktemp("alone")
    build_graph([standard(place / "in")], place / "graph", vocabulary=vocabulary, options=SMALL)
    return place


def on(address: str) -> BuildOptions:
    return BuildOptions(
        text=TextReading.NONE, validate=False, shards=True, cluster=address, workers=2
    )


def test_a_cluster_gives_the_same_bytes(cluster, expected: Path, tmp_path: Path, vocabulary):
    done = build_graph(
        [expected / "in"], tmp_path / "g", vocabulary=vocabulary, options=on(cluster.address)
    )
    assert (done.fresh, done.errors) == (4, ())
    assert content(tmp_path / "g") == content(expected / "graph")
    assert shards(tmp_path / "g") == shards(expected / "graph")


def test_a_worker_that_dies_costs_nothing(cluster, expected: Path, tmp_path: Path, vocabulary):
    def kill() -> None:
        units = tmp_path / "g/units"
        while not list(units.glob("*.index")):
            time.sleep(0.01)
        cluster.workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    done = build_graph(
        [expected / "in"], tmp_path / "g", vocabulary=vocabulary, options=on(cluster.address)
    )
    killer.join(timeout=10)
    assert cluster.workers[0].poll() is not None
    assert done.errors == ()
    assert shards(tmp_path / "g") == shards(expected / "graph")


def test_a_scheduler_that_does_not_answer_is_named(expected: Path, tmp_path: Path, vocabulary):
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(GraphError, match=f"{address}: no dask scheduler answers there"):
        build_graph([expected / "in"], tmp_path / "g", vocabulary=vocabulary, options=on(address))
