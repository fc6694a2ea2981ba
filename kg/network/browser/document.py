"""The page put together: its words, styles, programs and data in one file that asks for no other.

Laws
    1. The policy in the page forbids every request, and every program but the page's own.
    2. Data stand in the page so that no text in them can end their element.
    3. The same network gives the same bytes.
"""

import base64
import hashlib
import json
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Final

from kg.network.assembly import Network
from kg.network.browser.background import Background
from kg.network.browser.content import content

VENDOR: Final = ("cytoscape-3.35.0.min.js",)
PROGRAMS: Final = (
    "data.js", "shown.js", "elements.js", "map.js", "filters.js", "details.js", "lists.js",
    "search.js", "start.js",
)  # fmt: skip
"""The page's own programs, each after what it needs."""

_HERE: Final = files("kg.network.browser")


def html_page(
    graph: Network,
    background: Background | None = None,
    *,
    title: str | None = None,
    note: str = "",
) -> str:
    """Return the page of a network; ``background`` gives it sentences and identifiers."""
    view = str(graph.graph.get("view", "all"))
    heading = title or f"Knowledge graph: {'everything' if view == 'all' else view}"
    vendor = "\n".join(_text("vendor", name) for name in VENDOR)
    program = _program()
    return Template(_text("assets", "page.html")).substitute(
        policy=_policy(vendor, program),
        title=escape(heading),
        note=escape(note),
        style=_text("assets", "page.css"),
        data=embedded(content(graph, background)),
        licence=escape(_text("vendor", "LICENSE.cytoscape")),
        vendor=vendor,
        program=program,
    )


def embedded(data: object) -> str:
    r"""Return data as JSON that may stand in a script element, whatever its texts hold.

    >>> embedded(["</script><!--", "a & b"])
    '["\\u003c/script>\\u003c!--","a & b"]'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Nothing but "<" can end the element or open a comment in it.
    return text.replace("<", "\\u003c")


def _program() -> str:
    parts = "\n".join(_text("assets", name) for name in PROGRAMS)
    return f'(() => {{\n"use strict";\n{parts}}})();'


def _policy(*programs: str) -> str:
    digests = (hashlib.sha256(each.encode()).digest() for each in programs)
    sources = " ".join(f"'sha256-{base64.b64encode(each).decode()}'" for each in digests)
    # Styles are set on single elements by the library while it draws.
    return (
        f"default-src 'none'; script-src {sources}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _text(folder: str, name: str) -> str:
    return (_HERE / folder / name).read_text(encoding="utf-8")
