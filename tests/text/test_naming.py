"""Where names begin and end: what the tagger marks, and what of it is a name."""

from collections.abc import Iterable, Sequence
from typing import cast

import pytest

from kg.text.naming import names, prepared
from kg.text.tagging.hints import Hint
from kg.text.tagging.labels import NameKind
from kg.text.tagging.tagger import Stretch, Tagged, Tagger
from kg.text.tagging.units import Sentence
from tests.text.documents import document
from tests.text.lexicon import lexicon


class Marking:
    """A tagger that takes what stands in braces for names."""

    names = lexicon().names

    def __init__(self, marked: str, kind: NameKind) -> None:
        self.start, self.end = marked.index("{"), marked.index("}") - 1
        self.kind = kind

    def tagged(
        self, sentences: Sequence[Sentence], _: Iterable[Hint] = (), *, with_rivals: bool = True
    ) -> Tagged:
        assert len(sentences) == 1
        assert with_rivals
        return Tagged([Stretch(0, self.start, self.end, self.kind, 0.9)], [], [])


def found(marked: str, kind: NameKind = NameKind.CHEMICAL) -> list[str]:
    tagger = cast("Tagger", Marking(marked, kind))
    made = prepared(document(None, marked.replace("{", "").replace("}", "")))
    every = names([made], tagger, lambda _: False)[0].found
    for name in every:
        assert made.document.sections[name.section].text[name.start : name.end] == name.quote
    return [name.quote for name in every]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rats got 17{beta-estradiol} by mouth.", ["17beta-estradiol"]),
        ("Entry of {Ca}(2+) was measured.", ["Ca(2+)"]),
        ("Entry of {Ca}2+ was measured.", ["Ca2+"]),
        ("Entry of {Na}(+) was measured.", ["Na(+)"]),
        ("Rats got {CaCl}(2) by mouth.", ["CaCl(2)"]),
        ("Release of {PGE}(2) was measured.", ["PGE(2)"]),
        # groups, receptors, sums
        ("Rats got {ADR}(6) or saline.", ["ADR"]),
        ("Rats got {MTX} + saline.", ["MTX"]),
        ("Rats got {K} 2 hours before.", ["K"]),
    ],
)
def test_a_name_holds_its_whole_word_ion_or_formula(marked: str, expected: list[str]) -> None:
    assert found(marked) == expected


def test_a_name_ends_where_its_word_ends() -> None:
    assert found("The {SLE}2 gene was found.", NameKind.CONDITION) == []
    assert found("The {asthma} gene 2 was found.", NameKind.CONDITION) == ["asthma"]


def test_a_name_that_is_written_as_a_heading_is_one() -> None:
    text = "{Lupus Erythematosus}, Systemic and other, Rare diseases."
    assert found(text, NameKind.CONDITION) == ["Lupus Erythematosus, Systemic"]
    assert found("{asthma}, Systemic and other.", NameKind.CONDITION) == ["asthma"]


def test_a_name_is_repeated_as_a_whole_word_only() -> None:
    marked = "The {ATAX} gene, the ATAX2 gene and ataxia were found with ATAX."
    assert found(marked, NameKind.CONDITION) == ["ATAX", "ATAX"]


def test_a_residue_of_a_variant_is_no_chemical() -> None:
    assert found("The mutation p.{Arg}198Trp was found.") == []
    assert found("A mutation of {arginine} to tryptophan was found, as arginine fell.") == []
    assert found("Rats got {arginine} by mouth.") == ["arginine"]
