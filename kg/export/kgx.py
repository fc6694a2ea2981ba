"""KGX: Biolink nodes and edges, as TSV and as JSON Lines.

What has no identifier of a prefix that Biolink knows, such as a paper that nobody numbered, is no
node, since the format's validator would refuse it; the claims of such a paper stay.

Nodes are the concepts, the papers and the described patients; edges are the claims with their
evidence, what a paper mentions, what it cites, and what is broader than a concept. Authors,
headings, sections and offsets have no place there.

Sources: KGX format specification (Biolink, "KGX Format"); Biolink Model 4. Column names, classes
and predicates are Biolink's. KGX's own reader of TSV has no escape for a tab, a line feed, a bar
or a backslash: a value with one of them is left out there, and stands in the receipt.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TextIO, TypeAlias

from pyoxigraph import NamedNode, Triple

from kg.export.conversion import FolderConversion
from kg.export.curies import curie, is_registered
from kg.export.source import Taker, node, value
from kg.names import (
    BIOLINK,
    CITO,
    DCTERMS,
    FABIO,
    KG,
    MESHV,
    PRISM,
    RDF,
    RDFS,
    SKOS,
    digest,
)  # fmt: skip

KNOWLEDGE_SOURCE: Final = "infores:litkg"
"""Where edges come from: the graph itself."""

Value: TypeAlias = str | float | bool | list[str]
Row: TypeAlias = dict[str, Value]
Fits: TypeAlias = Callable[[str], bool]

_LISTS: Final = frozenset(
    {"category", "synonym", "xref", "keywords", "publications", "supporting_text", "has_evidence"}
)
_NAMES: Final = frozenset({"xref", "publications", "published_in", "has_evidence"})
NODE_COLUMNS: Final = (
    "id", "category", "name", "iri", "synonym", "xref", "published_in", "volume", "issue",
    "pages", "keywords",
)  # fmt: skip
EDGE_COLUMNS: Final = (
    "id", "subject", "predicate", "object", "category", "primary_knowledge_source",
    "knowledge_level", "agent_type", "publications", "supporting_text", "has_evidence",
    "has_confidence_score", "negated", "original_predicate", "severity_qualifier",
)  # fmt: skip

_CONCEPTS: Final = {
    BIOLINK.Drug: "biolink:Drug",
    BIOLINK.ChemicalEntity: "biolink:ChemicalEntity",
    BIOLINK.Protein: "biolink:Protein",
    BIOLINK.Disease: "biolink:Disease",
    BIOLINK.PhenotypicFeature: "biolink:PhenotypicFeature",
    BIOLINK.Case: "biolink:Case",
    FABIO.JournalArticle: "biolink:JournalArticle",
    FABIO.Expression: "biolink:Publication",
}
_OTHERS: Final = (
    MESHV.TopicalDescriptor, MESHV.GeographicalDescriptor, MESHV.PublicationType, MESHV.CheckTag,
    MESHV.SCR_Chemical, MESHV.SCR_Disease, MESHV.SCR_Organism, MESHV.SCR_Protocol,
    MESHV.SCR_Anatomy, MESHV.SCR_Population,
)  # fmt: skip
_NODE_PROPERTIES: Final[Mapping[str, tuple[NamedNode, ...]]] = {
    "name": (RDFS.label, DCTERMS.title),
    "synonym": (SKOS.altLabel,),
    "xref": (SKOS.exactMatch,),
    "published_in": (DCTERMS.isPartOf,),
    "volume": (PRISM.volume,),
    "issue": (PRISM.number,),
    "pages": (PRISM.pageRange,),
    "keywords": (PRISM.keyword,),
}
_CLAIM_PROPERTIES: Final = {
    "knowledge_level": BIOLINK.knowledge_level,
    "agent_type": BIOLINK.agent_type,
    "publications": BIOLINK.publications,
    "supporting_text": BIOLINK.supporting_text,
    "has_evidence": BIOLINK.has_evidence,
    "has_confidence_score": KG.confidence,
    "negated": BIOLINK.negated,
    "severity_qualifier": BIOLINK.severity_qualifier,
}
# What Biolink has no predicate for is related; the original predicate says how.
_RELATED: Final = "biolink:related_to"
_PLAIN_EDGES: Final = (
    (KG.mentions, "biolink:mentions", "not_provided", "text_mining_agent"),
    (CITO.cites, _RELATED, "knowledge_assertion", "manual_agent"),
    (MESHV.broaderDescriptor, "biolink:subclass_of", "knowledge_assertion", "manual_agent"),
    (MESHV.mappedTo, "biolink:close_match", "knowledge_assertion", "manual_agent"),
)


def nodes(taker: Taker, fits: Fits) -> Iterator[Row]:
    """Yield each node that an edge may end at; ``fits`` tells whether a text can be held."""
    for each in taker.instances(*_CONCEPTS, *_OTHERS):
        if not is_registered(each.value):
            continue
        row: Row = {"id": curie(each.value), "category": _categories(taker, each)}
        for name, predicates in _NODE_PROPERTIES.items():
            found = [t for predicate in predicates for t in taker.see(each, predicate)]
            _set(taker, row, name, found, fits)
        row["iri"] = each.value
        yield row


def edges(taker: Taker, fits: Fits) -> Iterator[Row]:
    """Yield each edge: claims with their evidence, then what is plainly said."""
    for each in taker.instances(BIOLINK.Association):
        row = _claim(taker, each, fits)
        if row is not None:
            yield row
    ends = frozenset(each.value for each in (*_CONCEPTS, *_OTHERS))
    for predicate, name, level, agent in _PLAIN_EDGES:
        for triple in taker.see(None, predicate):
            subject, target = node(triple.subject), node(triple.object)
            if _is_node(taker, subject, ends) and _is_node(taker, target, ends):
                taker.hold(triple)
                row = _edge(subject.value, name, target.value, predicate.value)
                if predicate == KG.mentions:
                    row["publications"] = [curie(subject.value)]
                yield {**row, "knowledge_level": level, "agent_type": agent}


def _is_node(taker: Taker, each: NamedNode, classes: frozenset[str]) -> bool:
    return is_registered(each.value) and any(
        value(triple) in classes for triple in taker.see(each, RDF.type)
    )


def _categories(taker: Taker, each: NamedNode) -> list[str]:
    found = []
    for triple in taker.see(each, RDF.type):
        category = _CONCEPTS.get(node(triple.object))
        if category is not None:
            taker.hold(triple)
            found.append(category)
    return found or ["biolink:NamedThing"]


def _edge(subject: str, predicate: str, target: str, original: str) -> Row:
    return {
        "id": digest(subject, original, target),
        "subject": curie(subject),
        "predicate": predicate,
        "object": curie(target),
        "category": ["biolink:Association"],
        "primary_knowledge_source": KNOWLEDGE_SOURCE,
        "original_predicate": original,
    }


def _claim(taker: Taker, claim: NamedNode, fits: Fits) -> Row | None:
    said = [list(taker.see(claim, each)) for each in (RDF.subject, RDF.predicate, RDF.object)]
    if any(len(found) != 1 for found in said):
        return None
    subject, original, target = (value(found[0]) for found in said)
    if not (is_registered(subject) and is_registered(target)):
        return None
    held = original.startswith(BIOLINK.namespace_iri)
    short = "biolink:" + original.removeprefix(BIOLINK.namespace_iri) if held else _RELATED
    row = {**_edge(subject, short, target, original), "id": curie(claim.value)}
    for found in (*said, list(taker.see(claim, RDF.type))):
        for triple in found:
            taker.hold(triple)
    for name, predicate in _CLAIM_PROPERTIES.items():
        _set(taker, row, name, list(taker.see(claim, predicate)), fits)
    return row


def _set(taker: Taker, row: Row, name: str, found: Sequence[Triple], fits: Fits) -> None:
    """Put what is found into a row, all of it in a list, else the first; take what is put."""
    fitting = [triple for triple in found if fits(_text(name, triple))]
    kept = fitting if name in _LISTS else fitting[:1]
    for triple in kept:
        taker.hold(triple)
    texts = [_text(name, triple) for triple in kept]
    if name in _LISTS and texts:
        row[name] = list(texts)
    elif texts:
        row[name] = _typed(name, texts[0])


def _text(name: str, triple: Triple) -> str:
    text = value(triple)
    return curie(text) if name in _NAMES else text


def _typed(name: str, text: str) -> Value:
    if name == "negated":
        return text == "true"
    return float(text) if name == "has_confidence_score" else text


def _fits_tsv(text: str) -> bool:
    return not any(c in text for c in '\t\n\r|\\"') and text == text.strip() and text != ""


def _fits_json(_: str) -> bool:
    return True


def write_tsv(taker: Taker, folder: Path) -> None:
    """Write ``nodes.tsv`` and ``edges.tsv``; the values of a list stand between bars."""
    tables = (("nodes", nodes, NODE_COLUMNS), ("edges", edges, EDGE_COLUMNS))
    for name, rows, columns in tables:
        with _opened(folder / f"{name}.tsv") as stream:
            stream.write("\t".join(columns) + "\n")
            stream.writelines(_tsv_line(row, columns) for row in rows(taker, _fits_tsv))


def write_jsonl(taker: Taker, folder: Path) -> None:
    """Write ``nodes.jsonl`` and ``edges.jsonl``, an object a line."""
    for name, rows in (("nodes", nodes), ("edges", edges)):
        with _opened(folder / f"{name}.jsonl") as stream:
            for row in rows(taker, _fits_json):
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _tsv_line(row: Row, columns: Iterable[str]) -> str:
    return "\t".join(_cell(row.get(column, "")) for column in columns) + "\n"


def _cell(each: Value) -> str:
    if isinstance(each, list):
        return "|".join(each)
    return str(each).lower() if isinstance(each, bool) else str(each)


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


TSV: Final = FolderConversion("kgx-tsv", write_tsv)
JSONL: Final = FolderConversion("kgx-jsonl", write_jsonl)
