"""Where the values of parameters go in the text of a query: at the head of its pattern.

Laws
    1. A value is serialised as an RDF term inside a ``VALUES`` block (SPARQL 1.1 Query Language,
       10.2), where no engine can take it for anything but data.
    2. The block is the first thing that the pattern holds. Engines plan a query before they know
       what stands after it, or beside it: a block at the end, and Oxigraph's substitutions, leave
       the plan as it is without a value, a hundred times as slow on millions of triples.
"""

import re
from collections.abc import Mapping
from typing import Final

from kg.catalogue.answer import Term

# SPARQL 1.1 Query Language, 19.8, rules 139 (IRIREF) and 156 to 159 (strings): what may hold a
# bracket that is not one.
_TOKEN: Final = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*>
    | "{3}.*?(?<!\\)(?:\\\\)*"{3} | '{3}.*?(?<!\\)(?:\\\\)*'{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | \#[^\n]*
    | [(){]
    """,
    re.VERBOSE | re.DOTALL,
)
_SUBSELECT: Final = re.compile(r"(?:\s|#[^\n]*\n)*SELECT\b", re.IGNORECASE)


def bound(query: str, bindings: Mapping[str, Term]) -> str:
    r"""Return a SELECT or ASK query with some of the variables of its pattern bound.

    A query whose pattern is one sub-query and no group gets its block after it (18.2.4.3), which is
    the same and slower.

    >>> from pyoxigraph import Literal
    >>> print(bound("SELECT ?name { ?s ?p ?name }", {"name": Literal('a" } #')}))
    SELECT ?name {
      VALUES (?name) { ("a\" } #") } ?s ?p ?name }
    """
    if not bindings:
        return query
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(term) for term in bindings.values())
    block = f"VALUES ({names}) {{ ({values}) }}"
    head = _head(query)
    if head is None or _SUBSELECT.match(query, head):
        return f"{query.rstrip()}\n{block}\n"
    return f"{query[:head]}\n  {block}{query[head:]}"


def _head(query: str) -> int | None:
    """Return where the pattern of a query begins, behind its first brace outside brackets."""
    depth = 0
    for token in _TOKEN.finditer(query):
        if token[0] == "(":
            depth += 1
        elif token[0] == ")":
            depth -= 1
        elif token[0] == "{" and depth == 0:
            return token.end()
    return None
