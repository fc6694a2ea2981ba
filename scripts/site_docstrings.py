"""Docstrings as the site needs them: what is plain in a terminal, said in Markdown.

A Griffe extension, named in ``mkdocs.yml``. Doctests and drawings are fenced, so that no line of
them is taken for markup; a heading over an indented block ("Laws") becomes a heading over a list.
"""

import re
from textwrap import dedent
from typing import Any, Final

from griffe import Extension, Object

_BLOCK: Final = r"(?P<block>(?:[ ]{4}.*(?:\n|\Z)|\n)+)"
_LITERAL: Final = re.compile(rf"^(?P<lead>.*?)::\n\n{_BLOCK}", re.MULTILINE)
_HEADED: Final = re.compile(rf"^(?P<head>[A-Z][a-z ]*)\n{_BLOCK}", re.MULTILINE)
_DOCTEST: Final = re.compile(r"(?:^>>> .*\n(?:.+\n)*\n?(?=>>> ))*^>>> .*\n(?:.+\n?)*", re.MULTILINE)


def as_markdown(text: str) -> str:
    """Return a docstring's text as Markdown."""
    text = _LITERAL.sub(_fence_literal, text)
    text = _HEADED.sub(_raise_heading, text)
    return _DOCTEST.sub(lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", text)


def _fence_literal(found: re.Match[str]) -> str:
    lead = f"{found['lead']}:\n\n" if found["lead"] else ""
    language = "python" if "import kg" in found["block"] else "text"
    return f"{lead}```{language}\n{dedent(found['block']).strip(chr(10))}\n```\n\n"


def _raise_heading(found: re.Match[str]) -> str:
    return f"**{found['head']}**\n\n{dedent(found['block'])}\n"


class MarkdownDocstrings(Extension):
    """Rewrites each docstring once it is loaded."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Rewrite the docstring of a module, class, function or attribute."""
        if obj.docstring is not None:
            obj.docstring.value = as_markdown(obj.docstring.value)
