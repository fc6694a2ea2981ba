"""What constraints a file of shapes holds, named as the results of a validation name them."""

from pathlib import Path

import rdflib
from rdflib import SH

COMPONENTS = {
    SH[name]: name[0].upper() + name[1:]
    for name in (
        "minCount", "maxCount", "datatype", "class", "nodeKind", "pattern", "minLength",
        "maxLength", "minInclusive", "maxInclusive", "in", "hasValue", "or", "xone", "not", "node",
        "closed", "qualifiedMinCount", "qualifiedMaxCount", "lessThan", "uniqueLang",
    )
}  # fmt: skip
"""The parameter of each constraint component that the shapes use, and the component's name."""

TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)


def local(term: object) -> str:
    """Return what follows the last ``#``."""
    return str(term).rpartition("#")[2]


def reporting_shapes(shapes: rdflib.Graph) -> set[rdflib.term.Node]:
    """Return the shapes with a target and, through ``sh:property``, those within them.

    A shape that is only used by ``sh:or``, ``sh:not``, ``sh:node`` or ``sh:xone`` reports nothing
    itself.
    """
    waiting = [shape for target in TARGETS for shape in shapes.subjects(target)]
    found: set[rdflib.term.Node] = set()
    while waiting:
        shape = waiting.pop()
        if shape not in found:
            found.add(shape)
            waiting.extend(shapes.objects(shape, SH.property))
    return found


def constraints(file: Path) -> set[tuple[str, str]]:
    """Return (shape or SPARQL constraint, component) for each constraint of a file."""
    shapes = rdflib.Graph().parse(file)
    found: set[tuple[str, str]] = set()
    for shape in reporting_shapes(shapes):
        for parameter, value in shapes.predicate_objects(shape):
            if parameter == SH.sparql:
                found.add((local(value), "SPARQL"))
            elif parameter in COMPONENTS:
                found.add((local(shape), COMPONENTS[parameter]))
    return found
