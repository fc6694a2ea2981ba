"""Words and their places."""

from hypothesis import given
from hypothesis import strategies as st

from kg.text.tokens import last_places, places, tokens


@given(
    st.text(alphabet=st.sampled_from(list("ab '’-=\t\xa0\u0301")), max_size=40), st.integers(1, 9)
)
def test_last_words_are_the_last_of_all(text: str, number: int) -> None:
    every = [(token.start, token.end) for token in tokens(text)]
    assert places(text, 0, len(text)) == every
    assert last_places(text, 0, len(text), number) == every[-number:]
