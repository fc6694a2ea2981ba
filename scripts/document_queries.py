"""Writes docs/queries.md from the stored queries and their answers on a graph of the two seeds.

    python scripts/document_queries.py

The seeds are built with the tests' small vocabulary, so that it gives the same bytes everywhere.
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.build import build_graph  # noqa: E402
from kg.catalogue import (  # noqa: E402
    Answer,
    EmbeddedEngine,
    Resolver,
    StoredQuery,
    ask,
    load_catalogue,
    render,
)
from kg.directory import GraphDirectory  # noqa: E402
from kg.store import Store  # noqa: E402
from kg.vocabulary import Vocabulary  # noqa: E402
from tests.small_vocabulary import small_vocabulary  # noqa: E402

TARGET: Final = ROOT / "docs" / "queries.md"
MOST_ROWS: Final = 3
WIDTH: Final = 96
VOLATILE: Final = frozenset({"activity", "vocabulary"})

INTRODUCTION: Final = """\
# The stored questions

Each question is a file in `queries/`: plain SPARQL 1.1 that any tool can run as it lies, with a
header of comments that says what it asks and which of its variables are parameters. A parameter
that is left out means all; with a parameter, the answer is the rows that have its value.

```console
$ kg query                                                       # lists them
$ kg query drugs-for-condition --condition SLE
$ kg query papers-on-drug --drug belimumab --format csv           # table, csv, json, markdown
```

```python
from kg import open_graph

graph = open_graph("graph")
graph.ask("drugs-for-condition", condition="SLE").rows
```

The same text runs on a plain load of the Turtle export, on an `rdflib` graph, and on a SPARQL
endpoint whose default graph is the union of its graphs:

```python
from kg.catalogue import EndpointEngine, RdflibEngine, Resolver, ask, load_catalogue

engine = EndpointEngine("http://localhost:3030/literature/sparql")  # or RdflibEngine(graph)
question = load_catalogue().get("adverse-events")
answer = ask(engine, question, {"drug": "belimumab"}, Resolver(engine))
```

A parameter takes a plain name (`belimumab`, `SLE`), a MeSH identifier (`D008180`), a PMID, a DOI,
an ORCID, a part of a title, a CURIE (`mesh:D008180`) or an IRI, whatever fits its kind. A name that
fits nothing, or several things, is an error that lists what may have been meant. Values are bound
as RDF terms and never pasted into the query.

The answers below are those of a graph of the two pages in `seeds/`. People are shown names; `csv`
and `json` hold every column with its IRIs.
"""


def document(store: Store, vocabulary: Vocabulary) -> str:
    """Return the page, from a store that holds the seeds."""
    catalogue = load_catalogue()
    engine = EmbeddedEngine(store.inner, union=False)
    resolver = Resolver(engine, vocabulary)
    listing = [f"- [{query.name}](#{query.name}): {query.summary}\n" for query in catalogue]
    answered = ((query, ask(engine, query, dict(query.example), resolver)) for query in catalogue)
    questions = ("".join(_question(query, answer)) for query, answer in answered)
    return "\n".join((INTRODUCTION, "".join(listing), *questions))


def _question(query: StoredQuery, answer: Answer) -> Iterator[str]:
    yield f"## {query.name}\n\n**{query.summary}** {query.description}\n\n"
    if query.parameters:
        yield "| parameter | kind | |\n| --- | --- | --- |\n"
        for parameter in query.parameters:
            yield f"| `{parameter.name}` | {parameter.kind.value} | {parameter.description} |\n"
        yield "\n"
    columns = ", ".join(f"`{column}`" for column in answer.columns)
    yield f"Columns: {columns}.\n\n"
    given = "".join(f' --{name} "{value}"' for name, value in query.example)
    yield f"```console\n$ kg query {query.name}{given}\n"
    yield _shown(answer)
    yield "```\n"


def _shown(answer: Answer) -> str:
    steady = [i for i, column in enumerate(answer.columns) if not _volatile(column)]
    columns = tuple(answer.columns[i] for i in steady)
    rows = tuple(tuple(row[i] for i in steady) for row in islice(answer.rows, MOST_ROWS))
    text = render(Answer(columns, rows), "table", width=WIDTH)
    left = len(answer.rows) - len(rows)
    return text.rpartition("\n")[0].rpartition("\n")[0] + f"\n… and {left} more\n" if left else text


def _volatile(column: str) -> bool:
    return column.removesuffix("Name") in VOLATILE


def main() -> None:
    """Build the seeds and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "graph"
        vocabulary = small_vocabulary()
        build_graph([ROOT / "seeds"], out, vocabulary=vocabulary)
        store = Store.open(GraphDirectory(out).current().store)
        TARGET.write_text(document(store, vocabulary), encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
