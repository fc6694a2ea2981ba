"""Which concepts the OMIM numbers of a corpus are, by the cross-references of a vocabulary."""

from pathlib import Path

import pytest

from kg.text.tagging.labels import NameKind
from kg.vocabulary import Vocabulary, open_vocabulary
from kg.vocabulary.compiler import compile_vocabulary
from kg.vocabulary.draft import Drafts
from kg.vocabulary.record import MeshRecord, RecordType
from measuring.gold import GoldDocument
from measuring.omim import omim
from measuring.scoring import Name
from tests.text.documents import document

REFERENCES = {
    "D000001": ("MONDO:0000001", "OMIM:100001"),
    "D000002": ("OMIM:100002",),
    "D000003": ("OMIM:100002",),
}


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    drafts = Drafts()
    for identifier, curies in REFERENCES.items():
        drafts.add(
            MeshRecord(
                identifier=identifier,
                name=f"fever {identifier}",
                type=RecordType.DESCRIPTOR,
                cross_references=curies,
            )
        )
    path = tmp_path / "vocabulary.sqlite"
    compile_vocabulary(drafts, path, name="test", sources=(), progress=lambda *_: None)
    return open_vocabulary(path)


def gold(concept: str) -> GoldDocument:
    name = Name(NameKind.CONDITION, 0, 0, 5, "Fever", (concept,))
    return GoldDocument(document(None, "Fever was seen."), (name,))


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        ("OMIM:100001", {"OMIM:100001": "D000001"}),
        ("D000002+OMIM:100001", {"OMIM:100001": "D000001"}),
        ("OMIM:100002", {}),  # of two concepts
        ("OMIM:100003", {}),
        ("MONDO:0000001", {}),
        ("D000001", {}),
    ],
)
def test_numbers_of_one_concept_are_that_concept(
    vocabulary: Vocabulary, concept: str, expected: dict[str, str]
) -> None:
    with vocabulary:
        assert omim([gold(concept)], vocabulary) == expected
