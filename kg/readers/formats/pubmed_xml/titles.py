"""Titles: the paper's own, and PubMed's translation in brackets.

Laws
    1. PubMed puts brackets around the English translation of a title in another language; they are
       dropped, and the title is a translation. A full stop at the end is print, not title.
    2. ``[Not Available]`` and ``[In process citation]`` stand for a title that is not there.
    3. A title has a language only where the record leaves no doubt about it.

Source: NLM, "MEDLINE/PubMed XML Element Descriptions", ArticleTitle and VernacularTitle.
"""

from collections.abc import Sequence
from typing import Final

from kg.model import Title

_PLACEHOLDERS: Final = frozenset({"not available", "in process citation"})


def is_placeholder(printed: str) -> bool:
    """Tell whether NLM says with these words that there is no title.

    >>> is_placeholder("[Not Available].")
    True
    """
    return printed.startswith("[") and _drop_stop(printed)[1:-1].casefold() in _PLACEHOLDERS


def english_title(printed: str, languages: Sequence[str]) -> tuple[Title | None, Title | None]:
    """Return an ArticleTitle as the own title or as the translated one.

    >>> english_title("[A study of lupus].", ["fr"])
    (None, Title(text='A study of lupus', language='en', translated=True))
    >>> english_title("[18F]FDG in lupus.", ["en"])[0].text
    '[18F]FDG in lupus'
    """
    text = _drop_stop(printed)
    english = list(languages) == ["en"]
    if text.startswith("[") and _closes_at_end(text) and not english:
        return None, Title(_drop_stop(text[1:-1].strip()), "en", translated=True)
    return Title(text, "en" if english else None), None


def vernacular_title(printed: str, languages: Sequence[str]) -> Title:
    """Return a VernacularTitle; its language is the only one that is not English.

    >>> vernacular_title("Étude du lupus.", ["en", "fr"]).language
    'fr'
    """
    text = _drop_stop(printed)
    if text.startswith("[") and _closes_at_end(text):
        text = _drop_stop(text[1:-1].strip())
    others = [language for language in languages if language != "en"]
    return Title(text, others[0] if len(others) == 1 else None)


def _drop_stop(title: str) -> str:
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _closes_at_end(title: str) -> bool:
    depth = 0
    for place, character in enumerate(title):
        depth += (character == "[") - (character == "]")
        if depth == 0:
            return place == len(title) - 1
    return False
