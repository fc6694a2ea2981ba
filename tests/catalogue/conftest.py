"""The sample graph of `tests.catalogue.sample`, on both engines that are in this process."""

import warnings
from collections.abc import Iterator

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Quad

from kg.catalogue import Catalogue, EmbeddedEngine, Engine, RdflibEngine, Resolver, load_catalogue
from kg.vocabulary import Vocabulary
from tests.catalogue.sample import quads


def store_of(given: Iterator[Quad]) -> pyoxigraph.Store:
    """Return a store in memory."""
    store = pyoxigraph.Store()
    store.extend(given)
    return store


def dataset_of(store: pyoxigraph.Store) -> rdflib.Dataset:
    """Return an rdflib dataset of the same quads, read by rdflib's own parser."""
    dataset = rdflib.Dataset(default_union=True)
    document = store.dump(format=pyoxigraph.RdfFormat.N_QUADS)
    assert document is not None
    with warnings.catch_warnings():
        # rdflib's own parser calls what rdflib has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=document, format="nquads")
    return dataset


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def sample_store(vocabulary: Vocabulary) -> pyoxigraph.Store:
    return store_of(quads(vocabulary))


@pytest.fixture(scope="session")
def embedded(sample_store: pyoxigraph.Store) -> EmbeddedEngine:
    return EmbeddedEngine(sample_store)


@pytest.fixture(scope="session")
def in_rdflib(sample_store: pyoxigraph.Store) -> RdflibEngine:
    return RdflibEngine(dataset_of(sample_store))


@pytest.fixture(scope="session", params=["embedded", "in_rdflib"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def resolver(embedded: EmbeddedEngine, vocabulary: Vocabulary) -> Resolver:
    return Resolver(embedded, vocabulary)


@pytest.fixture(scope="session")
def bare_resolver(embedded: EmbeddedEngine) -> Resolver:
    """A resolver that has the graph alone."""
    return Resolver(embedded)
