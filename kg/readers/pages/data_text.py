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

_EXPORTS: Final = re.compile(
    r"[\ufeff\s]*(?:TY {0,2}- ?[A-Z]{3,8}\s|PMID {0,2}- ?\d|%0 [A-Z]|@[A-Za-z]+\s*\{[^{}\s,]*,)"
)
"""RIS, MEDLINE, Refer and BibTeX: others read them, and to look for a page is slow."""


def looks_like_data(text: str) -> bool:
    r"""Tell whether a text is made for a program, so that it is no page that people read.

    >>> looks_like_data('{"abstract": "Lupus"}'), looks_like_data("[A study of lupus]")
    (True, False)
    >>> looks_like_data("TY  - JOUR\nTI  - Lupus\n"), looks_like_data("@lupus in towns")
    (True, False)
    """
    return bool(_EXPORTS.match(text)) or any(pattern.match(text) for pattern, _ in DATA)
