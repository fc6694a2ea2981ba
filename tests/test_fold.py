"""Folding: what is plain ASCII folds as it would among other letters."""

from hypothesis import example, given
from hypothesis import strategies as st

from kg.folding import fold


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_folds_as_any_text(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} e".strip()


@given(st.text())
@example("𝐀")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
