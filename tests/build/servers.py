"""Programs that tests start on loopback and end for sure."""

import os
import socket
import subprocess
from pathlib import Path


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server(subprocess.Popen[bytes]):
    """A program in a folder, with more in its environment than we have."""

    def __init__(self, words: list[str], folder: Path, **environment: str) -> None:
        super().__init__(
            words, cwd=folder, env={**os.environ, **environment},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def close(self) -> None:
        """End it, whatever it does."""
        self.kill()
        self.wait()
