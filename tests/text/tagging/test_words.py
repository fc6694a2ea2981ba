"""Words, their numbers and their features."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.text.tagging import numbering
from kg.text.tagging.numbering import Numbering
from kg.text.tagging.units import Sentence, units
from kg.text.tagging.words import PARTS, REACH, word_buckets


def buckets(*words: str) -> list[list[tuple[int, int]]]:
    found = word_buckets(words)
    pairs = list(zip(found.part.tolist(), found.bucket.tolist(), strict=True))
    return [pairs[a:b] for a, b in zip(found.ends, found.ends[1:], strict=False)]


@given(st.lists(st.text("aBé1", max_size=9), max_size=5))
def test_a_word_has_the_same_features_in_any_company(words: list[str]) -> None:
    assert buckets(*words) == [buckets(word)[0] for word in words]


def test_no_feature_is_told_twice() -> None:
    (found,) = buckets("bananana")
    assert len(found) == len(set(found))


def test_neighbours_see_a_word_but_not_its_inside() -> None:
    (found,) = buckets("nephritis")
    counts = [sum(part == of for part, _ in found) for of in range(PARTS)]
    assert counts[0] == counts[-1] == 3
    assert counts[REACH - 1] == counts[REACH + 1] == 7
    assert counts[REACH] > 20


def numbered(made: Numbering, text: str) -> list[int]:
    found = units([Sentence(text)])
    return made.numbers(found, found.starts, found.stops).tolist()


def test_words_are_numbered_as_they_are_met() -> None:
    told: list[tuple[int, list[str]]] = []
    made = Numbering(lambda first, words: told.append((first, list(words))))
    assert numbered(made, "gout and gout") == [1, 2, 1]
    assert numbered(made, "and iron") == [2, 3]
    assert told == [(0, [""]), (1, ["gout", "and"]), (3, ["iron"])]


def test_a_full_memory_begins_anew(monkeypatch) -> None:
    monkeypatch.setattr(numbering, "REMEMBERED", 4)
    made = Numbering()
    numbered(made, "a b c")
    assert numbered(made, "c d") == [1, 2]
    many = " ".join(map(chr, range(ord("a"), ord("z") + 1)))
    assert numbered(made, many) == list(range(1, 27))
    assert numbered(made, many) == list(range(1, 27))


def test_rows_grow_and_keep_what_they_hold() -> None:
    rows = numbering.grown(np.ones((1, 2)), 5)
    assert rows.shape == (5, 2)
    assert rows[0].tolist() == [1, 1]
    assert numbering.grown(rows, 3) is rows
