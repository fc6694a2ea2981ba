"""Oxigraph's server, started on a store for as long as it is asked, on loopback alone.

The binary comes with the PyPI package ``oxigraph``; it opens the embedded store as it lies.
"""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

SECONDS_TO_START = 30
HOST = "127.0.0.1"


def binary() -> str | None:
    """Return where Oxigraph's binary is, or ``None``."""
    return shutil.which("oxigraph")


@contextmanager
def serving(command: str, store: Path, limit: float) -> Iterator[str]:
    """Serve a store for reading, and yield the address of its endpoint; queries end at the limit.

    Raises:
        RuntimeError: when the server does not answer in time.
    """
    port = _free_port()
    arguments = ["serve-read-only", "--location", str(store), "--bind", f"{HOST}:{port}"]
    server = subprocess.Popen(
        [command, *arguments, "--timeout-s", str(max(1, round(limit)))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://{HOST}:{port}/", server)
        yield f"http://{HOST}:{port}/query"
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=1):  # noqa: S310 - an address of our own
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"Oxigraph's server did not answer at {address}")
