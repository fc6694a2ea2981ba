"""What kind of record a supplementary concept is, where its source does not say."""

import pytest

from kg.vocabulary.category import kind_of
from kg.vocabulary.concept import ConceptKind
from kg.vocabulary.draft import Drafts
from kg.vocabulary.record import MeshRecord, RecordType

HEADINGS = {
    "D000001": ("Invented Syndrome", "C16.131.077.001"),
    "D000002": ("Invented Elbow", "A01.378.800.420"),
    "D000003": ("Invented Lyase", "D08.811.520.224"),
    "D000004": ("Invented Bacillus", "B03.353.500"),
}


def _drafts(*mapped_to: str) -> Drafts:
    drafts = Drafts()
    for identifier, (name, number) in HEADINGS.items():
        drafts.add(MeshRecord(identifier, name, RecordType.DESCRIPTOR, tree_numbers=(number,)))
    drafts.add(MeshRecord("C000001", "asked for", RecordType.SUPPLEMENT, mapped_to=mapped_to))
    return drafts


@pytest.mark.parametrize(
    ("mapped_to", "references", "kind"),
    [
        (("D000001",), set(), ConceptKind.DISEASE),
        (("D000001", "D000002"), set(), ConceptKind.DISEASE),
        (("D000001", "D000003"), set(), ConceptKind.CHEMICAL),
        (("D000001", "D000003"), {"MONDO:0000001"}, ConceptKind.DISEASE),
        (("D000003",), {"DOID:1"}, ConceptKind.DISEASE),
        (("D000003",), {"EFO:0000001", "HP:0000001"}, ConceptKind.CHEMICAL),
        (("D000002",), set(), ConceptKind.ANATOMY),
        (("D000004",), set(), ConceptKind.ORGANISM),
        ((), set(), ConceptKind.CHEMICAL),
    ],
)
def test_a_supplement_is_what_it_is_mapped_to(
    mapped_to: tuple[str, ...], references: set[str], kind: ConceptKind
) -> None:
    drafts = _drafts(*mapped_to)
    asked = drafts.get("C000001")
    assert asked is not None
    asked.cross_references |= references
    assert kind_of(asked, drafts) is kind
