"""A printed reference is a paper of the graph where one paper, and no other, has its key."""

import random

from hypothesis import given
from hypothesis import strategies as st

from kg.links import CitationKey, citations

PAPER, OTHER, CITING = (f"http://rdf.ncbi.nlm.nih.gov/pubmed/{n}" for n in (1, 2, 3))
REFERENCE = f"{CITING}#ref-4"


def _links(*keys: CitationKey) -> list[tuple[str, str]]:
    lines = sorted({key.line() for key in keys})
    found = citations(map(CitationKey.of, lines))
    return [(str(triple.subject)[1:-1], str(triple.object)[1:-1]) for triple in found]


def test_one_paper_is_cited() -> None:
    cited, printed = CitationKey("a", PAPER), CitationKey("a", REFERENCE, CITING)
    assert _links(cited, printed, CitationKey("b", OTHER)) == [(CITING, PAPER)]


def test_of_two_papers_none_is() -> None:
    printed = CitationKey("a", REFERENCE, CITING)
    assert _links(CitationKey("a", PAPER), CitationKey("a", OTHER), printed) == []


def test_a_paper_does_not_cite_itself() -> None:
    assert _links(CitationKey("a", CITING), CitationKey("a", REFERENCE, CITING)) == []


KEYS = st.lists(
    st.builds(
        CitationKey,
        st.sampled_from("abc"),
        st.sampled_from([PAPER, OTHER, CITING]),
        st.sampled_from([None, PAPER, OTHER]),
    ),
    max_size=12,
)


@given(KEYS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(
    keys: list[CitationKey], chance: random.Random
) -> None:
    again = [*keys, *keys]
    chance.shuffle(again)
    assert _links(*keys) == _links(*again)
    assert [CitationKey.of(key.line()) for key in keys] == keys
