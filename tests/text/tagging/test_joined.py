"""Texts that are searched together: each text is searched as if by itself."""

from hypothesis import given
from hypothesis import strategies as st

from kg.text.tagging.joined import Joined

LETTERS = st.text("ab\n", max_size=8)


@given(st.lists(LETTERS, max_size=6), st.text("ab\n", min_size=1, max_size=3))
def test_a_part_stands_where_each_text_by_itself_holds_it(texts: list[str], part: str) -> None:
    expected = [
        (number, at)
        for number, text in enumerate(texts)
        for at in range(len(text))
        if text.startswith(part, at)
    ]
    assert list(Joined(texts).occurrences(part)) == expected
