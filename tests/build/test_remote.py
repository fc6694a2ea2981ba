"""Inputs and finished work elsewhere than in a directory of this machine: S3, memory, ``file://``."""

import hashlib
import importlib.util
import json
import os
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.build import Build, BuildOptions, TextReading, build_graph
from kg.build.depot import Depot, LocalDepot, RemoteDepot, open_depot
from kg.build.remote import fetched, remote_digest, remote_places
from kg.errors import GraphError, InputError
from tests.build.graphs import content, shards
from tests.build.inputs import pubmed_xml, record, standard
from tests.build.servers import Server, free_port

if importlib.util.find_spec("fsspec") is None and not os.environ.get("CI"):
    pytest.skip("fsspec is not installed: kg[cluster]", allow_module_level=True)

PLAIN = BuildOptions(text=TextReading.NONE, validate=False, shards=True)
ONE, TWO, THREE = (f"{digit * 24}.told" for digit in "123")


def away(work: str, **others: object) -> BuildOptions:
    return BuildOptions(text=TextReading.NONE, validate=False, shards=True, work=work, **others)


@pytest.fixture
def memory():
    """A file system in memory, empty before and after."""
    import fsspec  # noqa: PLC0415 - it may be missing

    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, vocabulary) -> Path:
    place = tmp_path_factory.mktemp("here")
    build_graph([standard(place / "in")], place / "graph", vocabulary=vocabulary, options=PLAIN)
    return place


@pytest.fixture
def build(tmp_path: Path, vocabulary) -> Callable[..., Build]:
    def run(url: str, options: BuildOptions) -> Build:
        return build_graph([url], tmp_path / "g", vocabulary=vocabulary, options=options)

    return run


def fail_halfway(depot: Depot) -> None:
    with depot.writing(TWO) as stream:
        stream.write(b"half")
        raise RuntimeError


