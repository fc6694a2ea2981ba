"""Mark-up inside running text, flattened to plain text.

Laws
    1. Emphasis (``b``, ``i``, ``u``), subscripts and superscripts give their text and nothing else:
       ``CD4<sup>+</sup>`` is ``CD4+``, ``H<sub>2</sub>O`` is ``H2O``, as PubMed's own text has it.
    2. But an exponent, a superscript number right behind a digit, gets a ``^``: ``10<sup>6</sup>``
       is ``10^6``, for ``106`` would be another number.
    3. Formulas are written on one line by the rules of `kg.readers.xml.formula`.
    4. The text of an element that is not known is kept, and the element is counted.

Source: NLM, PubMed DTD, entity ``%text;``.
"""

import re
from typing import Final

from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.formula import MATHML, linear

_PLAIN: Final = frozenset({"b", "i", "u", "sub", "sup", "DispFormula"})
_NO_ATTRIBUTES: Final = _PLAIN - {"DispFormula"}
_EXPONENT = re.compile(r"[-+−–]?\d+(?:\.\d+)?")


def flatten(element: Element, account: Account) -> str:
    """Return the text of an element and all below it."""
    pieces: list[str] = [element.text or ""]
    for child in element:
        before = next((piece for piece in reversed(pieces) if piece), "")
        pieces.append(_inner(child, before, account))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _inner(child: Element, before: str, account: Account) -> str:
    tag = child.tag
    if tag.startswith(MATHML):
        return linear(child, account)
    if tag not in _PLAIN:
        account.element(child)
    elif tag in _NO_ATTRIBUTES and child.keys():
        for name in child.keys():  # noqa: SIM118 - an element is no mapping
            account.attribute(child, name)
    text = flatten(child, account)
    return f"^{text}" if tag == "sup" and is_exponent(before, text) else text


def is_exponent(before: str, text: str) -> bool:
    """Tell whether a superscript is the power of the number that ends the text before it.

    >>> is_exponent("some 10", "-3"), is_exponent("CD4", "+"), is_exponent("at 37", "th")
    (True, False, False)
    """
    return before[-1:].isdigit() and _EXPONENT.fullmatch(text) is not None
