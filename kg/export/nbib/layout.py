"""How MEDLINE sets a field: a tag of four columns, a hyphen, and lines of eighty columns.

Grammar::

    field        = tag *SP "- " text              ; the tag fills the first four columns
    continuation = 6SP text

Law: a reader that joins continuations by one space gets the value back. A line is thus broken at
single spaces alone, and a word that is longer than a line stands whole.
"""

import re
from typing import Final, NamedTuple

WIDTH: Final = 80
INDENT: Final = " " * 6

_TAG_WIDTH: Final = 4
_LINE_ENDS: Final = re.compile(r"\s*[\t\n\r\v\f\x00-\x1f\x7f-\x9f\u2028\u2029]+\s*")
_SINGLE_SPACE: Final = re.compile(r"(?<=\S) (?=\S)")


class Field(NamedTuple):
    """A tag and its value, not yet broken into lines."""

    tag: str
    value: str


def one_line(text: str) -> str:
    """Return a text without line ends and other control characters, each run now a space.

    >>> one_line(" Aims:\\tnone.\\r\\nMethods:  few ")
    'Aims: none. Methods:  few'
    """
    return _LINE_ENDS.sub(" ", text).strip()


def field_lines(field: Field) -> str:
    """Return the lines of a field, each with its line feed; a value without text has none.

    >>> field_lines(Field("MH", "*Drug Resistance/drug effects"))
    'MH  - *Drug Resistance/drug effects\\n'
    """
    value = one_line(field.value)
    if not value:
        return ""
    lines = [f"{field.tag:<{_TAG_WIDTH}}-"]
    for number, word in enumerate(_SINGLE_SPACE.split(value)):
        if number == 0 or len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(INDENT + word)
    return "\n".join(lines) + "\n"
