"""The version of this package; the graph records it as what generated it."""

__version__ = "0.1.0"
