"""Folding: what is plain ASCII folds as it would among other letters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.folding import fold, spaced


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_folds_as_any_text(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} e".strip()


@given(st.text())
@example("𝐀")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("a\u00a0b\u2009c\u202fd\u3000e\n f", "a b c d e f"),
        ("im\u00admuno\u200bsup\u2060pression\ufeff", "immunosuppression"),
        ("a \u200b b", "a b"),
        ("na\u200dive", "naive"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_spaced_leaves_nothing_that_only_typesetting_needs(printed: str, plain: str) -> None:
    assert spaced(printed) == plain


@given(st.text())
def test_spaced_has_single_blanks(text: str) -> None:
    assert spaced(text) == " ".join(spaced(text).split()) == spaced(spaced(text))
