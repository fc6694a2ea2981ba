"""A built graph, opened: ask it, validate it, hand it over.

>>> import kg
>>> done = kg.build_graph([seeds], folder / "graph")
>>> done.records, done.conforms
(2, True)
>>> graph = kg.open_graph(folder / "graph")
>>> answer = graph.ask("adverse-events", drug="belimumab")
>>> row = dict(zip(answer.columns, answer.rows[0]))
>>> row["eventName"].value, row["severity"].value
('Bacteremia', 'serious')
>>> row["sentence"].value
'Tolerance was acceptable with only one serious adverse event (bacteriema).'
>>> graph.validate().conforms
True
>>> [solution["n"].value for solution in graph.sparql(
...     "SELECT (COUNT(?paper) AS ?n) { ?paper a fabio:JournalArticle }")]
['2']
>>> type(graph.rdflib_graph()), type(graph.rdflib_dataset())
(<class 'rdflib.graph.Graph'>, <class 'rdflib.graph.Dataset'>)
>>> network = graph.network("claims")
>>> sorted(data["label"] for _, data in network.nodes(data=True))[:3]
['B-Cell Activating Factor', 'Bacteremia', 'Denosumab']
>>> graph.export(folder / "graph.ttl", "turtle")
>>> graph.draw(folder / "network.png", view="claims")
>>> graph.page("10.1016/j.revmed.2019.12.004").startswith("<!DOCTYPE html>")
True
>>> graph.close()
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self

from kg.catalogue import (
    Answer,
    Catalogue,
    EmbeddedEngine,
    Resolver,
    ask,
    load_catalogue,
)
from kg.directory import GraphDirectory
from kg.errors import ExportError, QueryError, VocabularyError
from kg.export import (
    CONVERSIONS,
    FORMATS,
    STANDARD_OUTPUT,
    FileConversion,
    FolderConversion,
    Receipt,
    Taker,
    deliver,
    export,
    whole_file,
)
from kg.model import Finding
from kg.names import PREFIXES, Minter
from kg.paper_page import MENTIONS, SECTIONS, paper_page
from kg.store import Store, Term
from kg.vocabulary import Vocabulary, open_vocabulary

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    from pyoxigraph import Quad

    from kg.catalogue import EndpointEngine
    from kg.network import StreamedView
    from kg.validation import Report


NETWORK_FORMATS: Final = {
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "node-link": "application/json",
}
"""The formats that the network is written in, with their media types."""

EXPORT_FORMATS: Final = tuple(sorted([*FORMATS, *CONVERSIONS, *NETWORK_FORMATS]))
"""The names of everything that `KnowledgeGraph.export` writes."""


class _Closing:
    """Closed where its block is left."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what is held."""
        raise NotImplementedError


