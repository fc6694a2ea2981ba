"""Real triple stores on loopback, and a proxy that lets go of a connection in the middle."""

import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.push import KINDS, Places, Target
from kg.web import Credentials, Scheme, Secret, Web
from tests.build.servers import Server, free_port

_VIRTUOSO_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 4000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass
class Running:
    """A store that runs: its kind, its address, and where queries are asked without a password."""

    kind: str
    url: str
    endpoint: str
    credentials: Credentials | None

    def target(self, web: Web | None = None, url: str | None = None) -> Target:
        """Return the store as a target, at another address if one is given."""
        web = web or Web(self.credentials, timeout=60, attempts=2, pause=0.01)
        return Target(web, Places.of(KINDS[self.kind], url or self.url))


class Recording(Web):
    """Remembers what was sent: method, address, body."""

    def __init__(self, credentials: Credentials | None, attempts: int = 1) -> None:
        super().__init__(credentials, timeout=60, attempts=attempts, pause=0.01)
        self.sent: list[tuple[str, str, bytes]] = []

    def send(self, method, url, *, headers, body=None, missing_is_fine=False):  # type: ignore[no-untyped-def]
        self.sent.append((method, url, body or b""))
        return super().send(
            method, url, headers=headers, body=body, missing_is_fine=missing_is_fine
        )


def _missing(what: str, remedy: str) -> None:
    """Skip, but not where everything has to be there."""
    message = f"{what} is not installed; {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def _wait(port: int, server: Server, name: str) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        assert server.poll() is None, f"{name} ended at once"
        time.sleep(0.05)
    raise AssertionError(f"{name} does not answer")


@contextmanager
def oxigraph(folder: Path, *, union: bool = True) -> Iterator[Running]:
    """Run Oxigraph's server; ``union`` makes that of its graphs the default graph."""
    beside = Path(sys.executable).parent / "oxigraph"
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        _missing("oxigraph", "pip install 'kg[test]' brings it")
    port = free_port()
    words = [str(program), "serve", "--location", "store", "--bind", f"127.0.0.1:{port}"]
    server = Server([*words, *(["--union-default-graph"] if union else [])], folder)
    try:
        _wait(port, server, "oxigraph")
        url = f"http://127.0.0.1:{port}"
        yield Running("oxigraph", url, f"{url}/query", None)
    finally:
        server.close()


@contextmanager
def virtuoso(folder: Path) -> Iterator[Running]:
    """Run Virtuoso, with the password it is born with."""
    program = shutil.which("virtuoso-t")
    if program is None:
        _missing("virtuoso-t", "scripts/install_servers.sh installs it")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO_INI.format(sql=sql, http=http))
    words = [str(program), "+foreground", "+configfile", "virtuoso.ini"]
    server = Server(words, folder)
    try:
        _wait(http, server, "virtuoso")
        url = f"http://127.0.0.1:{http}"
        who = Credentials(Scheme.DIGEST, "dba", Secret("dba"))
        yield Running("virtuoso", url, f"{url}/sparql", who)
    finally:
        server.close()


class Cutting(threading.Thread):
    """Passes connections on, and lets go of one when ``after`` bytes went to the server."""

    def __init__(self, url: str, after: int, cuts: int = 1) -> None:
        super().__init__(daemon=True)
        self._to = ("127.0.0.1", int(url.rpartition(":")[2]))
        self._left = after
        self._again = after
        self.cuts = cuts
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def run(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.create_connection(self._to)
            threading.Thread(target=self._up, args=(client, server), daemon=True).start()
            threading.Thread(target=_pass, args=(server, client), daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(1 << 12):
                if self._cut(len(data)):
                    break
                server.sendall(data)
        _end(client, server)

    def _cut(self, size: int) -> bool:
        with self._lock:
            self._left -= size
            if self._left > 0 or self.cuts == 0:
                return False
            self.cuts -= 1
            self._left = self._again
            return True


def _pass(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            sink.sendall(data)
    _end(source, sink)


def _end(*sockets: socket.socket) -> None:
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()
