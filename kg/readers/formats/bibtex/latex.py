r"""LaTeX in BibTeX values to plain text; the one file that knows `pylatexenc`.

Laws
    1. No word vanishes: a command that is not known stays, its braces apart, and a per cent sign is
       one, for exports don't hold LaTeX comments.
    2. Braces that only protect letter case fall away; so do font commands, ``\textit`` and others.
    3. A subscript or superscript of letters and digits alone is set in the line: H$_2$O is H2O.
"""

import re
from functools import cache

from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

_LATEX = re.compile(r"[\\${}~]|--|``|''")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_SCRIPT = re.compile(r"\$\s*(?:\{\s*\})?[_^]\s*(?:\{([\w+\-, ]*)\}|(\w))\s*\$")
_ENSURED = re.compile(r"\\ensuremath\{[_^]\{?(\w+)\}?\}")
_LINKED = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_DEEPEST = 40
_LONGEST = 100_000  # characters; what is longer stays as printed
_SPACES = re.compile(r"\s+")


def plain_latex(printed: str) -> str:
    r"""Return a value without its LaTeX, white space single.

    >>> plain_latex(r"{\'A}lvarez: {SLE} in \textit{E. coli}, TNF-$\alpha$ \& 100% H$_2$O -- ok")
    'Álvarez: SLE in E. coli, TNF-α & 100% H2O – ok'
    >>> plain_latex(r"{\it a} \unheardof{x}")
    'a \\unheardof x'
    """
    text = _SPACES.sub(" ", printed).strip()
    if len(text) > _LONGEST or not _LATEX.search(text) or _depth(text) > _DEEPEST:
        return text
    text = _SCRIPT.sub(lambda m: m[1] or m[2] or "", text)
    text = _LINKED.sub(r"\2 (\1)", _ENSURED.sub(r"\1", text))
    try:
        found = _decoder().latex_to_text(_BARE_PERCENT.sub(r"\\%", text))
    except Exception:  # noqa: BLE001 -- whatever the library makes of broken LaTeX: keep the print
        return text
    return _SPACES.sub(" ", str(found)).strip() or text


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in text:
        if sign in "{[$":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "}]":
            depth = max(depth - 1, 0)
    return deepest


_KNOWN = {
    "textless": "<", "textgreater": ">", "copyright": "©", "textdegree": "°", "degree": "°",
    "textbar": "|", "textquotesingle": "'", "relax": "", "it": "", "bf": "", "em": "", "rm": "",
    "sc": "", "sl": "", "tt": "", "sf": "", "par": " ", "newline": " ", "linebreak": " ",
    "protect": "", "upshape": "", "itshape": "", "bfseries": "", "scshape": "", "boldmath": "",
    "textsuperscript": "", "textsubscript": "", "textnormal": "", "textup": "", "hspace": " ",
    "mbox": "", "sp": "", "sb": "", "enquote": "", "mkbibquote": "", "textcommabelow": "\u0326",
}  # fmt: skip
"""Commands that the library lacks; the text in their braces follows of itself."""


@cache
def _decoder() -> LatexNodes2Text:
    known = get_default_latex_context_db()
    known.add_context_category(
        "bibtex",
        macros=[
            *(MacroTextSpec(name, text) for name, text in _KNOWN.items()),
            MacroTextSpec("url", "%s"),
        ],
        prepend=True,
    )
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_as_printed))
    return LatexNodes2Text(
        latex_context=known, math_mode="text", keep_comments=True, strict_latex_spaces=False
    )


def _as_printed(node) -> str:  # type: ignore[no-untyped-def]
    taken = node.nodeargd.argnlist if node.nodeargd else ()
    return str(node.latex_verbatim()) if any(taken) else f"\\{node.macroname} "
