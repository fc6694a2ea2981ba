"""The table of names that corpora showed."""

from hypothesis import given
from hypothesis import strategies as st

from kg.text.grounding.learnt_names import LearntNames, Sightings

IDENTIFIERS = st.from_regex(r"[CD][0-9]{6,9}", fullmatch=True)
ANSWERS = st.lists(
    st.tuples(
        st.lists(IDENTIFIERS, min_size=1, max_size=3, unique=True).map(tuple),
        st.integers(1, 60_000),
    ),
    min_size=1,
    max_size=3,
).map(tuple)


@given(st.dictionaries(st.integers(0, 2**64 - 1), ANSWERS, max_size=5))
def test_arrays_hold_the_whole_table(
    held: dict[int, tuple[tuple[tuple[str, ...], int], ...]],
) -> None:
    table = LearntNames(held)
    assert LearntNames.of(table.arrays()) == table


def test_a_document_tells_nothing_new_about_itself() -> None:
    sightings = Sightings(
        [(1, ("D1",), "a"), (1, ("D1",), "b"), (1, ("D2",), "a"), (2, ("D3",), "a")]
    )
    assert sightings.answers(1) == ((("D1",), 2), (("D2",), 1))
    assert sightings.without("a").answers(1) == ((("D1",), 1),)
    assert sightings.without("a").answers(2) == ()
    assert sightings.learnt().answers(3) == ()
