"""Which nodes the records of one paper alone speak of, by their names.

Rule 1: what is named within a paper (``paper#section-1``), and what hangs by its name on a paper
or a record (mentions, evidence, claims, records), is spoken of by the records of that paper alone.
A test holds the extractors to that. All other nodes, the paper among them, are shared: other
records may say something of them.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, TypeAlias

from kg.names import Minter

Owns: TypeAlias = Callable[[str], bool]
"""Tells whether a term is a node that no other record speaks of."""

_KINDS: Final = ("record", "mention", "evidence", "claim", "source-mention", "source-association")


def owned(papers: Iterable[str], minter: Minter) -> Owns:
    """Return what tells the nodes of some papers, by their IRIs."""
    beginnings = (*(f"<{paper}#" for paper in papers), *_of_kinds(minter))

    def owns(term: str) -> bool:
        return term.startswith(beginnings)

    return owns


@lru_cache(maxsize=1 << 4)
def _of_kinds(minter: Minter) -> tuple[str, ...]:
    """Return how the nodes begin whose kind says that they hang on a paper or a record."""
    return tuple(f"<{minter.node(kind, '').value}" for kind in _KINDS)
