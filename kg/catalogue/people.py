"""An answer as a person reads it: names rather than IRIs, words rather than identifiers.

Laws
    1. Where the column ``{it}Name`` stands beside a column, one is shown: the name, or what it
       names where there is no name. An IRI has its prefix; a column of IRIs of which none has
       one that a person could know is left out.
    2. A column without any value is left out.
    3. No character of a value can steer a terminal: control characters become U+FFFD.

The machines' formats, CSV and JSON, leave nothing out.
"""

import re
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, NamedNode

from kg.catalogue.answer import Answer, Row, Value
from kg.catalogue.compact import compact
from kg.names import XSD

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAIL: Final = 12  # how much of an IRI without a prefix is shown, from its end
_NAME: Final = "Name"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Headings and cells, all plain text; ``targets`` holds the IRI of a cell that shows one."""

    headings: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    targets: tuple[tuple[str | None, ...], ...]


def sheet(answer: Answer) -> Sheet:
    """Return what a person is shown of an answer."""
    shown = [i for i in range(len(answer.columns)) if not _left_out(answer, i)]
    named = {i: _named(answer.columns, i) for i in shown}
    return Sheet(
        tuple(_heading(answer.columns[i], named[i]) for i in shown),
        tuple(tuple(_cell(row, i, named[i]) for i in shown) for row in answer.rows),
        tuple(tuple(_target(row, i, named[i]) for i in shown) for row in answer.rows),
    )


def _named(columns: tuple[str, ...], name: int) -> int | None:
    """Return the column of what a column of names names, if there is one."""
    bare = columns[name].removesuffix(_NAME)
    return columns.index(bare) if bare != columns[name] and bare in columns else None


def _left_out(answer: Answer, column: int) -> bool:
    if answer.columns[column] + _NAME in answer.columns:
        return True
    named = _named(answer.columns, column)
    places = [i for i in (column, named) if i is not None]
    values = [value for row in answer.rows for i in places if (value := row[i]) is not None]
    if not values:
        return bool(answer.rows)
    only_iris = all(isinstance(value, NamedNode) for value in values)
    return only_iris and not any(_has_prefix(value) for value in values)


def _has_prefix(value: Value) -> bool:
    return isinstance(value, NamedNode) and compact(value.value) != value.value


def _heading(column: str, named: int | None) -> str:
    words = column if named is None else column.removesuffix(_NAME)
    return _HUMP.sub(" ", words).lower()


def _cell(row: Row, column: int, named: int | None) -> str:
    return cell(row[column]) or ("" if named is None else cell(row[named]))


def _target(row: Row, column: int, named: int | None) -> str | None:
    shown = row[column]
    if shown is None and named is not None:
        shown = row[named]
    return shown.value if isinstance(shown, NamedNode) else None


def cell(value: Value | None) -> str:
    """Return a value as text of one line.

    >>> from pyoxigraph import Literal
    >>> from kg.names import XSD, mesh
    >>> cell(mesh("D008180")), cell(Literal("true", datatype=XSD.boolean)), cell(None)
    ('mesh:D008180', 'yes', '')
    """
    if value is None:
        return ""
    if isinstance(value, NamedNode):
        short = compact(value.value)
        text = short if short != value.value else f"…{value.value[-_TAIL:]}"
    elif isinstance(value, BlankNode):
        text = str(value)
    elif value.datatype == XSD.boolean:
        text = "yes" if value.value in {"true", "1"} else "no"
    else:
        text = value.value
    return _CONTROL.sub("\ufffd", _SPACES.sub(" ", text)).strip()
