"""The servers, each started once for the tests of a file."""

from collections.abc import Iterator

import pytest

from tests.push.servers import Running, oxigraph, virtuoso


@pytest.fixture(scope="module", params=[oxigraph, virtuoso], ids=lambda each: each.__name__)
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    with request.param(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(running: Running) -> Running:
    """A server that holds nothing."""
    running.target().update("DROP SILENT ALL" if running.kind == "oxigraph" else _EMPTY)
    return running


_EMPTY = (
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } "
    "FILTER(STRSTARTS(STR(?g), 'https://w3id.org/litkg/')) }"
)
