"""Where the names of a table stand among the units of a sentence."""

import pytest

from kg.model import Category, Span
from kg.text.tagging.hints import hints
from kg.text.tagging.names import find_names
from kg.text.tagging.units import sentence
from kg.vocabulary.concept import TermKind
from kg.vocabulary.name_table import NameClass, NamedTerm, NameTable

TABLE = NameTable.of(
    NamedTerm(text, TermKind.SYNONYM, category, supplementary=False, source="MeSH")
    for text, category in [
        ("lupus", Category.DISEASE),
        ("lupus nephritis", Category.DISEASE),
        ("interleukin-6", Category.PROTEIN),
        ("tumor necrosis factor alpha", Category.PROTEIN),
        ("1,25-dihydroxyvitamin D3", Category.CHEMICAL),
        ("kidney", Category.OTHER),
    ]
)
PLACES = "-SBIE"


def found(text: str, of: NameClass) -> list[str]:
    line = sentence(text, Span(0, len(text)))
    names = find_names([line], TABLE)
    return [
        f"{unit.text}/{PLACES[place]}"
        for unit, place in zip(line.units, names.place[of], strict=True)
        if place
    ]


@pytest.mark.parametrize(
    ("text", "of", "expected"),
    [
        ("Lupus nephritis", NameClass.CONDITION, ["Lupus/B", "nephritis/E"]),
        ("a lupus. Nephritis", NameClass.CONDITION, ["lupus/S"]),
        ("lupus; nephritis", NameClass.CONDITION, ["lupus/S"]),
        ("(lupus)-nephritis", NameClass.CONDITION, ["lupus/B", ")/I", "-/I", "nephritis/E"]),
        ("prelupus", NameClass.CONDITION, []),
        ("IL-6, interleukin 6", NameClass.PROTEIN, ["interleukin/B", "6/E"]),
        ("tumour necrosis factor-α", NameClass.PROTEIN,
         ["tumour/B", "necrosis/I", "factor/I", "-/I", "α/E"]),
        ("1,25-dihydroxyvitamin D3", NameClass.CHEMICAL,
         ["1/B", ",/I", "25/I", "-/I", "dihydroxyvitamin/I", "D/I", "3/E"]),
        ("kidneys", NameClass.OTHER, ["kidneys/S"]),
    ],
)  # fmt: skip
def test_the_longest_name_of_a_class_is_found(text, of, expected) -> None:
    assert found(text, of) == expected


def test_a_sentence_without_words_has_no_names() -> None:
    assert (
        find_names([sentence("...", Span(0, 3)), sentence("", Span(0, 0))], TABLE).part.sum() == 0
    )


def test_a_name_does_not_cross_the_end_of_a_sentence() -> None:
    lines = [sentence("lupus", Span(0, 5)), sentence("nephritis", Span(0, 9))]
    assert find_names(lines, TABLE).place[NameClass.CONDITION].tolist() == [1, 0]


def test_short_forms_are_told_what_their_long_forms_are() -> None:
    text = "LN and TNF-a, but no LNX"
    line = sentence(text, Span(0, len(text)))
    forms = {"LN": "severe lupus nephritis", "TNF-a": "tumor necrosis factor alpha"}
    (told,) = hints([line], forms, TABLE)
    assert {line.units[place].text: hint for place, hint in told.items()} == {
        "LN": "S - d",
        "TNF": "B p -",
        "-": "I p -",
        "a": "E p -",
    }
