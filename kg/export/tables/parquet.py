"""Parquet files for pandas, DuckDB and Spark; the only file that speaks to pyarrow.

Rows are written in groups of `GROUP_LENGTH` as they come, so that memory is bounded.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

from kg.errors import ExportError
from kg.export.conversion import FolderConversion
from kg.export.source import Taker
from kg.export.tables import rows
from kg.export.tables.rows import Row

GROUP_LENGTH: Final = 20_000
"""How many rows stand in memory, and in a row group."""

_TEXT, _TEXTS, _NUMBER, _WHOLE, _TRUTH = "string", "list<string>", "float64", "int32", "bool"
_COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "nodes": {"id": _TEXT, "types": _TEXTS, "label": _TEXT, "properties": "properties"},
    "edges": {"subject": _TEXT, "predicate": _TEXT, "object": _TEXT},
    "mentions": {
        "id": _TEXT, "paper": _TEXT, "section": _TEXT, "concept": _TEXT, "start": _WHOLE,
        "end": _WHOLE, "exact": _TEXT, "method": _TEXT, "confidence": _NUMBER, "negated": _TRUTH,
        "hypothetical": _TRUTH, "historical": _TRUTH, "other_subject": _TRUTH,
        "in_animals": _TRUTH,
    },
    "claims": {
        "id": _TEXT, "subject": _TEXT, "predicate": _TEXT, "object": _TEXT, "negated": _TRUTH,
        "papers": _TEXTS, "sentences": _TEXTS, "evidence": _TEXTS, "knowledge_level": _TEXT,
        "agent_type": _TEXT, "rule": _TEXT, "confidence": _NUMBER, "case": _TEXT,
    },
}  # fmt: skip
_ROWS: Final[Mapping[str, Callable[[Taker], Iterator[Row]]]] = {
    "nodes": rows.nodes,
    "edges": rows.edges,
    "mentions": rows.mentions,
    "claims": rows.claims,
}


def write(taker: Taker, folder: Path) -> None:
    """Write ``nodes.parquet``, ``edges.parquet``, ``mentions.parquet`` and ``claims.parquet``.

    Raises:
        ExportError: when pyarrow is not installed.
    """
    for name, columns in _COLUMNS.items():
        _write(_ROWS[name](taker), columns, folder / f"{name}.parquet")


def _write(found: Iterator[Row], columns: Mapping[str, str], path: Path) -> None:
    arrow, parquet = _arrow()
    types = _types(arrow)
    schema = arrow.schema([(name, types[kind]) for name, kind in columns.items()])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(found, GROUP_LENGTH)):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))


def _types(arrow: Any) -> dict[str, Any]:
    text = arrow.string()
    parts = [(name, text) for name in ("predicate", "value", "datatype", "language")]
    return {
        _TEXT: text,
        _TEXTS: arrow.list_(text),
        _NUMBER: arrow.float64(),
        _WHOLE: arrow.int32(),
        _TRUTH: arrow.bool_(),
        "properties": arrow.list_(arrow.struct(parts)),
    }


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ExportError("parquet needs pyarrow: pip install 'kg[parquet]'") from error
    return pa, parquet


FORMAT: Final = FolderConversion("parquet", write)
