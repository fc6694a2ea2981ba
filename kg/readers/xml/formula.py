"""MathML on one line of plain text.

Laws
    1. A fraction is ``a/b`` and a root ``√a``, with brackets around what has several tokens; a
       power of a number is ``10^6``. All else is its tokens in reading order: pre-scripts before
       their base, sub- and superscripts behind it.
    2. A formula's annotations repeat it in another language and are left out.

Source: W3C, Mathematical Markup Language (MathML) 3.0, chapters 3.2 to 3.4 and 5.
"""

import re
from collections.abc import Callable
from typing import Final

from kg.readers.xml.account import Account, local
from kg.readers.xml.element import Element

_EXPONENT = re.compile(r"[-+−–]?\d+")
MATHML: Final = "{http://www.w3.org/1998/Math/MathML}"
_TOKENS: Final = frozenset({"mi", "mn", "mo", "mtext", "ms", "none", "mglyph"})
_GROUPS: Final = frozenset(
    {"math", "mrow", "mstyle", "merror", "mpadded", "mphantom", "menclose", "mfenced", "msub",
     "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd", "mlabeledtr",
     "maction", "mprescripts", "maligngroup", "malignmark", "mmultiscripts", "mfrac", "mroot",
     "msqrt", "mspace", "semantics"}
)  # fmt: skip
_LEFT_OUT: Final = frozenset({"annotation", "annotation-xml"})
_BLANKS: Final = " \t\r\n"
_PAIR: Final = 2


def linear(element: Element, account: Account) -> str:
    """Return a formula as text."""
    name = local(element)
    if name in _TOKENS:
        text = "".join(element.itertext())
        return text if name == "mtext" else text.strip(_BLANKS)
    parts = [linear(child, account) for child in element if local(child) not in _LEFT_OUT]
    if name not in _GROUPS:
        account.element(element)
        return "".join((element.text or "", *parts))
    if name in _LAYOUTS:
        return _LAYOUTS[name](parts)
    if name == "mmultiscripts":
        return _multiscripts(element, parts)
    return "".join(parts)


def _fraction(parts: list[str]) -> str:
    return "/".join(map(_grouped, parts))


def _square_root(parts: list[str]) -> str:
    return f"√{_grouped(''.join(parts))}"


def _root(parts: list[str]) -> str:
    return "".join((*parts[1:], "√", *map(_grouped, parts[:1])))


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"


def _power(parts: list[str]) -> str:
    if len(parts) == _PAIR and parts[0][-1:].isdigit() and _EXPONENT.fullmatch(parts[1]):
        return "^".join(parts)
    return "".join(parts)


def _blank(_: list[str]) -> str:
    return " "


def _multiscripts(element: Element, parts: list[str]) -> str:
    names = [local(child) for child in element]
    if "mprescripts" not in names:
        return "".join(parts)
    border = names.index("mprescripts")
    return "".join((*parts[border + 1 :], *parts[:border]))


_LAYOUTS: Final[dict[str, Callable[[list[str]], str]]] = {
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msup": _power,
    "mspace": _blank,
}
