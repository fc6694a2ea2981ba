import gzip
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.vocabulary.download import download, download_mesh

BODY = gzip.compress(
    b"<DescriptorRecordSet>"
    + b"".join(hashlib.sha256(bytes([n % 256, n // 256])).hexdigest().encode() for n in range(9000))
    + b"</DescriptorRecordSet>\n",
    mtime=0,
)
OTHER = gzip.compress(b"<DescriptorRecordSet>another</DescriptorRecordSet>\n", mtime=0)


class Server:
    """A server whose next answers are scripted; it keeps what it was asked."""

    def __init__(self):
        self.files = {}
        self.etag = '"one"'
        self.script = []
        self.asked = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            def log_message(self, *values):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.01,))
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.http.server_port}/mesh/"

    def answer(self, request):
        self.asked.append((request.path, request.headers.get("Range")))
        step = self.script.pop(0) if self.script else None
        if isinstance(step, int):
            request.send_error(step)
            return
        body = self.files.get(request.path.removeprefix("/mesh/"))
        if body is None:
            request.send_error(404)
            return
        if callable(step):
            step()
            body = self.files[request.path.removeprefix("/mesh/")]
        wanted = request.headers.get("Range")
        start = 0
        if wanted and request.headers.get("If-Range") == self.etag:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            request.send_response(206)
            request.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            request.send_response(200)
        rest = body[start:]
        if step != "no length":
            request.send_header("Content-Length", str(len(rest)))
        if self.etag:
            request.send_header("ETag", self.etag)
        request.end_headers()
        request.wfile.write(rest[: len(rest) // 2] if step in ("cut", "no length") else rest)
        request.close_connection = True

    def close(self):
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def server():
    running = Server()
    running.files["desc.gz"] = BODY
    yield running
    running.close()


def fetch(server, into, **options):
    (path,) = download(["desc.gz"], into, server.url, wait=lambda _: None, **options)
    return path


def test_whole(server, tmp_path):
    calls = []
    path = fetch(server, tmp_path / "new" / "folder", progress=lambda *call: calls.append(call))
    assert path.read_bytes() == BODY
    assert calls[-1] == ("desc.gz", len(BODY), len(BODY))
    record = json.loads((path.parent / "desc.gz.json").read_text())
    assert record["sha256"] == hashlib.sha256(BODY).hexdigest()
    assert record["length"] == len(BODY)
    assert sorted(p.name for p in path.parent.iterdir()) == ["desc.gz", "desc.gz.json"]


def test_not_fetched_twice_but_again_when_changed(server, tmp_path):
    path = fetch(server, tmp_path)
    fetch(server, tmp_path)
    assert len(server.asked) == 1
    path.write_bytes(b"x" + BODY[1:])
    assert fetch(server, tmp_path).read_bytes() == BODY
    assert len(server.asked) == 2


def test_goes_on_where_it_broke_off(server, tmp_path):
    server.script = ["cut", "cut"]
    assert fetch(server, tmp_path).read_bytes() == BODY
    assert [wanted for _, wanted in server.asked] == [
        None,
        f"bytes={len(BODY) // 2}-",
        f"bytes={len(BODY) // 2 + (len(BODY) - len(BODY) // 2) // 2}-",
    ]


def test_goes_on_after_giving_up(server, tmp_path):
    server.script = ["cut", 500, 500, 500, 500, 500]
    with pytest.raises(VocabularyError, match="500"):
        fetch(server, tmp_path)
    assert (tmp_path / "desc.gz.part").stat().st_size == len(BODY) // 2
    assert fetch(server, tmp_path).read_bytes() == BODY
    assert server.asked[-1][1] == f"bytes={len(BODY) // 2}-"


def test_starts_anew_when_the_file_changed_meanwhile(server, tmp_path):
    def change():
        server.etag = '"two"'
        server.files["desc.gz"] = OTHER

    server.script = ["cut", change]
    assert fetch(server, tmp_path).read_bytes() == OTHER


@pytest.mark.parametrize("etag", [None, 'W/"weak"'])
def test_starts_anew_without_a_strong_tag(server, tmp_path, etag):
    server.etag = etag
    server.script = ["cut"]
    assert fetch(server, tmp_path).read_bytes() == BODY
    assert [wanted for _, wanted in server.asked] == [None, None]


def test_what_is_there_is_verified_before_going_on(server, tmp_path):
    server.script = ["cut", 500, 500, 500, 500, 500]
    with pytest.raises(VocabularyError):
        fetch(server, tmp_path)
    part = tmp_path / "desc.gz.part"
    part.write_bytes(b"x" + part.read_bytes()[1:])
    assert fetch(server, tmp_path).read_bytes() == BODY
    assert server.asked[-1][1] is None


def test_cut_without_a_length_is_found_out(server, tmp_path):
    server.script = ["no length"]
    assert fetch(server, tmp_path).read_bytes() == BODY
    assert len(server.asked) == 2


def test_not_there(server, tmp_path):
    with pytest.raises(VocabularyError, match=r"none\.gz: the server answered 404") as caught:
        download(["none.gz"], tmp_path, server.url)
    assert "check the year" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_transient_errors_wait_longer_each_time(server, tmp_path):
    waits = []
    server.script = [503, 500, 429]
    (path,) = download(["desc.gz"], tmp_path, server.url, wait=waits.append)
    assert path.read_bytes() == BODY
    assert waits == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    "body",
    [b"<html>sorry</html>", gzip.compress(b"<DescriptorRecordSet>", mtime=0)],
    ids=["a page", "no end tag"],
)
def test_what_is_no_whole_file_is_refused(server, tmp_path, body):
    server.files["desc.gz"] = body
    with pytest.raises(VocabularyError, match="does not end as NLM's XML does"):
        fetch(server, tmp_path)
    assert not (tmp_path / "desc.gz").exists()


def test_nobody_there(tmp_path):
    with pytest.raises(VocabularyError, match="the connection failed"):
        download(["desc.gz"], tmp_path, "http://127.0.0.1:9/", wait=lambda _: None)


def test_only_the_web(tmp_path):
    with pytest.raises(VocabularyError, match="https://"):
        download(["passwd"], tmp_path, "file:///etc/")


def test_folder_that_cannot_be(server, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(VocabularyError, match="cannot be written"):
        fetch(server, tmp_path / "file")


def test_a_year_of_mesh(server, tmp_path):
    server.files = {
        "desc2031.gz": BODY,
        "supp2031.gz": OTHER,
        "qual2031.xml": b"<QualifierRecordSet></QualifierRecordSet>",
        "pa2031.xml": b"<PharmacologicalActionSet></PharmacologicalActionSet>",
    }
    paths = download_mesh(2031, tmp_path, base_url=server.url)
    assert [Path(p).name for p in paths] == [
        "desc2031.gz", "supp2031.gz", "qual2031.xml", "pa2031.xml",
    ]  # fmt: skip
