"""Texts that are made for programs, and hold the words of papers' pages all the same."""

import re
from typing import Final

DATA: Final = (
    (re.compile(r"\ufeff?\s*[{\[]\s*[\"{\[\]}]"), "JSON"),
    (
        re.compile(r"\ufeff?(?:FN \S.*\nVR \d|PT [A-Z]\n(?:AU|AF|CA|BE) )"),
        "a Web of Science export",
    ),
    (
        re.compile(r"\s*(?:%.*\n\s*)*\\(?:documentclass|newcommand|providecommand|begin)\b"),
        "LaTeX",
    ),
    (re.compile(r"\ufeff?#!\s?/"), "a program"),
    (
        re.compile(r"\ufeff?(?:#.*\n|\s)*(?:cff-version|Metadata-Version):\s"),
        "a program's metadata",
    ),
)
"""What begins such a text, and what it is called."""


def looks_like_data(text: str) -> bool:
    """Tell whether a text is made for a program, so that it is no page that people read.

    >>> looks_like_data('{"abstract": "Lupus"}'), looks_like_data("[A study of lupus]")
    (True, False)
    """
    return any(pattern.match(text) for pattern, _ in DATA)