DEPOTS = pytest.mark.parametrize(
    "make",
    [lambda place: LocalDepot(str(place)), lambda place: RemoteDepot(f"file://{place}")],
    ids=["path", "file-url"],
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@DEPOTS
def test_a_file_is_there_whole_or_not_at_all(make, tmp_path: Path) -> None:
    depot = make(tmp_path / "depot")
    with depot.writing(ONE) as stream:
        stream.write(b"one")
        assert not depot.has(ONE)
    with depot.open(ONE) as stream:
        assert stream.read() == b"one"
    with pytest.raises(RuntimeError):
        fail_halfway(depot)
    assert names(tmp_path / "depot") == [ONE]


@DEPOTS
def test_only_what_a_depot_has_named_is_removed(make, tmp_path: Path) -> None:
    place = tmp_path / "depot"
    place.mkdir()
    for name in ("thesis.doc", "shards.json.bak", f"{TWO}.0123abcd.half", THREE):
        (place / name).touch()
    (place / "photographs").mkdir()
    depot = make(place)
    with depot.writing(ONE) as stream:
        stream.write(b"")
    depot.keep({ONE})
    assert names(place) == [ONE, "photographs", "shards.json.bak", "thesis.doc"]


@DEPOTS
def test_a_place_that_cannot_be_written_is_named(make, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    depot = make(tmp_path / "file/depot")
    with pytest.raises(GraphError, match="file/depot: cannot be written: "), depot.writing(ONE):
        """Nothing is written."""


def test_places_that_nobody_knows_are_named() -> None:
    with pytest.raises(GraphError, match="nowhere://x: fsspec cannot reach this place"):
        open_depot("nowhere://x")


def test_urls_name_files_folders_and_patterns(memory) -> None:
    for name in ("a.xml", "b.xml", "deeper/c.xml", "deeper/d.txt"):
        memory.makedirs(f"/bucket/{name}".rpartition("/")[0], exist_ok=True)
        memory.pipe(f"/bucket/{name}", b"x")
    assert [name for _, name, _ in remote_places("memory://bucket/a.xml")] == ["a.xml"]
    every = ["a.xml", "b.xml", "deeper/c.xml", "deeper/d.txt"]
    assert [name for _, name, _ in remote_places("memory://bucket")] == every
    assert [name for _, name, _ in remote_places("memory://bucket/")] == every
    assert [name for _, name, _ in remote_places("memory://bucket/*")] == every
    assert [name for _, name, _ in remote_places("memory://bucket/*.xml")] == ["a.xml", "b.xml"]
    with pytest.raises(FileNotFoundError):
        remote_places("memory://bucket/*.ris")


@pytest.mark.parametrize("pattern", ["memory://bucket/in", "file://{}/in"])
def test_a_place_leads_to_the_bytes(memory, tmp_path: Path, pattern: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.xml").write_bytes(b"told")
    memory.put(str(tmp_path / "in"), "/bucket/in", recursive=True)
    ((place, name, size),) = remote_places(pattern.format(tmp_path))
    assert (name, size) == ("a.xml", 4)
    assert remote_digest(place) == hashlib.sha256(b"told").hexdigest()
    with fetched(place) as path:
        assert (path.name, path.read_bytes()) == ("a.xml", b"told")
    assert not path.exists()


def test_what_lies_elsewhere_is_built_as_if_it_lay_here(memory, build, expected: Path, tmp_path):
    memory.put(str(expected / "in"), "/bucket/in", recursive=True)
    done = build("memory://bucket/in", away("memory://bucket/depot"))
    assert (done.records, done.fresh, list(done.errors)) == (12, 4, [])
    assert content(tmp_path / "g") == content(expected / "graph")
    assert build("memory://bucket/in", away("memory://bucket/depot")).fresh == 0


def test_a_file_that_changes_after_it_was_listed_is_set_aside(memory, build, monkeypatch):
    memory.pipe("/bucket/in/a.xml", pubmed_xml([record(1)]).encode())
    memory.pipe("/bucket/in/b.xml", pubmed_xml([record(2)]).encode())
    real = sys.modules["kg.build.listing"].remote_digest

    def outdated(place: str) -> str:
        return "0" * 64 if place.endswith("a.xml") else real(place)

    monkeypatch.setattr("kg.build.listing.remote_digest", outdated)
    done = build("memory://bucket/in", away("memory://bucket/depot"))
    (error,) = done.errors
    assert (done.records, error.file) == (1, "a.xml")
    assert "a.xml holds another content than when it was listed" in error.message
    monkeypatch.undo()
    assert build("memory://bucket/in", away("memory://bucket/depot")).records == 2


SERVED = "s3fs", "moto", "flask_cors"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An S3 server on loopback."""
    missing = [name for name in SERVED if importlib.util.find_spec(name) is None]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"no S3 server without {', '.join(missing)}: kg[test]")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    server = Server(
        [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)],
        tmp_path_factory.mktemp("s3"),
    )
    try:
        await_server(url, server)
        yield url
    finally:
        server.close()


def await_server(url: str, server: Server) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310 - loopback
        except OSError:
            assert server.poll() is None, "the S3 server did not start"
            time.sleep(0.1)
        else:
            return
    pytest.fail("the S3 server does not answer")


@pytest.fixture
def s3(endpoint: str, monkeypatch):
    """An empty bucket; where it lies is told by the environment alone."""
    from s3fs import S3FileSystem  # noqa: PLC0415 - it may be missing

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    forget = urllib.request.Request(f"{endpoint}/moto-api/reset", method="POST")  # noqa: S310
    urllib.request.urlopen(forget, timeout=5).close()  # noqa: S310 - loopback
    S3FileSystem.clear_instance_cache()
    system = S3FileSystem()
    system.mkdir("bucket")
    yield system
    S3FileSystem.clear_instance_cache()


def held(s3, work: str) -> dict[str, str]:
    """Return the SHA-256 of every object of a depot, and check that none is half written."""
    s3.invalidate_cache()
    found = {path.rpartition("/")[2]: s3.cat_file(path) for path in s3.find(work)}
    assert not [name for name in found if name.endswith(".half")]
    return {name: hashlib.sha256(told).hexdigest() for name, told in found.items()}


def test_s3_gives_the_same_shards_and_goes_on(s3, build, expected: Path, tmp_path: Path):
    s3.put(str(expected / "in"), "bucket/in", recursive=True)
    first = build("s3://bucket/in", away("s3://bucket/depot"))
    assert (first.records, first.fresh, list(first.errors)) == (12, 4, [])
    assert content(tmp_path / "g") == content(expected / "graph")
    same = shards(expected / "graph")
    kept = held(s3, "bucket/depot")
    assert {name: kept[name] for name in same} == same
    assert json.loads(s3.cat_file("bucket/depot/shards.json")) == json.loads(
        (expected / "graph/units/shards.json").read_text("utf-8")
    )
    assert build("s3://bucket/in", away("s3://bucket/depot")).fresh == 0


def test_two_processes_share_a_bucket(s3, build, expected: Path):
    s3.put(str(expected / "in"), "bucket/in", recursive=True)
    done = build("s3://bucket/in", away("s3://bucket/depot", workers=2))
    assert (done.records, done.fresh, list(done.errors)) == (12, 4, [])
    assert shards(expected / "graph").items() <= held(s3, "bucket/depot").items()


def test_what_is_not_used_leaves_the_bucket(s3, build, expected: Path):
    s3.put(str(expected / "in"), "bucket/in", recursive=True)
    s3.pipe_file("bucket/depot/thesis.doc", b"not ours")
    build("s3://bucket/in", away("s3://bucket/depot"))
    before = set(held(s3, "bucket/depot"))
    done = build("s3://bucket/in/part1*.xml", away("s3://bucket/depot"))
    assert done.records == 3
    after = set(held(s3, "bucket/depot"))
    assert {"thesis.doc", "shards.json"} <= after
    assert len(before) == 2 + 1 + 5 * 4
    assert len(after) == 2 + 1 + 5


def test_an_object_is_there_whole_or_not_at_all(s3):
    depot = RemoteDepot("s3://bucket/depot")
    with depot.writing(ONE) as stream:
        stream.write(b"x" * (6 << 20))
        assert not depot.has(ONE)
    assert depot.has(ONE)
    with pytest.raises(RuntimeError):
        fail_halfway(depot)
    assert set(held(s3, "bucket/depot")) == {ONE}


def test_what_others_write_is_seen(s3):
    mine, other = RemoteDepot("s3://bucket/depot"), RemoteDepot("s3://bucket/depot")
    with mine.writing(ONE) as stream:
        stream.write(b"")
    mine.keep({ONE})  # which lists
    other._system = type(s3)(skip_instance_cache=True)
    with other.writing(TWO) as stream:
        stream.write(b"")
    assert mine.has(TWO)


def test_a_missing_bucket_is_named_and_not_made(s3, build, expected: Path):
    s3.put(str(expected / "in"), "bucket/in", recursive=True)
    for url in ("s3://nowhere/in", "s3://nowhere/*.xml", "s3://bucket/nothing"):
        with pytest.raises(InputError, match=f"nothing could be read from {url}".replace("*", ".")):
            build(url, PLAIN)
    with pytest.raises(GraphError, match=r"s3://nowhere/work: cannot be written: .*bucket"):
        build("s3://bucket/in", away("s3://nowhere/work"))
    assert s3.ls("") == ["bucket"]


def test_the_endpoint_may_come_from_the_configuration_of_fsspec(s3, endpoint: str, monkeypatch):
    from fsspec.config import conf, set_conf_env  # noqa: PLC0415 - it may be missing

    s3.pipe_file("bucket/in/a.xml", b"x")
    monkeypatch.delenv("AWS_ENDPOINT_URL")
    type(s3).clear_instance_cache()
    configured = dict(conf)
    set_conf_env(configured, {"FSSPEC_S3_ENDPOINT_URL": endpoint})
    monkeypatch.setitem(conf, "s3", configured["s3"])
    assert remote_places("s3://bucket/in") == [("s3://bucket/in/a.xml", "a.xml", 1)]


def test_an_endpoint_that_does_not_answer_is_named(s3, build, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    type(s3).clear_instance_cache()
    with pytest.raises(InputError, match=r"could not read this file: .*connect"):
        build("s3://bucket/in", PLAIN)
