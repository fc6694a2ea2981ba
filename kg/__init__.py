"""Turns the biomedical literature into a knowledge graph that people can trust.

The few names that most people need::

    import kg

    kg.build_graph(["seeds"], "graph")
    with kg.open_graph("graph") as graph:
        graph.ask("drugs-for-condition", condition="SLE")
        graph.validate().conforms
        graph.rdflib_graph(), graph.rdflib_dataset()
        graph.network()

They are loaded when they are first used, so that ``import kg`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg.build import Build, BuildOptions, build_graph
    from kg.errors import KgError
    from kg.graph import KnowledgeGraph, open_graph
    from kg.vocabulary import Vocabulary, open_vocabulary

_HOMES = {
    "Build": "kg.build",
    "BuildOptions": "kg.build",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.graph",
    "Vocabulary": "kg.vocabulary",
    "build_graph": "kg.build",
    "open_graph": "kg.graph",
    "open_vocabulary": "kg.vocabulary",
}

__all__ = [
    "Build",
    "BuildOptions",
    "KgError",
    "KnowledgeGraph",
    "Vocabulary",
    "__version__",
    "build_graph",
    "open_graph",
    "open_vocabulary",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
