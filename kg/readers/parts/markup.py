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
_KNOWN_TAG = re.compile(
    r"</?(?:jats:[a-z-]+|p|i|b|u|em|strong|sub|sup|sec|title|italic|bold|sc|br|div|span|h\d|ul|ol|li)"
    r"(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>|&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,6}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>")


def plain_text(markup: str) -> str:
    """Return a text without its tags, character references resolved, white space single.

    >>> plain_text("<i>In vitro</i> IC<sub>50</sub> &lt; 5&#xa0;nM, p<0.05")
    'In vitro IC50 < 5 nM, p<0.05'
    """
    bare = _TAG.sub("", _BREAK.sub(" ", markup))
    return " ".join(html.unescape(bare).split())


def has_markup(text: str) -> bool:
    """Tell whether a text of which nothing says that it is mark-up holds tags or entities.

    >>> has_markup("IC<sub>50</sub>"), has_markup("R&amp;D"), has_markup("if a<b and c>d")
    (True, True, False)
    """
    return _KNOWN_TAG.search(text) is not None


def without_markup(text: str) -> str:
    """Return a text as plain text where it is mark-up, and as it stands where it is none.

    >>> without_markup("Food &amp; Function"), without_markup("a < b")
    ('Food & Function', 'a < b')
    """
    return plain_text(text) if has_markup(text) else text


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
