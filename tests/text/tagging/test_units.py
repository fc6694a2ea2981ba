"""How a text is cut into units: by compiled code, and just as a regular expression would."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.text.tagging.units import Sentence, is_whole, occurrences, units

UNIT = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+|[^\w\s]|_")
TEXTS = st.text("ab1 .\u0301-α²१𝛼😀_/(\n\ud800", max_size=20)


def cut(*texts: str) -> list[str]:
    found = units([Sentence(text) for text in texts])
    return [found.text[a:b] for a, b in zip(found.starts, found.stops, strict=True)]


@given(st.lists(st.one_of(TEXTS, st.text(max_size=20)), max_size=6))
def test_units_are_those_of_the_expression(texts: list[str]) -> None:
    assert cut(*texts) == [match.group() for text in texts for match in UNIT.finditer(text)]


def test_units_know_their_sentence() -> None:
    found = units([Sentence("a b"), Sentence(""), Sentence("c")])
    assert found.firsts.tolist() == [0, 2, 2, 3]
    assert found.lines.tolist() == [0, 3, 3, 4]


PIECES = ["a", "B", "a\u0301", "1", "२", "²", "𝛼", " ", ".", "_", "-", "("]
PIECED = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(PIECED, PIECED.filter(bool))
def test_what_occurs_is_a_run_of_whole_units(text: str, part: str) -> None:
    starts = {match.start() for match in UNIT.finditer(text)}
    inside = {at for m in UNIT.finditer(text) for at in range(m.start() + 1, m.end())}
    places = [at for at in range(len(text)) if text.startswith(part, at)]
    whole = [at for at in places if not {at, at + len(part)} & inside]
    assert list(occurrences(text, part)) == whole
    assert all(is_whole(text, *match.span()) for match in UNIT.finditer(text))
    assert starts.isdisjoint(inside)
