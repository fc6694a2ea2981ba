"""Where the names of a table stand among the units of a sentence."""

import pytest

from kg.model import Category
from kg.text.tagging.hints import hints
from kg.text.tagging.names import NameFinder, Names
from kg.text.tagging.units import Sentence, units
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
    cut = units([Sentence(text)])
    names = NameFinder(TABLE).names(cut)
    return [
        f"{text[start:stop]}/{PLACES[place]}"
        for start, stop, place in zip(cut.starts, cut.stops, names.place[of], strict=True)
        if place
    ]


def names_in(*texts: str) -> Names:
    return NameFinder(TABLE).names(units([Sentence(text) for text in texts]))


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
    assert names_in("...", "").part.sum() == 0
    assert len(names_in().part) == 0


def test_a_name_does_not_cross_the_end_of_a_sentence() -> None:
    assert names_in("lupus", "nephritis").place[NameClass.CONDITION].tolist() == [1, 0]


def test_of_names_that_overlap_each_class_has_its_own() -> None:
    names = names_in("kidney lupus nephritis")
    assert names.place[NameClass.OTHER].tolist() == [1, 0, 0]
    assert names.length[NameClass.CONDITION].tolist() == [0, 2, 2]


def test_short_forms_are_told_what_their_long_forms_are() -> None:
    text = "LN and TNF-a, but no LNX"
    forms = {"LN": "severe lupus nephritis", "TNF-a": "tumor necrosis factor alpha"}
    told = hints([Sentence(text)], forms, TABLE)
    assert [(text[h.start : h.end], h.told) for h in told] == [("LN", "- d"), ("TNF-a", "p -")]


def test_of_short_forms_that_overlap_the_first_and_longest_is_told() -> None:
    text = "IL-6, IL"
    forms = {"IL": "interleukin", "IL-6": "interleukin 6", "6": "lupus"}
    assert [text[h.start : h.end] for h in hints([Sentence(text)], forms, TABLE)] == ["IL-6", "IL"]
