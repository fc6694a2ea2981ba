"""Asks the embedded store, in this process."""

from collections.abc import Mapping

import pyoxigraph
from pyoxigraph import Variable

from kg.catalogue.answer import Answer, Term
from kg.catalogue.binding import bound
from kg.errors import QueryError


class EmbeddedEngine:
    """Asks a pyoxigraph store over the union of its graphs, or its default graph alone.

    Oxigraph's union does not merge: a triple that stands in two graphs is two solutions, and a
    query of many patterns over a paper that two records describe multiplies them. A store whose
    default graph already holds every triple once is asked with ``union=False``, and answers the
    same, sooner.

    Bindings go in twice. At the head of the pattern (`kg.catalogue.binding`) the planner sees them,
    and begins there. As RDF-dev SEP-0007 substitutions, which come after planning, they also reach
    into sub-queries and the branches of a ``UNION``, which are evaluated by themselves.
    """

    def __init__(self, store: pyoxigraph.Store, *, union: bool = True) -> None:
        self._store = store
        self._union = union

    def select(self, query: str, bindings: Mapping[str, Term]) -> Answer:
        """Answer a query; see `kg.catalogue.engine.Engine`."""
        try:
            results = self._store.query(
                bound(query, bindings),
                use_default_graph_as_union=self._union,
                substitutions={Variable(name): term for name, term in bindings.items()},
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"not valid SPARQL 1.1: {error}") from error
        except (OSError, RuntimeError) as error:
            raise QueryError(f"the query could not be answered: {error}") from error
        return Answer.of(results)
