"""What can answer a query: one small protocol, so that a question does not know where the graph is.

Law: a binding is a term from beginning to end. No engine pastes a value into the text of a query.
"""

from collections.abc import Mapping
from typing import Protocol

from kg.catalogue.answer import Answer, Term


class Engine(Protocol):
    """Answers SELECT queries over the union of all named graphs."""

    def select(self, query: str, bindings: Mapping[str, Term]) -> Answer:
        """Return the answer of a query with some of the variables it selects already bound.

        Raises:
            QueryError: when the query is not valid, or cannot be answered.
        """
