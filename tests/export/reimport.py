"""Reading conversions back to statements, with parsers that did not write them.

A statement is (subject, predicate, value of the object): what a conversion promises to hold.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import networkx as nx
from pyoxigraph import Triple

from kg.export.curies import expanded
from kg.network.plain import CLASSES, EDGES, REVERSED

Statement = tuple[str, str, str]

BIOLINK = "https://w3id.org/biolink/vocab/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KG = "https://w3id.org/litkg/terms#"
FABIO = "http://purl.org/spar/fabio/"
TYPE = RDF + "type"


def statement(triple: Triple) -> Statement:
    return triple.subject.value, triple.predicate.value, triple.object.value  # type: ignore[union-attr]


def parquet(folder: Path) -> Iterator[Statement]:
    import pyarrow.parquet as pq

    for row in pq.read_table(folder / "nodes.parquet").to_pylist():
        yield from ((row["id"], TYPE, each) for each in row["types"])
        yield from ((row["id"], each["predicate"], each["value"]) for each in row["properties"])
    for row in pq.read_table(folder / "edges.parquet").to_pylist():
        yield row["subject"], row["predicate"], row["object"]


def neo4j(folder: Path) -> Iterator[Statement]:
    """By the options and files of ``import.sh``, as neo4j-admin would."""
    command = (folder / "import.sh").read_text()
    assert "--array-delimiter=U+001F" in command
    terms = {(kind, name): iri for kind, name, iri in _csv(folder / "terms.csv")[1:]}
    for path in _files(command, "--nodes="):
        (_, _, *headers), *rows = _csv(folder / path)
        for name, labels, *cells in rows:
            for label in labels.split("\x1f"):
                if label != "Resource":
                    yield name, TYPE, terms["label", label]
            for header, cell in zip(headers, cells, strict=True):
                predicate = terms["property", header.split(":")[0]]
                several = cell is not None and header.endswith("[]")
                texts = cell.split("\x1f") if several else [cell]
                yield from ((name, predicate, text) for text in texts if text is not None)
    for path in _files(command, "--relationships="):
        if path != "claims.csv":  # what it says stands in the nodes and relationships, too
            for start, end, kind in _csv(folder / path)[1:]:
                yield start, terms["relationship", kind], end


def _files(command: str, option: str) -> list[str]:
    return [word.removeprefix(option) for word in command.split() if word.startswith(option)]


def _csv(path: Path) -> list[list[str | None]]:
    """As RFC 4180 has it; a cell without even quotes is nothing, which `csv` cannot tell."""
    rows: list[list[str | None]] = [[]]
    for quoted, plain, end in _CELL.findall(path.read_text(encoding="utf-8")):
        text = quoted[1:-1].replace('""', '"') if quoted else plain or None
        rows[-1].append(text)
        if end == "\n":
            rows.append([])
    assert rows[-1] in ([], [None]), "the last line ends"
    return rows[:-1]


_CELL = re.compile(r'("(?:[^"]|"")*")?([^",\n]*)(,|\n|\Z)')

_NODE = {
    "synonym": "http://www.w3.org/2004/02/skos/core#altLabel",
    "xref": "http://www.w3.org/2004/02/skos/core#exactMatch",
    "published_in": "http://purl.org/dc/terms/isPartOf",
    "volume": "http://prismstandard.org/namespaces/basic/2.0/volume",
    "issue": "http://prismstandard.org/namespaces/basic/2.0/number",
    "pages": "http://prismstandard.org/namespaces/basic/2.0/pageRange",
    "keywords": "http://prismstandard.org/namespaces/basic/2.0/keyword",
}
_EDGE = {
    **{
        name: BIOLINK + name
        for name in ("knowledge_level", "agent_type", "publications", "supporting_text",
                     "has_evidence", "negated", "severity_qualifier")
    },
    "has_confidence_score": KG + "confidence",
}  # fmt: skip
_CURIES = {"xref", "publications", "published_in", "has_evidence"}
_PUBLICATIONS = {"JournalArticle": FABIO + "JournalArticle", "Publication": FABIO + "Expression"}


def kgx_tsv(folder: Path) -> Iterator[Statement]:
    """Without quotes, as KGX reads it."""
    yield from _kgx(_tsv(folder / "nodes.tsv"), _tsv(folder / "edges.tsv"))


def kgx_jsonl(folder: Path) -> Iterator[Statement]:
    yield from _kgx(_jsonl(folder / "nodes.jsonl"), _jsonl(folder / "edges.jsonl"))


def _tsv(path: Path) -> list[dict[str, object]]:
    header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    names = header.split("\t")
    lists = {"category", "synonym", "xref", "keywords", "publications", "supporting_text",
             "has_evidence"}  # fmt: skip
    return [
        {name: cell.split("|") if name in lists else cell for name, cell in row if cell}
        for row in (zip(names, line.split("\t"), strict=True) for line in lines)
    ]


def _jsonl(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _kgx(nodes: list[dict[str, object]], edges: list[dict[str, object]]) -> Iterator[Statement]:
    for node in nodes:
        subject = str(node["iri"])
        assert expanded(str(node["id"])) == subject
        paper = {"biolink:JournalArticle", "biolink:Publication"} & set(node["category"])  # type: ignore[call-overload]
        for category in node["category"]:  # type: ignore[attr-defined]
            if category != "biolink:OntologyClass":
                local = category.removeprefix("biolink:")
                yield subject, TYPE, _PUBLICATIONS.get(local, BIOLINK + local)
        if "name" in node:
            name = "dcterms:title" if paper else "rdfs:label"
            yield subject, name, str(node["name"])
        yield from _cells(subject, node, _NODE)
    for edge in edges:
        subject, target = expanded(str(edge["subject"])), expanded(str(edge["object"]))
        predicate, claim = str(edge["original_predicate"]), str(edge["id"])
        if ":" in claim:
            yield expanded(claim), TYPE, BIOLINK + "Association"
            yield expanded(claim), RDF + "subject", subject
            yield expanded(claim), RDF + "predicate", predicate
            yield expanded(claim), RDF + "object", target
            yield from _cells(expanded(claim), edge, _EDGE)
        else:
            yield subject, predicate, target


def _cells(subject: str, row: dict[str, object], names: dict[str, str]) -> Iterator[Statement]:
    for name, predicate in names.items():
        found = row.get(name, [])
        for each in found if isinstance(found, list) else [found]:
            text = str(each).lower() if isinstance(each, bool) else str(each)
            yield subject, predicate, expanded(text) if name in _CURIES else text


def _network(graph: "nx.MultiDiGraph[str]", known: set[Statement]) -> Iterator[Statement]:
    """A printed reference is an edge as well and no statement: only what is known counts."""
    found = set()
    for name, data in graph.nodes(data=True):
        if data["kind"] in CLASSES:
            found.add((data["iri"], TYPE, CLASSES[data["kind"]].value))
    for source, target, data in graph.edges(data=True):
        if data["kind"] in EDGES:
            found.add((source, EDGES[data["kind"]].value, target))
        elif data["kind"] in REVERSED:
            found.add((target, REVERSED[data["kind"]].value, source))
    yield from found & known


def graphml(path: Path, known: set[Statement]) -> Iterator[Statement]:
    yield from _network(nx.read_graphml(path, force_multigraph=True), known)


def gexf(path: Path, known: set[Statement]) -> Iterator[Statement]:
    yield from _network(nx.read_gexf(path), known)


def node_link(path: Path, known: set[Statement]) -> Iterator[Statement]:
    data = json.loads(path.read_text(encoding="utf-8"))
    yield from _network(nx.node_link_graph(data, edges="edges"), known)


def named(found: Iterable[Statement], known: set[Statement]) -> list[Statement]:
    """Say of a KGX name which predicate it was: the label if that is what the node is called."""
    space = "http://www.w3.org/2000/01/rdf-schema#label"
    title = "http://purl.org/dc/terms/title"
    return [
        (s, (space if (s, space, v) in known else title), v)
        if p in {"dcterms:title", "rdfs:label"}
        else (s, p, v)
        for s, p, v in found
    ]


READERS: dict[str, Callable[[Path, set[Statement]], Iterator[Statement]]] = {
    "parquet": lambda path, _: parquet(path),
    "neo4j": lambda path, _: neo4j(path),
    "kgx-tsv": lambda path, known: iter(named(kgx_tsv(path), known)),
    "kgx-jsonl": lambda path, known: iter(named(kgx_jsonl(path), known)),
    "graphml": graphml,
    "gexf": gexf,
    "node-link": node_link,
}
