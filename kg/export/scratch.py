"""Text that lies on disk for a while, without a name."""

import tempfile
from typing import TextIO


def scratch() -> TextIO:
    """Return an empty temporary file for writing and reading; it goes when it is closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")