class KnowledgeGraph(_Closing):
    """A built graph, open for reading; any number of processes may have it open.

    Where a vocabulary is installed, names that the graph itself does not hold are looked up there.
    """

    def __init__(self, directory: Path | str, *, vocabulary: Vocabulary | None = None) -> None:
        self.directory = GraphDirectory(Path(directory))
        self.store = Store.open(self.directory.current().store)
        self.catalogue: Catalogue = load_catalogue()
        self._opened = None if vocabulary else _installed_vocabulary()
        self._vocabulary = vocabulary or self._opened
        self._engine = EmbeddedEngine(self.store.inner, union=False)

    def close(self) -> None:
        """Let go of the vocabulary, unless it was given: that is its owner's to close.

        The store lets go when nobody holds the graph any more.
        """
        if self._opened is not None:
            self._opened.close()

    def __len__(self) -> int:
        """How many statements the graph holds, over all its named graphs."""
        return int(self.info["quads"])

    @property
    def info(self) -> dict[str, Any]:
        """What ``build.json`` says of the build."""
        return self.directory.info()

    @property
    def minter(self) -> Minter:
        """What minted the IRIs that no public scheme provides."""
        return Minter(str(self.info["base"]))

    def findings(self) -> Iterator[Finding]:
        """Yield what the build did not understand."""
        yield from self.directory.findings()

    def ask(self, name: str, /, **parameters: str) -> Answer:
        """Answer a stored query.

        A parameter takes a plain name (``drug="belimumab"``) or an IRI; one that is not given
        means all.

        Raises:
            QueryError: when there is no such query or parameter.
            NameNotResolved: when a name fits nothing, or several things.
        """
        resolver = Resolver(self._engine, self._vocabulary)
        return ask(self._engine, self.catalogue.get(name), parameters, resolver)

    def sparql(self, query: str, bindings: Mapping[str, Term] | None = None) -> Any:
        """Answer any SPARQL 1.1 query; the prefixes of the model are declared already.

        Raises:
            QueryError: when it is not valid.
        """
        return self.store.query(query, bindings)

    def quads(self) -> "Iterator[Quad]":
        """Yield every quad, as pyoxigraph's."""
        yield from self.store.quads()

    def validate(self, shapes: "rdflib.Graph | None" = None, engine: str = "auto") -> "Report":
        """Check the graph against the project's shapes, or others.

        ``engine`` is ``pyshacl``, ``rust``, ``stream`` or ``auto``: see `kg.validation.Engine`.
        """
        from kg.validation import Engine, locate_in, validate_store  # noqa: PLC0415 - a second to import

        report = validate_store(self.store.inner, shapes, Engine(engine), self.minter)
        return locate_in(report, self.store.inner)

    def rdflib_graph(self) -> "rdflib.Graph":
        """Hand over all statements as one ``rdflib.Graph``."""
        from kg.export import to_graph  # noqa: PLC0415 - a tenth of a second to import

        return to_graph(self.store.quads())

    def rdflib_dataset(self) -> "rdflib.Dataset":
        """Hand over the named graphs as an ``rdflib.Dataset``."""
        from kg.export import to_rdflib  # noqa: PLC0415 - a tenth of a second to import

        return to_rdflib(self.store.quads())

    def network(self, view: str = "all") -> "nx.MultiDiGraph[str]":
        """Hand over a view of the graph as a ``networkx.MultiDiGraph``."""
        from kg import network  # noqa: PLC0415 - half a second to import

        return network.view(self.store.stating(network.PREDICATES), view)

    @contextmanager
    def stream_network(self, view: str = "all") -> "Iterator[StreamedView]":
        """Open a view of the graph to iterate over, in memory that does not grow with it.

        ``nodes()`` yields IRI and attributes, ``edges()`` source, target, key and attributes, in
        the order and with the attributes of `network`. They are there until the block ends.

        Raises:
            ExportError: when there is no such view; the message lists them.
        """
        from kg.network import streamed  # noqa: PLC0415 - half a second to import

        with streamed(self.store, view) as found:
            yield found

    def draw(
        self, path: Path | str, *, view: str = "all", about: str | None = None, hops: int = 2
    ) -> None:
        """Draw a view to a PNG, SVG, PDF or HTML file, whole or around one thing.

        Raises:
            ExportError: for an unknown view or kind of file, and what the view does not hold.
            NameNotResolved: when ``about`` names nothing, or several things.
        """
        from kg import network  # noqa: PLC0415 - half a second to import

        graph = self.network(view)
        resolver = Resolver(self._engine, self._vocabulary)
        centre = resolver.resolve(about, "any").value if about is not None else None
        if centre is not None and centre not in graph:
            raise ExportError(
                f"{about!r} is {centre}, which the view {view!r} does not hold; another view may"
            )
        steps = hops if about is not None else None
        proofs = None
        if Path(path).suffix.lower() == network.PAGE:
            proofs = network.Background(self.store.stating(network.Background.predicates))
        network.draw(graph, path, view=view, about=centre, hops=steps, background=proofs)

    def page(self, paper: str) -> str:
        """Return a paper's text as a page of HTML in which the words of its mentions are marked.

        The page is made of what ``sections-of-paper`` and ``mentions-in-paper`` answer alone, and
        needs no other file. ``paper`` is named as for these.

        Raises:
            NameNotResolved: when ``paper`` names nothing, or several papers.
            QueryError: when the graph holds no text of it.
        """
        return paper_page(self.ask(SECTIONS, paper=paper), self.ask(MENTIONS, paper=paper))

    def export(
        self,
        path: Path | str,
        format: str = "turtle",  # noqa: A002 - users' word
        view: str = "all",
    ) -> Receipt | None:
        """Write the graph to a file or a directory, or to standard output for ``-``.

        ``view`` says what of the network is written, where the format is one of a network.

        What is no syntax of RDF may not hold every statement: the receipt that is written beside
        it, and returned, counts what it holds and what it left out.

        Raises:
            ExportError: for an unknown format or view, a view in a format that is of no network,
                and a file that cannot be written.
        """
        target = Path(path)
        conversion = self._conversion(format, view)
        try:
            if conversion is not None:
                return deliver(self.store, conversion, target)
            if str(target) == STANDARD_OUTPUT:
                export(self.store.quads(), format, sys.stdout.buffer)
            else:
                with whole_file(target) as stream:
                    export(self.store.quads(), format, stream)
        except OSError as error:
            raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from error
        return None

    def _conversion(self, name: str, view: str) -> FileConversion | FolderConversion | None:
        """Return the conversion of a name; those of networks are made here, between two rooms."""
        if name not in NETWORK_FORMATS:
            if view != "all":
                known = ", ".join(NETWORK_FORMATS)
                raise ExportError(f"{name} has no views; these formats have: {known}")
            return CONVERSIONS.get(name)
        from kg import network  # noqa: PLC0415 - half a second to import

        writers = {
            "graphml": network.write_graphml,
            "gexf": network.write_gexf,
            "node-link": network.write_node_link,
        }

        def write(taker: Taker, stream: BinaryIO) -> None:
            with network.streamed(self.store, view) as found:
                writers[name](found, stream)
                for subject, predicate, value in network.plain_statements(found):
                    triple = taker.has(subject, predicate, value)
                    if triple is not None:
                        taker.hold(triple)

        return FileConversion(name, NETWORK_FORMATS[name], name, write)


