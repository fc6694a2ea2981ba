"""Inputs and finished work that lie elsewhere than in a directory of this machine."""

import importlib.util
import os
from pathlib import Path

import pytest

from kg.build import BuildOptions, TextReading, build_graph
from kg.build.depot import Depot, LocalDepot, RemoteDepot, open_depot
from kg.build.remote import remote_places
from kg.errors import GraphError
from tests.build.graphs import shards
from tests.build.inputs import standard

if importlib.util.find_spec("fsspec") is None and not os.environ.get("CI"):
    pytest.skip("fsspec is not installed: kg[cluster]", allow_module_level=True)


@pytest.fixture
def memory():
    """A file system in memory, empty before and after."""
    import fsspec  # noqa: PLC0415 - it may be missing

    system = fsspec.filesystem("memory")
    yield system
    for path in system.find("/"):
        system.rm(path)


def _fail_halfway(depot: Depot) -> None:
    with depot.writing("b") as stream:
        stream.write(b"half")
        raise RuntimeError


@pytest.mark.parametrize("make", [lambda place: LocalDepot(str(place)),
                                  lambda place: RemoteDepot(f"file://{place}")])  # fmt: skip
def test_a_file_is_there_whole_or_not_at_all(make, tmp_path: Path) -> None:
    depot = make(tmp_path / "depot")
    with depot.writing("a") as stream:
        stream.write(b"one")
        assert not depot.has("a")
    with depot.open("a") as stream:
        assert stream.read() == b"one"
    with pytest.raises(RuntimeError):
        _fail_halfway(depot)
    assert not depot.has("b")
    with depot.writing("c") as stream:
        stream.write(b"")
    depot.keep({"c"})
    assert [path.name for path in (tmp_path / "depot").iterdir()] == ["c"]


def test_urls_name_files_folders_and_patterns(memory) -> None:
    for name in ("a.xml", "b.xml", "deeper/c.xml"):
        memory.makedirs(f"/bucket/{name}".rpartition("/")[0], exist_ok=True)
        memory.pipe(f"/bucket/{name}", b"x")
    assert [name for _, name, _ in remote_places("memory://bucket/a.xml")] == ["a.xml"]
    assert [name for _, name, _ in remote_places("memory://bucket")] == [
        "a.xml", "b.xml", "deeper/c.xml",
    ]  # fmt: skip
    assert [name for _, name, _ in remote_places("memory://bucket/*.xml")] == ["a.xml", "b.xml"]


def test_what_lies_elsewhere_is_built_as_if_it_lay_here(memory, tmp_path: Path, vocabulary):
    folder = standard(tmp_path / "in")
    plain = BuildOptions(text=TextReading.NONE, validate=False, shards=True)
    build_graph([folder], tmp_path / "here", vocabulary=vocabulary, options=plain)
    memory.put(str(folder), "/bucket/in", recursive=True)
    away = BuildOptions(
        text=TextReading.NONE, validate=False, shards=True, work="memory://bucket/work"
    )
    options = {"vocabulary": vocabulary, "options": away}
    done = build_graph(["memory://bucket/in"], tmp_path / "away", **options)
    assert (done.records, done.fresh, done.errors) == (12, 4, ())
    held = {Path(path).name for path in memory.ls("/bucket/work", detail=False)}
    assert set(shards(tmp_path / "here")) <= held
    assert build_graph(["memory://bucket/in"], tmp_path / "away", **options).fresh == 0


def test_places_that_nobody_knows_are_named() -> None:
    with pytest.raises(GraphError, match="nowhere://x: fsspec cannot reach this place"):
        open_depot("nowhere://x")
