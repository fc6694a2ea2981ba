"""Which identifiers of a corpus were replaced, told by the names that the corpus gives them."""

import pytest

from kg.text.tagging.labels import NameKind
from measuring.gold import GoldDocument
from measuring.replaced import replaced
from measuring.scoring import Counts, Name, concept_counts
from tests.small_vocabulary import small_vocabulary
from tests.text.documents import document

CHEMICAL, CONDITION = NameKind.CHEMICAL, NameKind.CONDITION


def gold(*names: tuple[str, str], kind: NameKind = CHEMICAL) -> GoldDocument:
    return GoldDocument(
        document(None, "Digoxin was given."),
        tuple(
            Name(kind, 0, 9 * n, 9 * n + 7, quote, (concept,))
            for n, (quote, concept) in enumerate(names)
        ),
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([("Digoxin", "C999999")], {"C999999": "D004077"}),
        ([("DIGOXIN", "MESH:C999999"), ("digo", "C999999")], {"C999999": "D004077"}),
        # known, of another vocabulary, one of several, of two concepts, of none
        ([("digoxin", "D002945")], {}),
        ([("digoxin", "OMIM:999999")], {}),
        ([("digoxin", "C999999|D002945")], {}),
        ([("digoxin", "C999999"), ("cisplatin", "C999999")], {}),
        ([("digo", "C999999")], {}),
    ],
)
def test_names_of_one_concept_tell_what_replaced_an_identifier(
    names: list[tuple[str, str]], expected: dict[str, str]
) -> None:
    assert replaced([gold(*names)], small_vocabulary()) == expected


def test_a_name_of_another_kind_tells_nothing() -> None:
    named = gold(("digoxin", "C999999"), kind=CONDITION)
    assert replaced([named], small_vocabulary()) == {}


def test_what_was_replaced_is_compared_as_what_replaced_it() -> None:
    names = gold(("digoxin", "C999999"), ("lost", "C888888")).names
    found = gold(("digoxin", "D004077")).names
    assert concept_counts(names, found, CHEMICAL) == Counts(0, 1, 2)
    today = concept_counts(names, found, CHEMICAL, replaced={"C999999": "D004077"})
    assert today == Counts(1, 0, 1)
