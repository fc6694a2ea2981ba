"""What a validation found: results in a fixed order, and the standard report as a graph.

Laws
    1. Results are sorted and their report has no blank nodes: one graph and one set of shapes
       give the same bytes, whatever the order in which the engine met them. (A shape without an
       ``sh:message`` gets the engine's own words, which may list values in any order.)
    2. A graph conforms when no result is a violation. Warnings and information are told, but they
       speak of sources that disagree or are old, not of a graph that is wrong.

Source: Shapes Constraint Language (W3C Recommendation, 20 July 2017), 3.6 Validation Report.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

import rdflib

Severity: TypeAlias = Literal["Violation", "Warning", "Info"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Result:
    """One thing to mend, or to know.

    ``focus`` and ``value`` are IRIs or lexical forms, ``path`` an IRI or a SPARQL property path,
    ``component`` the local name of the constraint component (``MinCountConstraintComponent``),
    ``shape`` the IRI of the shape, and ``constraint`` that of a SPARQL constraint in it. ``node``
    is the node at fault: the value where the focus stands for the graph as a whole. ``file`` and
    ``line``, from 1, are set by `kg.validation.locate` and `kg.validation.validate_file`.
    """

    severity: str
    focus: str
    path: str | None
    value: str | None
    component: str
    shape: str
    message: str
    node: str
    constraint: str | None = None
    file: str | None = None
    line: int | None = None

    @property
    def sort_key(self) -> tuple[int, str, str, str, str, str, str]:
        """Violations first, then by node, path, component, shape and value."""
        known = [each for each in SEVERITIES if each == self.severity]
        rank = SEVERITIES.index(known[0]) if known else len(SEVERITIES)
        where = self.constraint or self.shape
        rest = (self.path or "", self.component, where, self.value or "", self.message)
        return (rank, self.node, *rest)


@dataclass(frozen=True, slots=True)
class Report:
    """The results of one validation, and the ``sh:ValidationReport`` that says the same.

    ``unchecked`` names what nobody judged, and why; it is said in the report as a comment.
    """

    results: tuple[Result, ...]
    graph: rdflib.Graph = field(compare=False, repr=False)
    engine: str
    unchecked: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether there is no violation."""
        return all(result.severity != "Violation" for result in self.results)

    def counts(self) -> Mapping[str, int]:
        """Return how many results there are of each severity, the worst first.

        >>> Report((), rdflib.Graph(), "none").counts()
        {'Violation': 0, 'Warning': 0, 'Info': 0}
        """
        found = Counter(result.severity for result in self.results)
        others = sorted(found.keys() - set(SEVERITIES))
        return {severity: found[severity] for severity in (*SEVERITIES, *others)}

    def turtle(self) -> str:
        """Return the report as Turtle; the same results always give the same text."""
        return self.graph.serialize(format="turtle")
