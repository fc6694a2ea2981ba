r"""LaTeX in BibTeX values to plain text; the one file that knows `pylatexenc`.

Laws
    1. No word vanishes: a command that is not known stays, its braces apart, and a per cent sign is
       one, for exports don't hold LaTeX comments.
    2. Braces that only protect letter case fall away; so do font commands, ``\textit`` and others.
    3. A subscript or superscript of letters and digits alone is set in the line: H$_2$O is H2O.
       Inside a formula that goes for subscripts and charges: 10^3 is no 103.
    4. What only sorts, as ``\noopsort{1973b}`` of btxdoc's examples does, is no text.
"""

import re
import unicodedata
from functools import cache

from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

_LATEX = re.compile(r"[\\${}~]|--|``|''")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_SCRIPT = re.compile(r"\$\s*(?:\{\s*\})?[_^]\s*(?:\{([\w+\-, ]*)\}|([\w+\-*]))\s*\$")
_FORMULA = re.compile(r"(?<!\\)\$([^$]+)(?<!\\)\$")
_IN_FORMULA = re.compile(
    r"_\s*(?:\{\s*([\w+\-, ]+)\s*\}|(\w))|\^\s*(?:\{\s*(\d*[+\-])\s*\}|([+\-]))"
)
_SORTING = re.compile(r"\\(?:noopsort|SortNoop)\s*\{[^{}]*\}")
_LANGUAGE = re.compile(r"\\foreignlanguage\s*\{[^{}]*\}")
_ENSURED = re.compile(r"\\ensuremath\{[_^]\{?(\w+)\}?\}")
_LINKED = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_DEEPEST = 40
_LONGEST = 100_000  # characters; what is longer stays as printed
_SAYS = re.compile(r"\w")
_SPACES = re.compile(r"\s+")


def plain_latex(printed: str) -> str:
    r"""Return a value without its LaTeX, white space single.

    >>> plain_latex(r"{\'A}lvarez: {SLE} in \textit{E. coli}, TNF-$\alpha$ \& 100% H$_2$O -- ok")
    'Álvarez: SLE in E. coli, TNF-α & 100% H2O – ok'
    >>> plain_latex(r"{\it a} \unheardof{x}")
    'a \\unheardof x'
    >>> plain_latex(r"\mbox{CD4$^+$} T, $\alpha_{1}$, Ca$^{2+}$, \TeX/x, {\noopsort{1973b}}1973")
    'CD4+ T, α1, Ca2+, TeX/x, 1973'
    """
    text = _SPACES.sub(" ", printed).strip()
    if len(text) > _LONGEST or not _LATEX.search(text) or _depth(text) > _DEEPEST:
        return text
    text = _SCRIPT.sub(lambda m: m[1] or m[2] or "", text)
    text = _FORMULA.sub(lambda m: f"${_IN_FORMULA.sub(_in_line, m[1])}$", text)
    text = _LANGUAGE.sub("", _SORTING.sub("", text))
    text = _LINKED.sub(r"\2 (\1)", _ENSURED.sub(r"\1", text))
    try:
        found = _decoder().latex_to_text(_BARE_PERCENT.sub(r"\\%", text))
    except Exception:  # noqa: BLE001 -- whatever the library makes of broken LaTeX: keep the print
        return text
    plain = _SPACES.sub(" ", str(found)).strip()
    return plain or (text if _SAYS.search(text) else "")


def _in_line(script: re.Match[str]) -> str:
    return f"{{{next(filter(None, script.groups()), '')}}}"


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in text:
        if sign in "{[$":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "}]":
            depth = max(depth - 1, 0)
    return deepest


_GREEK = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi",
    "psi", "omega",
)  # fmt: skip
_KNOWN = {
    "textless": "<", "textgreater": ">", "copyright": "©", "textdegree": "°", "degree": "°",
    "textbar": "|", "textquotesingle": "'", "relax": "", "it": "", "bf": "", "em": "", "rm": "",
    "sc": "", "sl": "", "tt": "", "sf": "", "par": " ", "newline": " ", "linebreak": " ",
    "protect": "", "upshape": "", "itshape": "", "bfseries": "", "scshape": "", "boldmath": "",
    "textsuperscript": "", "textsubscript": "", "textnormal": "", "hspace": " ",
    "thinspace": " ", "slash": "/",
    "newblock": " ", "/": "", "-": "", "sp": "", "sb": "",
    "enquote": "", "mkbibquote": "", "textcommabelow": "\u0326",
}  # fmt: skip
"""Commands that the library lacks; the text in their braces follows of itself."""


@cache
def _decoder() -> LatexNodes2Text:
    known = get_default_latex_context_db()
    known.add_context_category(
        "bibtex",
        macros=[
            *(MacroTextSpec(name, text) for name, text in _KNOWN.items()),
            *(MacroTextSpec(name, simplify_repl=_spaced) for name in ("TeX", "LaTeX", "BibTeX")),
            *(MacroTextSpec(name, "%s") for name in ("url", "mbox", "textup")),
            *(MacroTextSpec(f"text{n}", _letter(n)) for n in _GREEK if n != "mu"),  # the micro sign
            *(MacroTextSpec(f"text{n.title()}", _letter(n).upper()) for n in _GREEK),
        ],
        prepend=True,
    )
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_as_printed))
    return LatexNodes2Text(
        latex_context=known, math_mode="text", keep_comments=True, strict_latex_spaces=False
    )


def _letter(name: str) -> str:
    """Return a Greek letter by its name; Unicode spells one without its "b"."""
    return unicodedata.lookup(f"GREEK SMALL LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")


def _spaced(node) -> str:  # type: ignore[no-untyped-def]
    """Return a command's name, and the blank behind it that TeX would swallow."""
    return f"{node.macroname}{node.macro_post_space}"


def _as_printed(node) -> str:  # type: ignore[no-untyped-def]
    taken = node.nodeargd.argnlist if node.nodeargd else ()
    return str(node.latex_verbatim()) if any(taken) else f"\\{node.macroname} "