_ANYTHING: Final = "SELECT ?s { ?s ?p ?o } LIMIT 1"
_ANYWHERE: Final = "SELECT ?s { GRAPH ?g { ?s ?p ?o } } LIMIT 1"


class RemoteGraph(_Closing):
    """A graph that a SPARQL endpoint holds: the stored questions, and any SELECT."""

    def __init__(self, engine: "EndpointEngine") -> None:
        self.catalogue: Catalogue = load_catalogue()
        self._engine = engine
        self._vocabulary = _installed_vocabulary()

    def close(self) -> None:
        """Let go of the vocabulary."""
        if self._vocabulary is not None:
            self._vocabulary.close()

    def ask(self, name: str, /, **parameters: str) -> Answer:
        """Answer a stored query; see `KnowledgeGraph.ask`.

        Raises:
            QueryError: also when the endpoint looks into no named graph by itself, where no
                question would have an answer.
        """
        if self._is_blind:
            raise QueryError(
                f"{self._engine.url}: its default graph is empty, and what it holds stands in "
                "named graphs; let it answer over their union: Oxigraph's server does when it is "
                "started with --union-default-graph, or when ?union-default-graph is added to the "
                "address"
            )
        resolver = Resolver(self._engine, self._vocabulary)
        return ask(self._engine, self.catalogue.get(name), parameters, resolver)

    @cached_property
    def _is_blind(self) -> bool:
        """Whether there is something in named graphs, and nothing where questions look."""
        sees = bool(self._engine.select(_ANYTHING, {}).rows)
        return not sees and bool(self._engine.select(_ANYWHERE, {}).rows)

    def select(self, query: str) -> Answer:
        """Answer a SELECT query; the prefixes of the model are declared already.

        Raises:
            QueryError: when the endpoint refuses it.
        """
        declared = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
        return self._engine.select(declared + query, {})


def open_graph(directory: Path | str = "graph") -> KnowledgeGraph:
    """Open a built graph for reading.

    Raises:
        GraphError: when there is none, or it is damaged.
    """
    return KnowledgeGraph(directory)


def _installed_vocabulary() -> Vocabulary | None:
    try:
        return open_vocabulary()
    except VocabularyError:
        return None
