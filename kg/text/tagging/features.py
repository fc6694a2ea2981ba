"""Sentences to the numbers that a model scores.

A unit's features are those of its own word, those of the words up to two places away, and its
slots: pairs of words, names of the vocabulary, short forms. A slot holds one bucket.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.text.tagging.hashing import bucket, buckets
from kg.text.tagging.names import Names, find_names
from kg.text.tagging.units import Sentence
from kg.text.tagging.words import BORDER, shape_of
from kg.vocabulary.name_table import NameClass, NameTable

Ints: TypeAlias = NDArray[np.int64]

REACH: Final = 2
"""How many places away the words are that a unit sees."""


@dataclass(frozen=True, slots=True)
class Features:
    """``words[i]`` are the texts that ``word[row]`` numbers; word 0 is the border.

    ``word`` has `REACH` borders before, between and after the sentences; ``rows`` are the rows
    of the units in it. ``slots[unit, slot]`` are buckets, 0 for none. ``names`` are those of the
    vocabulary.
    """

    lengths: tuple[int, ...]
    words: tuple[str, ...]
    word: Ints
    rows: Ints
    slots: Ints
    names: Names


def features(
    sentences: Sequence[Sentence], table: NameTable, hints: Iterable[Mapping[int, str]]
) -> Features:
    """Return the features of the units of sentences.

    ``hints`` holds for each sentence what is known of some of its units from elsewhere in their
    text.
    """
    numbers: dict[str, int] = {BORDER: 0}
    word: list[int] = [0] * REACH
    rows: list[int] = []
    for each in sentences:
        rows.extend(range(len(word), len(word) + len(each.units)))
        word += [numbers.setdefault(text, len(numbers)) for _, _, text in each.units]
        word.extend([0] * REACH)
    words = tuple(numbers)
    places, line = np.array(rows, np.int64), np.array(word, np.int64)
    names = find_names(sentences, table)
    slots = (
        *_pairs(words, line, places),
        *_name_slots(names, words, line, places),
        *_hint_slots(sentences, hints),
        _title_slot(sentences),
    )
    lengths = tuple(len(each.units) for each in sentences)
    return Features(lengths, words, line, places, np.stack(slots, axis=1), names)


def _pairs(words: Sequence[str], line: Ints, places: Ints) -> tuple[Ints, ...]:
    """Return the buckets of a word with the one before, the one after, and of those two."""
    hashed = np.array([bucket(f"pair {word.lower()}") for word in words], np.int64)[line]
    here, before, after = hashed[places], hashed[places - 1], hashed[places + 1]
    return (
        buckets(1, before, here),
        buckets(2, here, after),
        buckets(3, before, after),
    )


def _name_slots(names: Names, words: Sequence[str], line: Ints, places: Ints) -> tuple[Ints, ...]:
    shapes = np.array([bucket(f"shape {shape_of(w)}") if w else 0 for w in words], np.int64)
    shape = shapes[line][places]
    state, quality = names.state, names.quality
    slots: list[Ints] = []
    for row in NameClass:
        named = names.place[row] > 0
        slots += [
            np.where(named, buckets(10 + row, state[row]), 0),
            np.where(named, buckets(20 + row, quality[row]), 0),
            np.where(named, buckets(30 + row, quality[row], shape), 0),
        ]
    together, part = np.zeros(len(line), np.int64), np.zeros(len(line), np.int64)
    part[places] = names.part
    together[places] = buckets(40, *state)
    slots += [
        buckets(41, together[places]),
        buckets(42, together[places - 1]),
        buckets(43, together[places + 1]),
        buckets(44, together[places - 1], together[places], together[places + 1]),
        buckets(45, part[places]),
        buckets(46, part[places - 1]),
        buckets(47, part[places + 1]),
        buckets(48, part[places], shape),
    ]
    return tuple(slots)


def _hint_slots(
    sentences: Sequence[Sentence], hints: Iterable[Mapping[int, str]]
) -> tuple[Ints, ...]:
    whole = np.zeros(sum(len(each.units) for each in sentences), np.int64)
    coarse = np.zeros_like(whole)
    row = 0
    for each, known in zip(sentences, hints, strict=True):
        for place, hint in known.items():
            whole[row + place] = bucket(f"hint {hint}")
            coarse[row + place] = bucket(f"coarse hint {hint.rpartition(' ')[0]}")
        row += len(each.units)
    return whole, coarse


def _title_slot(sentences: Sequence[Sentence]) -> Ints:
    value = bucket("title")
    told = [value if each.title else 0 for each in sentences for _ in each.units]
    return np.array(told, np.int64)
