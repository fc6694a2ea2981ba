"""Rewritings, derivations, equivalents and conjuncts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.grounding.coordination import conjuncts
from kg.text.grounding.derivation import nouns
from kg.text.grounding.equivalents import equivalents
from kg.text.grounding.rewriting import Rewriter
from tests.text.grounding.vocabulary import CONDITION, SYNONYMS, lexicon

REWRITER = Rewriter(
    lexicon(), equivalents(SYNONYMS[CONDITION]), lambda _: 0.5, ("disease",), lambda *_: 0.5
)
WORD = st.sampled_from(("kidney", "failure", "of", "the", "cancer", "hypertensive"))
WORDS = st.lists(WORD, max_size=5)


@given(WORDS)
def test_rewritings_come_by_rising_cost_and_once(words: list[str]) -> None:
    found = list(REWRITER.rewritings(tuple(words), 60))
    assert found[0].words == tuple(words)
    assert [each.cost for each in found] == sorted(each.cost for each in found)


def test_equivalent_words_are_those_of_one_concept() -> None:
    found = equivalents(SYNONYMS[CONDITION])
    assert "kidney" in [each.word for each in found["renal"]]
    assert "cancer" in [each.word for each in found["carcinoma"]]
    assert "ovarian" not in [each.word for each in found.get("breast", ())]


@pytest.mark.parametrize(
    ("adjective", "noun"),
    [
        ("hypertensive", "hypertension"),
        ("epileptic", "epilepsy"),
        ("psychotic", "psychosis"),
        ("hepatotoxic", "hepatotoxicity"),
        ("dyskinetic", "dyskinesia"),
        ("parkinsonian", "parkinsonism"),
        ("depressive", "depression"),
        ("cirrhotic", "cirrhosis"),
        ("obese", "obesity"),
        ("scotomata", "scotoma"),
        ("thrombi", "thrombus"),
        ("cortice", "cortex"),
    ],
)
def test_nouns_of_adjectives(adjective: str, noun: str) -> None:
    assert noun in list(nouns(adjective, {noun}.__contains__))


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("psychotic or affective disorders", ("psychotic disorders", "affective disorders")),
        ("nausea and vomiting", ("nausea", "vomiting")),
        ("cleft lip and palate", ("cleft lip", "cleft palate")),
        ("and", ("and",)),
    ],
)
def test_conjuncts(quote: str, parts: tuple[str, ...]) -> None:
    assert conjuncts(quote) == parts
