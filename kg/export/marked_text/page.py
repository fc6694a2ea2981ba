"""A page of HTML that needs nothing but itself: no script, no font, no picture, no network.

Laws
    1. Without its tags, what stands in an element of class ``text`` is the section's text.
    2. What a mark means does not hang on its colour: each kind of concept has an underline of its
       own, and what qualifies a mention is spelt out behind it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from kg.export.marked_text.nesting import Stretch, nested
from kg.export.marked_text.records import MarkedMention, MarkedPaper, MarkedSection
from kg.model import Category

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_LINKED: Final = ("http://", "https://")


def page(paper: MarkedPaper) -> str:
    """Return the page of a paper."""
    mentions = [mention for section in paper.sections for mention in section.mentions]
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_escaped(paper.title)}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            "<body>",
            f"<header>\n<p>{_link(paper.iri, paper.iri)}</p>\n{_legend(mentions)}\n</header>",
            "<main>",
            *(_section(section) for section in paper.sections),
            "</main>",
            *_concepts(mentions),
            "</body>",
            "</html>",
            "",
        )
    )


@cache
def _style() -> str:
    return files("kg.export.marked_text").joinpath("page.css").read_text(encoding="utf-8")


def _escaped(text: str) -> str:
    # Parsers of HTML read a bare carriage return as a line feed (HTML, 13.2.3.5).
    return escape(text).replace("\r", "&#13;")


def _link(iri: str, words: str) -> str:
    if not iri.startswith(_LINKED):
        return _escaped(words)
    return f'<a href="{_escaped(iri)}">{_escaped(words)}</a>'


# --------------------------------------------------------------------------------------- sections


def _section(section: MarkedSection) -> str:
    language = f' lang="{_escaped(section.language)}"' if section.language else ""
    label, body = ("p", "h1") if section.kind == "title" else ("h2", "p")
    return (
        f"<section>\n"
        f'<{label} class="label">{_escaped(section.label)}</{label}>\n'
        f'<{body} class="text" dir="auto"{language}>{_marked(section)}</{body}>\n'
        f"</section>"
    )


def _marked(section: MarkedSection) -> str:
    opening = defaultdict[int, str](str)
    closing = Counter[int]()
    for stretch in nested(section.mentions):
        opening[stretch.start] += _opening(stretch)
        closing[stretch.end] += 1
    pieces, done = list[str](), 0
    for place in sorted(opening.keys() | closing.keys()):
        pieces += _escaped(section.text[done:place]), "</mark>" * closing[place], opening[place]
        done = place
    return "".join((*pieces, _escaped(section.text[done:])))


def _opening(stretch: Stretch) -> str:
    kind = stretch.mentions[0].category.value
    title = "\n".join(map(_title, stretch.mentions))
    marks = dict.fromkeys(mark for mention in stretch.mentions for mark in mention.marks)
    shown = f' data-marks="{_escaped(", ".join(marks))}"' if marks else ""
    return f'<mark class="{kind}" title="{_escaped(title)}"{shown}>'


def _title(mention: MarkedMention) -> str:
    parts = (
        f"{mention.name} ({mention.identifier})",
        mention.category.value,
        f"confidence {mention.confidence}",
        *mention.marks,
        *mention.notes,
    )
    return " · ".join(parts)


# ---------------------------------------------------------------------------- legend and concepts


def _legend(mentions: Iterable[MarkedMention]) -> str:
    counts = Counter(mention.category for mention in mentions)
    if not counts:
        return '<p class="legend">no mentions</p>'
    shown = (
        f'<span><span class="{kind.value}">{kind.value}</span> {counts[kind]}</span>'
        for kind in Category
        if counts[kind]
    )
    return f'<p class="legend">{" ".join(shown)}</p>'


def _concepts(mentions: Iterable[MarkedMention]) -> Iterator[str]:
    by_concept: dict[str, list[MarkedMention]] = {}
    for mention in mentions:
        by_concept.setdefault(mention.iri, []).append(mention)
    if not by_concept:
        return
    yield "<table>"
    yield "<caption>Concepts</caption>"
    yield "<tr><th>concept</th><th>identifier</th><th>kind</th><th>mentions</th></tr>"
    for iri, found in sorted(by_concept.items(), key=lambda item: (item[1][0].name, item[0])):
        first = found[0]
        yield (
            f"<tr><td>{_escaped(first.name)}</td><td>{_link(iri, first.identifier)}</td>"
            f'<td><span class="{first.category.value}">{first.category.value}</span></td>'
            f"<td>{len(found)}</td></tr>"
        )
    yield "</table>"
