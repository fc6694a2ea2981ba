"""A stored question: a ``.rq`` file that is valid SPARQL 1.1 as it lies, with a header in comments.

::

    #+ summary: Which papers are about a drug?
    #+ description: A longer text, which may go on
    #+   in lines that are indented.
    #+ param: drug (drug) — only this drug
    #+ example: drug=belimumab; year=2020

Laws
    1. The name of a question is its file's.
    2. A parameter is a variable that the query selects; one that is left out means all.
    3. An answer with a parameter is the rows of the answer without it that have its value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from kg.errors import QueryError


class ParameterKind(StrEnum):
    """What a parameter stands for, and so how a plain name is looked up."""

    CONCEPT = "concept"
    DRUG = "drug"
    CONDITION = "condition"
    PAPER = "paper"
    AUTHOR = "author"
    YEAR = "year"
    LANGUAGE = "language"
    TYPE = "type"
    TEXT = "text"
    INTEGER = "integer"
    ANY = "any"  # a paper, a concept or a person: whatever it is that has the name


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that may be bound beforehand."""

    name: str
    kind: ParameterKind
    description: str


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A question: its name, what it asks, its parameters, and its SPARQL as it lies.

    ``example`` binds parameters by plain names, for the documentation; it may be empty.
    """

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str
    path: Path
    example: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> Parameter:
        """Return a parameter by name.

        Raises:
            QueryError: when the query has none of this name; the message lists those it has.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        offered = ", ".join(p.name for p in self.parameters) or "none"
        raise QueryError(f"{self.name} has no parameter {name!r}; it has: {offered}")


_LINE: Final = re.compile(r"#\+ (?P<key>[a-z]+):(?: (?P<value>.*))?")
_MORE: Final = re.compile(r"#\+ {2,}(?P<value>.*)")
_PARAMETER: Final = re.compile(r"(?P<name>[A-Za-z]\w*) \((?P<kind>[a-z]+)\) — (?P<description>.+)")
_ONCE: Final = ("summary", "description", "example")


def parse(path: Path, text: str) -> StoredQuery:
    """Return the question in a file's text.

    Raises:
        QueryError: when the header is not as above; the message says where and what to write.
    """
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, key, value in _header(path, text):
        if key == "param":
            parameters.append(_parameter(f"{path}:{number}", value))
        elif key not in _ONCE or key in fields:
            problem = "there twice" if key in fields else "not known"
            raise QueryError(f"{path}:{number}: '#+ {key}:' is {problem}")
        else:
            fields[key] = value
    for key in ("summary", "description"):
        if not fields.get(key):
            raise QueryError(f"{path}: has no '#+ {key}:' line; add one")
    return StoredQuery(
        path.stem,
        fields["summary"],
        fields["description"],
        tuple(parameters),
        text,
        path,
        _example(path, fields.get("example", "")),
    )


def _header(path: Path, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the header's fields, continued lines joined, each with the line it starts on."""
    open_field: tuple[int, str, str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            continue
        started, continued = _LINE.fullmatch(line), _MORE.fullmatch(line)
        if started:
            if open_field:
                yield open_field
            open_field = number, started["key"], (started["value"] or "").strip()
        elif continued and open_field:
            first, key, value = open_field
            open_field = first, key, f"{value} {continued['value'].strip()}".strip()
        else:
            raise QueryError(f"{path}:{number}: neither '#+ key: value' nor a continued line")
    if open_field:
        yield open_field


def _parameter(place: str, value: str) -> Parameter:
    matched = _PARAMETER.fullmatch(value)
    kinds = {kind.value for kind in ParameterKind}
    if matched is None or matched["kind"] not in kinds:
        listing = "|".join(kind.value for kind in ParameterKind)
        raise QueryError(f"{place}: write '#+ param: NAME ({listing}) — description'")
    return Parameter(matched["name"], ParameterKind(matched["kind"]), matched["description"])


def _example(path: Path, value: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in filter(None, (part.strip() for part in value.split(";"))):
        name, equals, plain = part.partition("=")
        if not equals:
            raise QueryError(f"{path}: write '#+ example: NAME=VALUE; NAME=VALUE'")
        pairs.append((name.strip(), plain.strip()))
    return tuple(pairs)
