"""Asks a stored question: names become terms, terms become bindings."""

from collections.abc import Mapping

from kg.catalogue.answer import Answer
from kg.catalogue.engine import Engine
from kg.catalogue.resolver import Resolver
from kg.catalogue.stored import StoredQuery


def ask(
    engine: Engine, query: StoredQuery, arguments: Mapping[str, str], resolver: Resolver
) -> Answer:
    """Return the answer of a question; ``arguments`` are plain names by parameter name.

    Raises:
        QueryError: when the question has no such parameter, or cannot be answered.
        NameNotResolved: when an argument names nothing, or several things.
    """
    bindings = {
        name: resolver.resolve(value, query.parameter(name).kind)
        for name, value in arguments.items()
    }
    return engine.select(query.text, bindings)
