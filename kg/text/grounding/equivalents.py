"""Words that stand for one another in names: kidney and renal, cancer and tumor.

Nobody lists them. A vocabulary gives most concepts several names; where two names of one concept
differ in one word, those two words mean the same there, and how often names that differ in just
these two words name one concept tells how far the words are equivalent elsewhere. The empty word
stands for one that may be missing: "parkinson" and "parkinson disease".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from math import log1p
from typing import Final, NamedTuple, TypeAlias

from kg.text.grounding.words import bag, words_of

_FEWEST: Final = 2  # concepts that show a pair
_LEAST: Final = 0.2  # reliability
_MOST: Final = 8  # equivalents of a word
_LONGEST: Final = 6  # words of a name that is looked at
_MOST_NAMES: Final = 40  # of one concept: of more, most are codes and brands
_HEADS: Final = 16
_DOUBT: Final = 3.0  # as many counter-examples are supposed beforehand


class Equivalent(NamedTuple):
    """A word, and how reliably it may stand for the other: from 0 to 1."""

    word: str
    reliability: float


Equivalents: TypeAlias = Mapping[str, tuple[Equivalent, ...]]
_Frames: TypeAlias = Mapping[tuple[str, ...], Mapping[str, set[int]]]


def equivalents(synonyms: Iterable[Sequence[str]]) -> dict[str, tuple[Equivalent, ...]]:
    """Return the equivalents of each word, the most reliable and frequent first.

    ``synonyms`` holds the names of one concept each.
    """
    frames = _frames(synonyms)
    same = _pairs(frames)
    seen = _chances(frames, same)
    found: dict[str, list[Equivalent]] = defaultdict(list)
    for (one, other), shown in same.items():
        reliability = shown / (seen[one, other] + _DOUBT)
        if shown >= _FEWEST and reliability >= _LEAST:
            found[one].append(Equivalent(other, round(reliability, 3)))
            found[other].append(Equivalent(one, round(reliability, 3)))

    def order(word: str, other: Equivalent) -> tuple[float, str]:
        shown = same[min(word, other.word), max(word, other.word)]
        # A missing word may be any: there it counts how often, not how surely it is the same.
        return -log1p(shown) * (other.reliability if word else shown), other.word

    return {
        word: tuple(sorted(others, key=partial(order, word))[:_MOST])
        for word, others in sorted(found.items())
    }


def heads(synonyms: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the words that names end with most often: disease, syndrome, disorder.

    ``synonyms`` holds the names of one concept each; a concept counts once.
    """
    ends = Counter(
        word
        for names in synonyms
        for word in {words[-1] for words in map(words_of, names) if len(words) > 1}
        if word.isalpha() and len(word) > 1
    )
    return tuple(sorted(ends, key=lambda word: (-ends[word], word))[:_HEADS])


def _frames(synonyms: Iterable[Sequence[str]]) -> _Frames:
    """Return, by what is left of a name without one word, the words and the concepts they name."""
    frames: dict[tuple[str, ...], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for concept, names in enumerate(synonyms):
        told = {tuple(bag(words_of(name)).split()) for name in names[:_MOST_NAMES]}
        for words in told:
            if not 1 <= len(words) <= _LONGEST or any(word.isdigit() for word in words):
                continue
            frames[words][""].add(concept)
            for place in range(len(words) if len(words) > 1 else 0):
                frames[words[:place] + words[place + 1 :]][words[place]].add(concept)
    return frames


def _pairs(frames: _Frames) -> Counter[tuple[str, str]]:
    """Count the concepts that have names with either of two words in one frame."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for fillers in frames.values():
        by_concept: dict[int, list[str]] = defaultdict(list)
        for word in sorted(fillers):
            for concept in fillers[word]:
                by_concept[concept].append(word)
        for concept, words in by_concept.items():
            for pair in combinations(words, 2):
                found[pair].add(concept)
    return Counter({pair: len(concepts) for pair, concepts in found.items()})


def _chances(frames: _Frames, pairs: Mapping[tuple[str, str], int]) -> Counter[tuple[str, str]]:
    """Count the frames in which both words of a pair stand, be it for one concept or for two."""
    partners: dict[str, set[str]] = defaultdict(set)
    for (one, other), shown in pairs.items():
        if shown >= _FEWEST:
            partners[one].add(other)
    return Counter(pair for fillers in frames.values() for pair in _both(fillers, partners))


def _both(
    fillers: Mapping[str, set[int]], partners: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    for one in fillers:
        others = partners.get(one)
        if others:
            # The smaller set first, or a missing word's thousands of partners cost minutes.
            for other in others & fillers.keys():
                yield one, other
