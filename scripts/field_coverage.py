"""Writes docs/formats.md: which field is read from which format, and how each format is told.

    python scripts/field_coverage.py

The cells are in field_coverage.tsv: ``real`` is read, and real files show it; ``invented`` is read,
and the tests' own files show it; ``-`` is not in the format; another word is why it is not read.
tests/readers/test_field_coverage.py proves each cell on the files.
"""

import ast
import csv
import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from field_coverage_formats import FORMATS, REASONS, Format  # noqa: E402
from field_coverage_rows import LABELS, ROWS, said  # noqa: E402

from kg.readers import default_registry  # noqa: E402

TARGET: Final = ROOT / "docs" / "formats.md"
CELLS: Final = ROOT / "scripts" / "field_coverage.tsv"
CODES_PAGE: Final = ROOT / "docs" / "readers.md"
READ: Final = frozenset({"real", "invented"})
ABSENT: Final = "-"

__all__ = ["ABSENT", "FORMATS", "LABELS", "READ", "REASONS", "ROWS", "cells", "document", "said"]

INTRODUCTION: Final = """\
# Formats and fields

`kg` reads the formats of this page. Which one a file has is told by its content, never by its name
([how](readers.md)). The table says for each format and each thing that a paper's record can hold
whether it is read. No cell is a promise: a test reads real files and invented ones, fails where a
cell says *read* and nothing was, and fails where something is read and the cell says otherwise.

- **yes**: read; real files show it.
- **yes°**: read; only the tests' invented files show it, for no real file at hand has it.
- **–**: the format has no place for it.
- **no**: not read, or not as this field; the letter leads to the reason below the table.
"""

FOOT: Final = """\
The fields are those of `kg.model.Document`, where each is described; `scripts/field_coverage.py`
writes this page.

## The formats

Under *findings* stand the codes that the reader itself can give; those of files, archives and
directories come with any format. [What each code says](readers.md#the-codes-of-findings) is told
once for all. Which libraries were tried for the citation formats, and what limits the readers keep,
is [a page of its own](readers-choices.md), and so is how
they do [beside public libraries](readers-beside-others.md).
"""


@cache
def cells() -> dict[tuple[str, str], str]:
    """Return what is said of each format's reader and each label of a row."""
    with CELLS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {
        (reader, row["field"]): word
        for row in rows
        for reader, word in row.items()
        if reader != "field"
    }


def document() -> str:
    """Return the page."""
    return "".join((INTRODUCTION, "\n", *_table(), "\n", *_reasons(), "\n", FOOT, *_formats()))


def _letters() -> dict[str, str]:
    used = sorted({word for word in cells().values() if word in REASONS})
    return {word: chr(ord("a") + number) for number, word in enumerate(used)}


def _table() -> Iterator[str]:
    letters = _letters()
    shown = {"real": "yes", "invented": "yes°", ABSENT: "–"}
    shown |= {word: f"no ({letter})" for word, letter in letters.items()}
    yield f"| field | {' | '.join(form.column for form in FORMATS)} |\n"
    yield f"|---|{'---|' * len(FORMATS)}\n"
    for label in LABELS:
        words = (shown[cells()[form.reader, label]] for form in FORMATS)
        yield f"| {label} | {' | '.join(words)} |\n"


def _reasons() -> Iterator[str]:
    for word, letter in _letters().items():
        yield f"- ({letter}) {REASONS[word]}\n"


def _formats() -> Iterator[str]:
    registry = default_registry()
    shared = _codes(_closure("kg.readers.reading", frozenset({"kg.readers.registry"})))
    yield f"\n### Any file\n\n*Findings*: {_listed(shared)}.\n"
    for form in FORMATS:
        reader = registry.get(form.reader)
        own = _codes(_closure(type(reader).__module__)) - shared
        yield f"\n### {form.column}\n\n`{form.reader}`: {reader.description}.\n\n"
        yield from _told(form)
        yield f"*Findings*: {_listed(own)}.\n"


def _told(form: Format) -> Iterator[str]:
    yield f"*Recognised*: {form.told}\n\n*Not read*: {form.left}\n\n"


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(f"`{code}`" for code in sorted(codes)) or "none"


# --------------------------------------------------------------- the codes that modules can give


@cache
def explained() -> frozenset[str]:
    """Return the codes that docs/readers.md explains; a test holds them to those of the code."""
    tables = CODES_PAGE.read_text(encoding="utf-8").partition("## The codes of findings")[2]
    firsts = re.findall(r"^\| (`[^|]*) \|", tables, re.MULTILINE)
    return frozenset(code for cell in firsts for code in re.findall(r"`([^`]+)`", cell))


def _codes(modules: frozenset[str]) -> frozenset[str]:
    """Return the codes that stand in modules, whole or as ``f"record-{fault}"`` and its end."""
    words: set[str] = set()
    heads: set[str] = set()
    for module in modules:
        found, begun = _words(module)
        words |= found
        heads |= begun
    composed = {code for code in explained() for head in heads if code.startswith(head)
                and code.removeprefix(head) in words}  # fmt: skip
    return frozenset((explained() & words) | composed)


@cache
def _words(module: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return a module's string constants, and what its formatted strings begin with."""
    nodes = list(ast.walk(_tree(module)))
    words = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    firsts = (n.values[0] for n in nodes if isinstance(n, ast.JoinedStr) and n.values)
    heads = {n.value for n in firsts if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return frozenset(words), frozenset(h for h in heads if re.fullmatch(r"[a-z]+-", h))


def _closure(module: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return a module and all of the room that it imports, by whatever way."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in without:
            found.add(name)
            waiting.extend(_imports(name))
    return frozenset(found)


def _imports(module: str) -> Iterator[str]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg.readers"):
            yield from _modules(node.module or "", (alias.name for alias in node.names))


def _modules(module: str, names: Iterator[str]) -> Iterator[str]:
    """Yield the module that is imported from, and names that are modules themselves."""
    yield module
    for name in names:
        if (ROOT / module.replace(".", "/") / f"{name}.py").exists():
            yield f"{module}.{name}"


@cache
def _tree(module: str) -> ast.Module:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ImportError(module)
    return ast.parse(Path(spec.origin).read_text(encoding="utf-8"))


def main() -> None:
    """Write the page."""
    TARGET.write_text(document(), encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
