import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.spelling import deletions, one_letter_apart

WORDS = st.text("abcde", min_size=2, max_size=9)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("bacteriema", "bacteremia", True),  # moved
        ("osteoporsis", "osteoporosis", True),  # dropped
        ("denosummab", "denosumab", True),  # added
        ("belimubab", "belimumab", True),  # changed
        ("dneosumab", "denosumab", True),  # swapped
        ("denosumab", "denosumab", False),
        ("prednisone", "prednisolone", False),
        ("abcdef", "bcdefg", False),  # one letter gone, another come
        ("hypotension", "hypertension", False),
    ],
)
def test_examples(left, right, apart):
    assert one_letter_apart(left, right) is apart
    assert one_letter_apart(right, left) is apart


@given(WORDS, st.data())
def test_every_edit_is_found_through_the_index(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    to = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcde"))
    rest = word[:place] + word[place + 1 :]
    for edited in (
        rest,
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        rest[:to] + word[place] + rest[to:],
    ):
        if edited != word:
            assert one_letter_apart(word, edited)
            assert deletions(word) & deletions(edited)


@given(WORDS, WORDS)
def test_what_is_one_letter_apart_meets_in_the_index(left, right):
    if one_letter_apart(left, right):
        assert left != right
        assert deletions(left) & deletions(right)
