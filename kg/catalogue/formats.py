"""An answer as text: for people (``table``, ``markdown``) and for machines (``csv``, ``json``).

Sources: RFC 4180 and SPARQL 1.1 Query Results CSV and TSV Formats, 3; SPARQL 1.1 Query Results
JSON Format (both W3C Recommendations, 21 March 2013); GitHub Flavored Markdown, 4.10 tables.
"""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from typing import Any, Final

from pyoxigraph import BlankNode, NamedNode

from kg.catalogue.answer import Answer, Value
from kg.catalogue.people import sheet
from kg.catalogue.table import table
from kg.errors import QueryError
from kg.names import XSD

DEFAULT_WIDTH: Final = 100


def render(answer: Answer, format: str, *, width: int = DEFAULT_WIDTH) -> str:  # noqa: A002
    """Return an answer in one of `FORMATS`; ``width`` is the table's, in columns of the screen.

    Raises:
        QueryError: for another format; the message lists them.
    """
    if format == "table":
        return table(answer, width)
    try:
        return _RENDERERS[format](answer)
    except KeyError:
        offered = ", ".join(FORMATS)
        raise QueryError(f"an answer has no format {format!r}; there are: {offered}") from None


def _csv(answer: Answer) -> str:
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow("" if value is None else _plain(value) for value in row)
    return stream.getvalue()


def _plain(value: Value) -> str:
    return str(value) if isinstance(value, BlankNode) else value.value


def _json(answer: Answer) -> str:
    bindings = [
        {
            column: _json_term(value)
            for column, value in zip(answer.columns, row, strict=True)
            if value is not None
        }
        for row in answer.rows
    ]
    document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _json_term(value: Value) -> dict[str, Any]:
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    if value.language:
        return {"type": "literal", "value": value.value, "xml:lang": value.language}
    if value.datatype == XSD.string:
        return {"type": "literal", "value": value.value}
    return {"type": "literal", "value": value.value, "datatype": value.datatype.value}


_SPECIAL: Final = re.compile(r"([\\`*_\[\]|~#])")


def _markdown(answer: Answer) -> str:
    shown = sheet(answer)
    lines = [_line(map(_escaped, shown.headings)), _line("---" for _ in shown.headings)]
    for cells, targets in zip(shown.cells, shown.targets, strict=True):
        lines.append(_line(map(_markdown_cell, cells, targets)))
    return "".join(lines)


def _line(cells: Any) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _markdown_cell(text: str, target: str | None) -> str:
    if target is None:
        return _escaped(text)
    address = target.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    return f"[{_escaped(text)}]({address})"


def _escaped(text: str) -> str:
    entities = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", entities)


_RENDERERS: Final[dict[str, Callable[[Answer], str]]] = {
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
}

FORMATS: Final = ("table", *sorted(_RENDERERS))
"""The formats that `render` knows."""
