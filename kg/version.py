"""The versions of this package and of its parts; the graph records them as what generated it."""

from typing import Final

__version__ = "0.1.0"

TEXT_VERSION: Final = "5"
"""Changes whenever the same text would give other mentions or claims."""
