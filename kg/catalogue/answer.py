"""An answer: columns and rows of RDF terms, whichever engine gave it.

Law: a row has a value, or ``None``, for each column, and all terms are pyoxigraph's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Triple,
    parse_query_results,
)

from kg.errors import QueryError
from kg.names import XSD

Term: TypeAlias = NamedNode | Literal
"""What a parameter can be bound to."""

Value: TypeAlias = NamedNode | Literal | BlankNode
"""What can stand in an answer; our own graphs have no blank nodes, an endpoint's may."""

Row: TypeAlias = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of an answer, by variable name, and its rows in their order."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, results: QuerySolutions | QueryBoolean | QueryTriples) -> "Answer":
        """Return what pyoxigraph answered, read to its end.

        The answer of an ``ASK`` is one row with the column ``answer``; triples come in the columns
        ``subject``, ``predicate`` and ``object``, sorted.

        Raises:
            QueryError: when reading the results fails.
        """
        try:
            if isinstance(results, QueryBoolean):
                truth = "true" if results else "false"
                return cls(("answer",), ((Literal(truth, datatype=XSD.boolean),),))
            if isinstance(results, QueryTriples):
                rows = (tuple(map(_value, triple)) for triple in results)
                return cls(("subject", "predicate", "object"), tuple(sorted(rows, key=str)))
            return cls(tuple(v.value for v in results.variables), tuple(_rows(results)))
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query could not be answered: {error}") from error

    @classmethod
    def of_json(cls, document: bytes) -> "Answer":
        """Return what a document in the SPARQL 1.1 Query Results JSON Format holds.

        Raises:
            QueryError: when it is no such document.
        """
        try:
            parsed = parse_query_results(document, format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, OSError) as error:
            raise QueryError(f"not SPARQL 1.1 query results in JSON: {error}") from error
        try:
            return cls.of(parsed)
        except SyntaxError as error:
            raise QueryError(f"not SPARQL 1.1 query results in JSON: {error}") from error


def _rows(solutions: QuerySolutions) -> Iterator[Row]:
    width = range(len(solutions.variables))
    for solution in solutions:
        yield tuple(None if solution[i] is None else _value(solution[i]) for i in width)


def _value(term: NamedNode | Literal | BlankNode | Triple) -> Value:
    if isinstance(term, Triple):
        raise QueryError("the answer holds a quoted triple, which the model does not use")
    return term
