"""Texts and truth values as XML holds them."""

from typing import Final

from kg.network.assembly import Value

_NOT_XML: Final = dict.fromkeys(
    [*(n for n in range(32) if chr(n) not in "\t\n\r"), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " "
)
_ESCAPED: Final = {**_NOT_XML, "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_TEXT: Final = str.maketrans(_ESCAPED)
_ATTRIBUTE: Final = str.maketrans({**_ESCAPED, '"': "&quot;", "\n": "&#10;", "\t": "&#09;"})

DECLARATION: Final = "<?xml version='1.0' encoding='utf-8'?>\n"

TYPES: Final[dict[type, str]] = {str: "string", int: "long", float: "double", bool: "boolean"}
"""What GraphML and GEXF call the types of attributes."""


def text(value: Value) -> str:
    """Return a value between tags; what XML cannot hold becomes a space.

    >>> text("a < b\\x00"), text(True)
    ('a &lt; b ', 'true')
    """
    return _lexical(value).translate(_TEXT)


def attribute(value: Value) -> str:
    r"""Return a value between double quotes.

    >>> attribute('a\n"b"')
    'a&#10;&quot;b&quot;'
    """
    return _lexical(value).translate(_ATTRIBUTE)


def _lexical(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
