"""Reading conversions back to statements, with parsers that did not write them.

A statement is (subject, predicate, value of the object): what a conversion promises to hold.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import networkx as nx
import pyarrow.parquet as pq
from pyoxigraph import RdfFormat, Triple, parse

from kg.export.curies import expanded
from kg.network.plain import CLASSES, EDGES, REVERSED
from tests.export.medline_text import MedlineText, read_medline

Statement = tuple[str, str, str]

BIOLINK = "https://w3id.org/biolink/vocab/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KG = "https://w3id.org/litkg/terms#"
FABIO = "http://purl.org/spar/fabio/"
TYPE = RDF + "type"


def statement(triple: Triple) -> Statement:
    return triple.subject.value, triple.predicate.value, triple.object.value  # type: ignore[union-attr]


def parquet(folder: Path) -> Iterator[Statement]:
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
            if category != "biolink:NamedThing":
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
    for _, data in graph.nodes(data=True):
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


def nanopub(path: Path, known: set[Statement]) -> Iterator[Statement]:
    """What stands in assertions and provenance and says nothing of the nanopublication itself."""
    for quad in parse(path.read_bytes(), RdfFormat.TRIG):
        if "/nanopub" not in quad.subject.value:
            yield statement(quad.triple)


_FIELDS = {
    "title": "http://purl.org/dc/terms/title",
    "translated": FABIO + "hasTranslatedTitle",
    "date": "http://prismstandard.org/namespaces/basic/2.0/publicationDate",
    "volume": "http://prismstandard.org/namespaces/basic/2.0/volume",
    "issue": "http://prismstandard.org/namespaces/basic/2.0/number",
    "pages": "http://prismstandard.org/namespaces/basic/2.0/pageRange",
    "article": FABIO + "hasElectronicArticleIdentifier",
    "abstract": "http://purl.org/dc/terms/abstract",
    "keyword": "http://prismstandard.org/namespaces/basic/2.0/keyword",
    "pmid": FABIO + "hasPubMedId",
    "pmcid": FABIO + "hasPubMedCentralId",
    "doi": "http://prismstandard.org/namespaces/basic/2.0/doi",
}


def _papers(
    records: Iterable[tuple[str, Iterable[tuple[str, str]]]], known: set[Statement]
) -> Iterator[Statement]:
    """The key names the paper. What was put on one line is no value of the graph any more."""
    article = FABIO + "JournalArticle"
    names = {s for s, p, v in known if (p, v) == (TYPE, article)}
    by_key = {re.sub(r".*/pubmed/", "pmid", name).rpartition("/")[2]: name for name in names}
    for key, fields in records:
        yield by_key[key], TYPE, article
        for field, text in fields:
            found = (by_key[key], _FIELDS[field], text)
            if found in known:
                yield found


_TAGS = {
    "TI": "title", "TT": "translated", "VL": "volume", "IS": "issue", "C7": "article",
    "AB": "abstract", "KW": "keyword", "AN": "pmid", "C2": "pmcid", "DO": "doi",
}  # fmt: skip


def ris(path: Path, known: set[Statement]) -> Iterator[Statement]:
    text = path.read_bytes().decode().replace("\r\n", "\n")
    yield from _papers(map(_ris_record, text.split("ER  - \n\n")[:-1]), known)


def _ris_record(text: str) -> tuple[str, list[tuple[str, str]]]:
    lines = [(line[:2], line[6:]) for line in text.split("\n") if line]
    tags = dict(lines)
    fields = [(_TAGS[tag], value) for tag, value in lines if tag in _TAGS]
    if "SP" in tags:
        fields.append(("pages", "-".join(tags[tag] for tag in ("SP", "EP") if tag in tags)))
    if "DA" in tags:
        fields.append(("date", "-".join(part for part in tags["DA"].split("/") if part)))
    return tags["ID"], fields


_MEDLINE = {
    "PMID": [FABIO + "hasPubMedId"],
    "PMC": [FABIO + "hasPubMedCentralId"],
    "VI": [_FIELDS["volume"]],
    "IP": [_FIELDS["issue"]],
    "PG": [_FIELDS["pages"], _FIELDS["article"]],
    "AB": [_FIELDS["abstract"]],
    "OT": [_FIELDS["keyword"]],
    "CI": ["http://purl.org/dc/terms/rights"],
    "SI": [KG + "accession"],
    "PT": ["http://purl.org/dc/elements/1.1/type"],
    "COIS": [KG + "conflictOfInterest"],
    "PST": [KG + "publicationState"],
    "DP": [KG + "printedDate"],
}
_HISTORY = {
    "received": "http://purl.org/dc/terms/dateSubmitted",
    "revised": "http://purl.org/dc/terms/modified",
    "accepted": "http://purl.org/dc/terms/dateAccepted",
}


def nbib(path: Path, known: set[Statement]) -> Iterator[Statement]:
    """A paper is what its PMID names, or its DOI; one that has neither is lost."""
    for record in read_medline(path.read_text(encoding="utf-8")):
        dois = sorted(text[:-6] for text in record["AID"] if text.endswith(" [doi]"))
        if record["PMID"]:
            paper = "http://rdf.ncbi.nlm.nih.gov/pubmed/" + record["PMID"][0]
        elif dois:
            paper = "https://doi.org/" + quote(dois[0].lower(), safe="/:()._-;+~")
        else:
            continue
        told = {(TYPE, FABIO + "JournalArticle"), *_medline_fields(record)}
        yield from {(paper, predicate, text) for predicate, text in told} & known


def _medline_fields(record: MedlineText) -> Iterator[tuple[str, str]]:
    for tag, predicates in _MEDLINE.items():
        yield from ((predicate, text) for predicate in predicates for text in record[tag])
    for text in record["TI"] + record["TT"]:
        translated = re.fullmatch(r"\[(.*)\]\.", text)
        if translated:
            yield _FIELDS["translated"], translated[1]
        else:
            yield _FIELDS["title"], text[:-1] if text[-1] == "." else text
    for text in record["AID"] + record["LID"]:
        kind = {"doi": _FIELDS["doi"], "pii": FABIO + "hasPII"}[text[-4:-1]]
        yield kind, text[:-6]
    for text in record["DP"]:
        for pattern, form in (("%Y", "%Y"), ("%Y %b", "%Y-%m"), ("%Y %b %d", "%Y-%m-%d")):
            with suppress(ValueError):
                yield _FIELDS["date"], f"{datetime.strptime(text, pattern):{form}}"  # noqa: DTZ007
    for text in record["DEP"]:
        yield KG + "electronicPublicationDate", f"{text[:4]}-{text[4:6]}-{text[6:]}"
    for text in record["PHST"]:
        event = re.search(r"\[(.*)\]", text)
        assert event is not None
        yield _HISTORY[event[1]], text[:10].replace("/", "-")


_CSL = {"abstract": "abstract", "volume": "volume", "issue": "issue", "page": "pages",
        "DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}  # fmt: skip


def csl_json(path: Path, known: set[Statement]) -> Iterator[Statement]:
    yield from _papers(map(_csl_record, json.loads(path.read_text(encoding="utf-8"))), known)


def _csl_record(item: dict[str, str]) -> tuple[str, list[tuple[str, str]]]:
    fields = [(_CSL[name], item[name]) for name in _CSL if name in item]
    fields += [("keyword", each) for each in item.get("keyword", "").split("; ") if each]
    fields += [(name, item["title"]) for name in ("title", "translated") if "title" in item]
    fields += [("article", item["page"])] if "page" in item else []
    parts = item["issued"]["date-parts"][0] if "issued" in item else []  # type: ignore[index]
    return item["id"], [*fields, ("date", "-".join(f"{int(part):02}" for part in parts))]


_BIBTEX = {
    "abstract": "abstract", "volume": "volume", "number": "issue", "pages": "pages",
    "eid": "article", "doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "date": "date",
}  # fmt: skip


def bibtex(path: Path, known: set[Statement]) -> Iterator[Statement]:
    entries = path.read_text(encoding="utf-8").split("\n}\n\n")[:-1]
    yield from _papers(map(_bibtex_record, entries), known)


def _bibtex_record(entry: str) -> tuple[str, list[tuple[str, str]]]:
    first, *lines = entry.split(",\n  ")
    pairs = dict(line.split(" = ", 1) for line in lines)
    cells = {name: _without_latex(value[1:-1]) for name, value in pairs.items()}
    fields = [(_BIBTEX[name], cells[name]) for name in _BIBTEX if name in cells]
    fields += [("keyword", each) for each in cells.get("keywords", "").split("; ") if each]
    title = _without_latex(pairs["title"][2:-2]) if "title" in pairs else ""
    fields += [(name, title) for name in ("title", "translated")]
    return first.removeprefix("@article{"), fields


def _without_latex(text: str) -> str:
    text = text.replace("-{}-", "--").replace("-{}-", "--")
    words = {"textbackslash{}": "\\", "textasciitilde{}": "~", "textasciicircum{}": "^"}
    return re.sub(r"\\(text[a-z]+\{\}|.)", lambda found: words.get(found[1], found[1]), text)


READERS: dict[str, Callable[[Path, set[Statement]], Iterator[Statement]]] = {
    "parquet": lambda path, _: parquet(path),
    "neo4j": lambda path, _: neo4j(path),
    "kgx-tsv": lambda path, known: iter(named(kgx_tsv(path), known)),
    "kgx-jsonl": lambda path, known: iter(named(kgx_jsonl(path), known)),
    "graphml": graphml,
    "nanopub": nanopub,
    "ris": ris,
    "bibtex": bibtex,
    "csl-json": csl_json,
    "nbib": nbib,
    "gexf": gexf,
    "node-link": node_link,
}
