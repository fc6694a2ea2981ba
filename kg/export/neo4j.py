"""CSV files and the command by which ``neo4j-admin database import full`` loads them.

A node is a node with all its classes as labels and what is said of it in literals as properties;
a statement between two nodes is a relationship. Claims stand there twice: as nodes with their
evidence, and as a relationship from subject to object, so that paths can be asked for in one step.
``terms.csv`` says which IRI each label, property and type of relationship stands for.

Source: Neo4j Operations Manual 5, "Neo4j-admin import"; a value is quoted as RFC 4180 has it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.conversion import FolderConversion
from kg.export.source import Taker, node, value
from kg.export.tables.rows import claims, named_nodes
from kg.names import BIOLINK, RDF, VOCABULARIES, XSD, digest
from kg.sorting import sorted_lines

ARRAY: Final = "\x1f"
"""What stands between the values of an array: no text that XML can hold has it."""

_UNTYPED: Final = "Resource"
_TYPES: Final = {XSD.integer: "long", XSD.decimal: "double", XSD.boolean: "boolean"}
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9_]+")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CLAIM: Final = (
    ":START_ID,:END_ID,:TYPE,claim,negated:boolean,confidence:double,papers:string[],"
    "sentences:string[]\n"
)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _ambiguous() -> dict[str, str]:
    """Return a name of its own for each declared term whose local name another one has too."""
    declared = [
        (term.value, each.namespace_prefix)
        for each in VOCABULARIES
        for term in each.namespace_terms.values()
    ]
    by_name: dict[str, set[str]] = defaultdict(set)
    for iri, _ in declared:
        by_name[_local(iri).lower()].add(iri)
    return {
        iri: f"{prefix}_{_local(iri)}"
        for iri, prefix in declared
        if len(by_name[_local(iri).lower()]) > 1
    }


_AMBIGUOUS: Final = _ambiguous()
_DECLARED: Final = frozenset(t.value for v in VOCABULARIES for t in v.namespace_terms.values())


@dataclass
class Terms:
    """Short names of classes and predicates, with what they stand for."""

    known: set[tuple[str, str, str]] = field(default_factory=set)

    def label(self, iri: str) -> str:
        """Return the label of a class."""
        return self._remember("label", _name(iri), iri)

    def property(self, iri: str) -> str:
        """Return the name of a property."""
        return self._remember("property", _name(iri), iri)

    def type(self, iri: str) -> str:
        """Return the type of a relationship, which is in capitals."""
        return self._remember("relationship", _CAMEL.sub("_", _name(iri)).upper(), iri)

    def _remember(self, kind: str, name: str, iri: str) -> str:
        self.known.add((kind, name, iri))
        return name


def _name(iri: str) -> str:
    if iri in _DECLARED:
        return _AMBIGUOUS.get(iri, _local(iri))
    return f"{_NO_NAME.sub('_', _local(iri))}_{digest(iri)[:6]}"


@dataclass
class _Column:
    """What the values of a predicate are, over all nodes of a group."""

    types: set[str] = field(default_factory=set)
    several: bool = False

    def header(self, name: str) -> str:
        single = next(iter(self.types)) if len(self.types) == 1 else "string"
        return f"{name}:{single}{'[]' if self.several else ''}"


def write(taker: Taker, folder: Path) -> None:
    """Write a file a kind of node, one a type of relationship, the claims, and ``import.sh``."""
    terms = Terms()
    node_files = _write_nodes(taker, folder, terms)
    relationship_files = _write_relationships(taker, folder, terms)
    with _opened(folder / "claims.csv") as stream:
        stream.write(_CLAIM)
        stream.writelines(_line(row) for row in _claims(taker, terms))
    with _opened(folder / "terms.csv") as stream:
        stream.write("kind,name,iri\n")
        stream.writelines(_line(row) for row in sorted(terms.known))
    with _opened(folder / "import.sh") as stream:
        stream.write(_command(node_files, [*relationship_files, "claims.csv"]))


def _write_nodes(taker: Taker, folder: Path, terms: Terms) -> list[str]:
    groups: dict[str, dict[str, _Column]] = defaultdict(lambda: defaultdict(_Column))
    for each in named_nodes(taker):
        group, found = _group_and_literals(taker.see(each))
        columns = groups[group]  # made here also for nodes without a property
        for predicate, triples in found.items():
            column = columns[predicate]
            column.types |= {_type(triple) for triple in triples}
            column.several |= len(triples) > 1
    written = []
    # A pass a group would read the graph once more for each: the files are few, so all are open.
    streams = {group: _opened(folder / f"nodes-{_file(group)}.csv") for group in sorted(groups)}
    try:
        for group, stream in streams.items():
            written.append(Path(stream.name).name)
            headers = (c.header(terms.property(p)) for p, c in sorted(groups[group].items()))
            stream.write(_line(["id:ID", ":LABEL", *headers]))
        for each in named_nodes(taker):
            group, found = _group_and_literals(taker.see(each))
            row = _node(taker, each, groups[group], found, terms)
            streams[group].write(_line(row))
    finally:
        for stream in streams.values():
            stream.close()
    return written


def _node(
    taker: Taker,
    each: NamedNode,
    columns: dict[str, _Column],
    found: dict[str, list[Triple]],
    terms: Terms,
) -> list[str | None]:
    classes = list(taker.take(each, RDF.type))
    labels = [terms.label(value(triple)) for triple in classes] or [_UNTYPED]
    cells: list[str | None] = []
    for predicate in sorted(columns):
        triples = found.get(predicate, [])
        texts = [value(triple) for triple in triples if ARRAY not in value(triple)]
        for triple in triples:
            if ARRAY not in value(triple):
                taker.hold(triple)
        cells.append(ARRAY.join(texts) if texts else None)
    return [each.value, ARRAY.join(labels), *cells]


def _group_and_literals(about: Iterable[Triple]) -> tuple[str, dict[str, list[Triple]]]:
    """Return the class by which a node is filed, and its literals by predicate."""
    classes: list[str] = []
    found: dict[str, list[Triple]] = {}
    for triple in about:
        if triple.predicate == RDF.type:
            classes.append(value(triple))
        elif isinstance(triple.object, Literal):
            found.setdefault(triple.predicate.value, []).append(triple)
    # What a concept is in Biolink's terms tells more than which of MeSH's lists it stands in.
    first = min(classes, default="", key=lambda c: (not c.startswith(BIOLINK.namespace_iri), c))
    return first, found


def _type(triple: Triple) -> str:
    term = triple.object
    return _TYPES.get(term.datatype, "string") if isinstance(term, Literal) else "string"


def _file(group: str) -> str:
    return _name(group) if group else _UNTYPED


def _write_relationships(taker: Taker, folder: Path, terms: Terms) -> list[str]:
    written = []
    names = sorted_lines(
        triple.predicate.value for triple in taker.all() if isinstance(triple.object, NamedNode)
    )
    for name in names:
        if name == RDF.type.value:
            continue
        file = f"relationships-{terms.type(name)}.csv"
        written.append(file)
        with _opened(folder / file) as stream:
            stream.write(":START_ID,:END_ID,:TYPE\n")
            for triple in taker.see(None, NamedNode(name)):
                if isinstance(triple.object, NamedNode):
                    taker.hold(triple)
                    row = [node(triple.subject).value, triple.object.value, terms.type(name)]
                    stream.write(_line(row))
    return written


def _claims(taker: Taker, terms: Terms) -> Iterator[list[str | None]]:
    for claim in claims(taker):
        if claim["subject"] and claim["predicate"] and claim["object"]:
            confidence = claim["confidence"]
            yield [
                claim["subject"],
                claim["object"],
                terms.type(claim["predicate"]),
                claim["id"],
                "true" if claim["negated"] else "false",
                None if confidence is None else str(confidence),
                ARRAY.join(claim["papers"]),
                ARRAY.join(claim["sentences"]),
            ]


def _command(nodes: Sequence[str], relationships: Sequence[str]) -> str:
    options = [
        "--array-delimiter=U+001F",
        "--multiline-fields=true",
        *(f"--nodes={name}" for name in nodes),
        *(f"--relationships={name}" for name in relationships),
    ]
    joined = " \\\n    ".join(options)
    return (
        "#!/bin/sh\n"
        "# Loads this directory into a new database; give its name, or take the default, neo4j.\n"
        'cd "$(dirname "$0")" || exit\n'
        f'exec neo4j-admin database import full \\\n    {joined} \\\n    "${{1:-neo4j}}"\n'
    )


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _line(cells: Iterable[str | None]) -> str:
    return ",".join(map(_cell, cells)) + "\n"


def _cell(text: str | None) -> str:
    """Return a cell; nothing is empty, and an empty text is in quotes."""
    if text is None:
        return ""
    if text == "" or any(c in text for c in ',"\n\r' + ARRAY) or text != text.strip():
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


FORMAT: Final = FolderConversion("neo4j", write)
