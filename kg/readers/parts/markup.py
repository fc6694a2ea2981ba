"""The HTML that Europe PMC puts into titles and abstracts, to plain text.

Rule: inline tags (``<i>``, ``<sub>`` ...) fall away without a trace, for their letters belong to
the word; tags of paragraphs end one; ``<h4>`` is a heading. A ``<`` that opens no tag stays.
"""

import html
import re
from collections.abc import Iterator

_HEADING = re.compile(
    r"<h\d[^<>]*>([^<]*+(?:<(?!/?h\d)[^<]*+)*+)</h\d\s*>", re.IGNORECASE | re.DOTALL
)
_BREAK = re.compile(r"</?(?:p|br|div|ul|ol|li|sec|title)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>")


def plain_text(markup: str) -> str:
    """Return a text without its tags, character references resolved, white space single.

    >>> plain_text("<i>In vitro</i> IC<sub>50</sub> &lt; 5&#xa0;nM, p<0.05")
    'In vitro IC50 < 5 nM, p<0.05'
    """
    bare = _TAG.sub("", _BREAK.sub(" ", markup))
    return " ".join(html.unescape(bare).split())


def parts_of(markup: str) -> Iterator[tuple[str | None, str]]:
    """Yield the parts of an abstract: the heading, or none, and the text under it.

    >>> list(parts_of("<h4>Aim</h4>To see.<h4>Results</h4>Seen."))
    [('Aim', 'To see.'), ('Results', 'Seen.')]
    """
    pieces = _HEADING.split(markup)
    first = plain_text(pieces[0])
    if first:
        yield None, first
    for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
        yield plain_text(heading).rstrip(":") or None, plain_text(text)
