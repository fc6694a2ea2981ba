"""Keywords of BibTeX, whose dividers differ from tool to tool.

Laws
    1. A semicolon or a line end divides before a comma does; commas inside braces divide nothing.
    2. Where some commas have a blank behind them and some have none, those without divide: Mendeley
       and Zotero write so, and the others belong to keywords (``Lupus Nephritis, Experimental``).
"""

import re
from collections.abc import Iterator

from kg.readers.formats.bibtex.latex import plain_latex

_FIRM = re.compile(r" ?[;\n]\s*")
_SPACED = re.compile(r", +")
_BARE = re.compile(r",(?=\S)(?!\d)")
_BRACED = re.compile(r"\{[^{}]*\}")
_HELD = "\ue000"
"""Stands for a comma inside braces; a character that no text has (private use)."""


def split_keywords(printed: str) -> Iterator[str]:
    """Yield the keywords of a field, without LaTeX.

    >>> list(split_keywords("Adult,Lupus Nephritis, Experimental,Female"))
    ['Adult', 'Lupus Nephritis, Experimental', 'Female']
    >>> list(split_keywords("Adult, {Lupus Nephritis, Experimental}, Female"))
    ['Adult', 'Lupus Nephritis, Experimental', 'Female']
    """
    text = re.sub(r"[^\S\n]+", " ", printed.strip())
    text = _BRACED.sub(lambda found: found.group().replace(",", _HELD), text)
    for word in _divider(text).split(text):
        plain = plain_latex(word).replace(_HELD, ",").strip(" ,")
        if plain:
            yield plain


def _divider(text: str) -> re.Pattern[str]:
    if _FIRM.search(text):
        return _FIRM
    if _BARE.search(text):
        return _BARE
    return _SPACED
