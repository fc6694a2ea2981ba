"""The triple stores that are known by name: where they answer what, as their manuals say.

Sources: oxigraph(1) `serve`; OpenLink's "SPARQL Graph CRUD" and "SPARQL-auth" pages; Jena's
"Fuseki: data service configuration"; the RDF4J server's REST API, which GraphDB's is; Blazegraph's
REST API; Stardog's HTTP API; Amazon Neptune's user guide, SPARQL chapters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from kg.errors import EndpointError
from kg.web import Scheme, Web, address

N_QUADS: Final = "application/n-quads"
N_TRIPLES: Final = "application/n-triples"
TURTLE: Final = "text/turtle"


@dataclass(frozen=True)
class Kind:
    """A kind of store; paths are appended to the address of the target.

    ``graphs`` is where it speaks the Graph Store HTTP Protocol, ``quads`` where it takes N-Quads
    by POST, under the media type ``quads_type``. ``triples_type`` is how triples are sent: all that
    is sent is N-Triples, which is Turtle too. ``port`` and ``path`` tell a kind by its address,
    ``server`` by the header of that name.
    """

    name: str
    query: str = ""
    update: str = ""
    graphs: str | None = None
    quads: str | None = None
    quads_type: str = N_QUADS
    triples_type: str = N_TRIPLES
    form: bool = False
    scheme: Scheme = Scheme.BASIC
    port: int | None = None
    path: str | None = None
    server: str | None = None
    example: str = ""


_ALL: Final = (
    Kind(
        "oxigraph", "/query", "/update", graphs="/store", quads="/store", port=7878,
        server="Oxigraph", example="http://localhost:7878",
    ),
    Kind(
        "virtuoso", "/sparql-auth", "/sparql-auth", graphs="/sparql-graph-crud-auth",
        triples_type=TURTLE, form=True, scheme=Scheme.DIGEST, port=8890, server="Virtuoso",
        example="http://localhost:8890",
    ),
    Kind(
        "fuseki", "/query", "/update", graphs="/data", quads="/data", port=3030,
        example="http://localhost:3030/DATASET",
    ),
    Kind(
        "graphdb", "", "/statements", graphs="/rdf-graphs/service", quads="/statements",
        port=7200, path="/repositories/", example="http://localhost:7200/repositories/NAME",
    ),
    Kind(
        "blazegraph", "", "", quads="", quads_type="text/x-nquads", form=True, port=9999,
        path="/namespace/", example="http://localhost:9999/blazegraph/namespace/kb/sparql",
    ),
    Kind(
        "stardog", "/query", "/update", graphs="", port=5820,
        example="http://localhost:5820/DATABASE",
    ),
    Kind(
        "neptune", "/sparql", "/sparql", graphs="/sparql/gsp/", form=True, port=8182,
        example="https://CLUSTER:8182",
    ),
    Kind("generic", example="https://example.org/sparql"),
)  # fmt: skip

KINDS: Final[Mapping[str, Kind]] = MappingProxyType({kind.name: kind for kind in _ALL})
"""The kinds, by name."""


@dataclass(frozen=True)
class Places:
    """The addresses of one target, and how it is spoken to there."""

    kind: Kind
    query: str
    update: str
    graphs: str | None
    quads: str | None

    @classmethod
    def of(
        cls,
        kind: Kind,
        target: str,
        *,
        query: str | None = None,
        update: str | None = None,
        graphs: str | None = None,
    ) -> "Places":
        """Return the addresses of a target; those that are named count more than the kind's.

        >>> Places.of(KINDS["oxigraph"], "http://localhost:7878/query").update
        'http://localhost:7878/update'
        >>> Places.of(KINDS["generic"], "http://e.org/q", update="http://e.org/u").update
        'http://e.org/u'
        """
        base = _base(kind, address(target))
        return cls(
            kind,
            address(query or base + kind.query),
            address(update or base + kind.update),
            address(graphs) if graphs else None if kind.graphs is None else base + kind.graphs,
            None if kind.quads is None else base + kind.quads,
        )


def _base(kind: Kind, target: str) -> str:
    """Return the address without what the kind appends: people copy any of them."""
    bare = target.rstrip("/")
    known = {kind.query, kind.update, kind.graphs or "", kind.quads or ""}
    if kind.server == "Virtuoso":
        known.add("/sparql")
    for suffix in sorted(known - {""}, key=len, reverse=True):
        if bare.endswith(suffix.rstrip("/")):
            return bare[: -len(suffix.rstrip("/"))]
    return bare if kind.name != "generic" else target


def recognise(target: str, web: Web) -> Kind:
    """Return the kind of a target: by its address, else by what its server calls itself.

    ``web`` should have no credentials: who is asked is not known yet.
    """
    parts = urlsplit(address(target))
    for kind in _ALL:
        if (kind.path and kind.path in parts.path) or (kind.port and parts.port == kind.port):
            return kind
    try:
        reply = web.send("GET", target, headers={"Accept": "*/*"}, missing_is_fine=True)
    except EndpointError:
        return KINDS["generic"]
    named = reply.headers.get("Server", "")
    return next((k for k in _ALL if k.server and k.server in named), KINDS["generic"])
