"""pyshacl, behind one function: the whole boundary to the validator is this file.

Laws
    1. Nothing is inferred: a graph is judged by what it says.
    2. The data go into a plain rdflib graph in memory first. Over another store each of the
       engine's many small look-ups would cross the boundary; and it is left as it was.
    3. Shapes are read as SHACL Core and SHACL-SPARQL; the Advanced Features are not used.
"""

from importlib.metadata import version

from rdflib import Dataset, Graph

from kg.errors import KgError
from kg.validation.parsing import quiet
from kg.validation.report import Report
from kg.validation.report_graph import named, results
from kg.validation.shapes import load_shapes


def validate(data: Graph, shapes: Graph | None = None) -> Report:
    """Check a graph, or the union of a dataset's graphs, against the project's shapes or others.

    Raises:
        KgError: when the shapes themselves are not valid, or the validator fails.
    """
    graph = _in_memory(data)
    answer = _run(graph, load_shapes() if shapes is None else shapes)
    report = named(answer)
    found = sorted(set(results(report, graph)), key=lambda result: result.sort_key)
    return Report(tuple(found), report, f"pyshacl {version('pyshacl')}")


def _in_memory(data: Graph) -> Graph:
    copy = Graph()
    if isinstance(data, Dataset):
        for subject, predicate, value, _ in data.quads((None, None, None, None)):
            copy.add((subject, predicate, value))
    else:
        for triple in data:
            copy.add(triple)
    return copy


def _run(data: Graph, shapes: Graph) -> Graph:
    import pyshacl  # noqa: PLC0415 - half a second to import, and only validation needs it
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError  # noqa: PLC0415

    with quiet():
        try:
            _, answer, text = pyshacl.validate(
                data, shacl_graph=shapes, inference="none", inplace=True, do_owl_imports=False
            )
        except (ReportableRuntimeError, ShapeLoadError) as error:
            raise KgError(f"the shapes are not valid SHACL: {error}") from error
        except Exception as error:
            kind = type(error).__name__
            raise KgError(f"the validator failed on this graph: {kind}: {error}") from error
    if not isinstance(answer, Graph):
        raise KgError(f"the shapes are not valid SHACL: {text.strip()}")
    return answer
