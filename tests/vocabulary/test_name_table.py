"""The table of names: what it tells of a name, and that it is found again in its file."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import VocabularyError
from kg.model import Category
from kg.vocabulary.concept import TermKind
from kg.vocabulary.name_table import (
    BEGINS,
    CAPITALS,
    HOLDS,
    LONGEST_NAME,
    NAME,
    PLAIN,
    PREFIX,
    NameClass,
    NamedTerm,
    NameTable,
    run_number,
)
from kg.vocabulary.normalise import normalise
from tests.small_vocabulary import small_vocabulary

DIGEST = "ab" * 32


def term(text: str, category: Category = Category.DISEASE, **changes: object) -> NamedTerm:
    given = {"kind": TermKind.SYNONYM, "supplementary": False, "source": "MeSH"} | changes
    return NamedTerm(text, category=category, **given)


def grade(table: NameTable, name: str, of: NameClass) -> int:
    return table.code(name) >> 4 * of & 15


def test_a_name_has_a_grade_in_its_class() -> None:
    table = NameTable.of([term("Lupus Nephritis"), term("Benlysta", Category.DRUG)])
    assert grade(table, "lupus nephritis", NameClass.CONDITION) == 1
    assert grade(table, "lupus nephritis", NameClass.CHEMICAL) == 0
    assert grade(table, "benlysta", NameClass.CHEMICAL) == 1
    assert table.code("nephritis") & NAME == 0
    assert table.code("gout") == 0


def test_what_is_no_name_is_told_from_what_may_be_one() -> None:
    long = " ".join(["acid"] * (LONGEST_NAME + 1))
    table = NameTable.of([term("Lupus Nephritis"), term(long)])
    assert table.may_name("lupus nephritis")
    assert table.may_name(long)
    assert not any(map(table.may_name, ("lupus", "nephritis lupus", "gout", "")))


_WORDS = st.sampled_from(("lupus", "acid", "beta", "2", "beta2", "12", "nephriti", "s", "oeae"))


@given(st.lists(_WORDS | st.text("aeos2", min_size=1, max_size=8), max_size=2 * LONGEST_NAME))
def test_words_one_by_one_tell_what_they_tell_in_one(words: list[str]) -> None:
    table = NameTable.of([term("Lupus Nephritis"), term("beta2 acid"), term("acid 12")])
    held = NameTable.of([term(" ".join(words))])
    told = normalise(" ".join(words))
    assert table.words_may_name(words) == table.may_name(told)
    assert held.words_may_name(words) == held.may_name(told) == bool(told)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 1),
        ({"kind": TermKind.PERMUTED}, 2),
        ({"supplementary": True}, 3),
        ({"kind": TermKind.ABBREVIATION}, 4),
        ({"kind": TermKind.TRADE_NAME}, 5),
        ({"source": "MONDO"}, 6),
        ({"kind": TermKind.TRADE_NAME, "source": "DrugBank"}, 7),
    ],
)
def test_grades(changes: dict[str, object], expected: int) -> None:
    table = NameTable.of([term("gout", **changes)])
    assert grade(table, "gout", NameClass.CONDITION) == expected


def test_the_better_of_two_grades_counts() -> None:
    table = NameTable.of([term("gout", source="HP"), term("Gout"), term("GOUT", Category.DRUG)])
    assert grade(table, "gout", NameClass.CONDITION) == 1
    assert grade(table, "gout", NameClass.CHEMICAL) == 1
    assert table.code("gout") & (CAPITALS | PLAIN) == CAPITALS | PLAIN


def test_beginnings_and_words_inside_are_told() -> None:
    names = ["renal failure", "renal failure, acute", "renal colic", "acute renal failure"]
    table = NameTable.of(map(term, names))
    assert table.code("renal") & PREFIX
    assert table.code("renal") >> BEGINS + NameClass.CONDITION & 1
    assert table.code("failure") >> HOLDS + NameClass.CONDITION & 1
    assert not table.code("colic") >> HOLDS & 15


def test_the_number_of_a_stretch_follows_from_its_runs() -> None:
    number = 0
    for run in ("TNF", "alpha", "beta2"):
        factor, addend = run_number(run)
        number = (number * factor + addend) % 2**64
    table = NameTable.of([term("TNF alpha beta 2")])
    numbers, _, codes = table.arrays
    assert codes[numbers == number].tolist() == [table.code("tnf-α β2")]
    assert table.code("tnf-α β2") & NAME


def test_all_names_of_a_vocabulary_are_in_its_table() -> None:
    vocabulary = small_vocabulary()
    for identifier in ("D008180", "D010024"):
        for each in vocabulary.concept(identifier).terms:
            assert vocabulary.names.code(each.text) & NAME, each.text


@given(st.lists(st.text("abcde -", min_size=1, max_size=12), max_size=30))
def test_a_table_is_the_same_when_read_from_its_file(texts: list[str]) -> None:
    table = NameTable.of(map(term, texts))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.names"
        table.save(path, DIGEST)
        again = NameTable.open(path, DIGEST)
        assert len(again) == len(table)
        for text in texts:
            assert again.code(text) == table.code(text)
            assert bool(again.code(text) & NAME) == bool(normalise(text))


def test_the_order_of_terms_does_not_matter(tmp_path: Path) -> None:
    terms = [term("gout"), term("Gout", Category.DRUG), term("gout attack"), term("acute gout")]
    for name, order in (("a", terms), ("b", terms[::-1])):
        NameTable.of(order).save(tmp_path / name, DIGEST)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda data: data[:0], "cannot be read"),
        (lambda data: b"x" + data[1:], "another vocabulary's"),
        (lambda data: data[:-1], "damaged"),
        (lambda data: data[:30], "another vocabulary's"),
    ],
)
def test_a_damaged_file_is_refused(harm, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.names"
    NameTable.of([term("gout")]).save(path, DIGEST)
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(VocabularyError, match=told):
        NameTable.open(path, DIGEST)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="kg vocab install"):
        NameTable.open(tmp_path / "none.names", DIGEST)
