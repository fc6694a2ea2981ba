"""What a document is cut into."""

import pytest

from kg.model import Section, replace
from kg.text.passage import passages
from tests.text.documents import document


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("coffee; fatigue", ["coffee", "fatigue"]),
        ("coffee\nfatigue\nacid, uric", ["coffee", "fatigue", "acid, uric"]),
        ("coffee; fatigue.\ncaf\u00e9; fadiga.", ["coffee", "fatigue.", "caf\u00e9", "fadiga."]),
        (" ;\n; ", []),
    ],
)
def test_keywords_are_passages(printed: str, expected: list[str]) -> None:
    page = replace(document(), sections=(Section("keywords", printed),))
    found = list(passages(page))
    assert [each.text for each in found] == expected
    assert all(printed[each.start : each.end] == each.text for each in found)
