"""Which concepts a name is grounded in, on a vocabulary of a few concepts."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.model import Category, MatchMethod
from kg.text.grounding import DocumentNames, FoundName, Grounder, Parameters, learn
from tests.text.grounding.vocabulary import (
    CHEMICAL,
    CONDITION,
    NOTHING,
    SYNONYMS,
    examples,
    lexicon,
    parameters,
)


def _concepts(quote: str, kind: str, document: DocumentNames = NOTHING) -> tuple[str, ...]:
    found = Grounder(lexicon(), parameters()).ground(FoundName(quote, kind), document)  # type: ignore[arg-type]
    return tuple(each.concept for each in found)


@pytest.mark.parametrize(
    ("quote", "concept"),
    [
        ("Hypertension", "D006973"),
        ("hypertensive", "D006973"),
        ("severe heart failure", "D006333"),
        ("failure of the heart", "D006333"),
        ("renal failure", "D051437"),
        ("ovarian carcinoma", "D010051"),
        ("high blood pressure", "D006973"),
        ("Alzheimer's disease", "D000544"),
    ],
)
def test_conditions(quote: str, concept: str) -> None:
    assert _concepts(quote, CONDITION) == (concept,)


@pytest.mark.parametrize(
    ("quote", "concept"),
    [
        ("bupropion", "D016642"),
        ("bupropion hydrochloride", "D016642"),
        ("[3H]-naloxone", "D009270"),
        ("Narcan", "D009270"),
    ],
)
def test_chemicals(quote: str, concept: str) -> None:
    assert _concepts(quote, CHEMICAL) == (concept,)


def test_a_composite_name_names_several() -> None:
    assert _concepts("ovarian and breast cancer", CONDITION) == ("D001943", "D010051")


def test_what_is_unknown_names_nothing() -> None:
    assert _concepts("xyzzy", CONDITION) == ()
    assert _concepts("", CHEMICAL) == ()


def test_a_chemical_is_no_condition() -> None:
    assert _concepts("bupropion", CONDITION) == ()


def test_a_defined_short_form_means_its_long_form() -> None:
    document = DocumentNames({"HF": "heart failure"})
    (found,) = Grounder(lexicon(), parameters()).ground(FoundName("HF", CONDITION), document)
    assert (found.concept, found.method) == ("D006333", MatchMethod.SHORT_FORM)
    assert (found.short_form_of, found.category) == ("heart failure", Category.DISEASE)


def test_a_definition_counts_before_what_was_learnt() -> None:
    document = DocumentNames({"AD": "atopic dermatitis"})
    assert _concepts("AD", CONDITION, document) == ("D000755",)


def test_the_method_tells_how() -> None:
    ground = Grounder(lexicon(), parameters()).ground
    methods = {
        quote: ground(FoundName(quote, CONDITION), NOTHING)[0].method
        for quote in ("heart failure", "high blood pressure", "severe hepatitis")
    }
    assert methods["heart failure"] is MatchMethod.EXACT
    assert methods["high blood pressure"] is MatchMethod.LEARNT


def test_a_superseded_identifier_is_replaced() -> None:
    assert parameters().superseded == {"C000001": "D009270"}


def test_saved_parameters_are_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "a.npz", tmp_path / "b.npz"
    parameters().save(first)
    learn(examples(), lexicon(), SYNONYMS).save(second)
    assert first.read_bytes() == second.read_bytes()
    loaded = Parameters.load(first)
    name = FoundName("severe heart failure", CONDITION)
    assert Grounder(lexicon(), loaded).ground(name, NOTHING) == Grounder(
        lexicon(), parameters()
    ).ground(name, NOTHING)


def test_what_is_learnt_holds_no_text_of_the_corpora(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    parameters().save(path)
    with np.load(path) as held:
        told = held["about"].tobytes().decode().lower()
    assert "narcan" not in told
    assert "pressure" not in told


def test_damaged_parameters_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(b"no parameters")
    with pytest.raises(ModelError):
        Parameters.load(path)
    with pytest.raises(ModelError):
        Parameters.load(tmp_path / "missing.npz")


@given(st.text(max_size=40), st.dictionaries(st.text(max_size=6), st.text(max_size=20), max_size=2))
def test_every_grounding_is_of_the_vocabulary(quote: str, forms: dict[str, str]) -> None:
    grounder = Grounder(lexicon(), parameters())
    for kind in (CHEMICAL, CONDITION):
        for each in grounder.ground(FoundName(quote, kind), DocumentNames(forms)):
            assert lexicon().get(each.concept) is not None
            assert 0 <= each.probability <= 1
