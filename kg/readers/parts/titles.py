"""Titles as PubMed prints them.

Law: a title in brackets is NLM's translation; brackets that only begin one are its own.
"""

from kg.model import Title
from kg.readers.parts.lines import trim


def make_title(text: str) -> tuple[Title | None, Title | None]:
    """Return a page's title and its translated title, one of them ``None``.

    >>> make_title("[A French study]")[1].text
    'A French study'
    >>> make_title("[18F]FDG in lupus")[0].text
    '[18F]FDG in lupus'
    """
    bare = _drop_stop(trim(text))
    if bare.startswith("[") and _closes_at_end(bare):
        inner = _drop_stop(trim(bare[1:-1]))
        return None, Title(inner, "en", translated=True)
    return Title(bare), None


def _drop_stop(title: str) -> str:
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _closes_at_end(title: str) -> bool:
    depth = 0
    for place, character in enumerate(title):
        depth += (character == "[") - (character == "]")
        if depth == 0:
            return place == len(title) - 1
    return False
