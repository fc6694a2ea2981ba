"""All names of a vocabulary as numbers: what a whole text's words are held against at once.

A name is filed under a 64-bit number made of its normalised words, one after the other, so that
the number of a stretch of text follows from that of the stretch one word shorter. The numbers lie
sorted in one memory-mapped file, divided into buckets by their first bits: thousands of stretches
are looked up in one pass of array operations, and all processes share the pages.

Laws
    1. Two names have the same number when their normalised words are the same; that different ones
       share a number is as likely as drawing one grain of sand twice, and costs a wrong hint.
    2. The same vocabulary gives the same file, byte for byte.

What is told of a name is a `Code`: for each class of concepts how well it names one, and whether
longer names begin with it.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.errors import VocabularyError
from kg.model import Category
from kg.vocabulary.concept import TermKind
from kg.vocabulary.normalise import keys, normalise

Numbers: TypeAlias = NDArray[np.uint64]
Codes: TypeAlias = NDArray[np.uint32]

LONGEST_NAME: Final = 12
"""Words: a longer name is a chemical's formula, which nobody finds by matching word for word."""

_REMEMBERED: Final = 1 << 15
_MAGIC: Final = b"kgNames1"
_PRIME: Final = 0x9E3779B97F4A7C15 | 1
_MASK: Final = (1 << 64) - 1
BUCKET_BITS: Final = 20
"""The first bits of a number tell its bucket."""


def names_path(vocabulary: Path) -> Path:
    """Return where the names of a compiled vocabulary lie: beside it."""
    return vocabulary.with_suffix(".names")


class NameClass(IntEnum):
    """What a name may name; each has four bits of a `Code`."""

    CHEMICAL = 0
    CONDITION = 1
    PROTEIN = 2
    OTHER = 3


CLASS_OF: Final = {
    Category.DRUG: NameClass.CHEMICAL,
    Category.CHEMICAL: NameClass.CHEMICAL,
    Category.DISEASE: NameClass.CONDITION,
    Category.PHENOTYPE: NameClass.CONDITION,
    Category.PROTEIN: NameClass.PROTEIN,
    Category.OTHER: NameClass.OTHER,
}
GRADES: Final = 8
"""How well a name names: 0 not at all, 1 a descriptor's name ... 7 another vocabulary's."""

PREFIX: Final = 1 << 16
"""Set where longer names begin with these words."""

CAPITALS: Final = 1 << 17
"""Set where some term of this name has capitals behind its first letter."""

PLAIN: Final = 1 << 18
"""Set where some term of this name has none."""

NAME: Final = 0xFFFF
"""The bits of the classes: none is set where the words are a beginning only."""

BEGINS: Final = 19
"""From this bit on, one for each class: longer names of it begin with these words."""

HOLDS: Final = 23
"""From this bit on, one for each class: this one word stands in many of its names."""

MANY: Final = 3
"""Names that hold a word, and at least `SHARE` of all that do, for `HOLDS` to be set."""

SHARE: Final = 0.2


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term to be filed."""

    text: str
    kind: TermKind
    category: Category
    supplementary: bool
    source: str


@lru_cache(maxsize=1 << 16)
def word_number(word: str) -> int:
    """Return the number of one normalised word."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=1 << 13)
def run_number(run: str) -> tuple[int, int]:
    """Return what a run of letters and digits does to the number of the stretch before it.

    The run may fold to two words (``beta2``). The new number is ``old * factor + addend`` in 64
    bits; a run that folds to nothing leaves it as it is.
    """
    factor, addend = 1, 0
    for word in normalise(run).split():
        factor = factor * _PRIME & _MASK
        addend = (addend * _PRIME + word_number(word)) & _MASK
    return factor, addend


def end_numbers(runs: Sequence[str]) -> list[int]:
    """Return the numbers of stretches of text: of all runs, of all but the first, and so on."""
    number, shift = 0, 1
    found = []
    for run in reversed(runs):
        factor, addend = run_number(run)
        number = (addend * shift + number) & _MASK
        shift = shift * factor & _MASK
        found.append(number)
    return found[::-1]


def _numbers(key: str) -> Iterator[int]:
    """Yield the number of the first word, of the first two, and so on."""
    number = 0
    for word in key.split():
        number = (number * _PRIME + word_number(word)) & _MASK
        yield number


def _number(key: str) -> int:
    """Return the number of normalised words, 0 of none."""
    number = 0
    for word in key.split():
        number = (number * _PRIME + word_number(word)) & _MASK
    return number


def code_of(term: NamedTerm) -> int:
    """Return the code of a term: its grade in its class, and how it is written."""
    place = 4 * CLASS_OF[term.category]
    capital = any(letter.isupper() for letter in term.text[1:])
    return _grade(term) << place | (CAPITALS if capital else PLAIN)


def _grade(term: NamedTerm) -> int:
    own = term.source.startswith("MeSH")
    if term.kind is TermKind.TRADE_NAME:
        return 5 if own else 7
    if term.kind is TermKind.ABBREVIATION:
        return 4
    if not own:
        return 6
    if term.kind is TermKind.PERMUTED:
        return 2
    return 3 if term.supplementary else 1


def _merged(one: int, other: int) -> int:
    """Return the code of what two terms of one name say: in each class the better grade."""
    merged = (one | other) & ~NAME
    for place in range(0, 16, 4):
        grades = [grade for grade in (one >> place & 15, other >> place & 15) if grade]
        merged |= min(grades, default=0) << place
    return merged


def _held(counts: list[int]) -> int:
    least = max(MANY, SHARE * sum(counts))
    return sum(1 << HOLDS + place for place, count in enumerate(counts) if count >= least)


class NameTableBuilder:
    """Takes terms in, one by one, and gives their table."""

    def __init__(self) -> None:
        self._codes: dict[int, int] = {}
        self._holding: dict[str, list[int]] = {}

    def add(self, term: NamedTerm, forms: Iterable[str] | None = None) -> None:
        """File a term under its normalised ``forms``, which are made where they are not given."""
        code, place = code_of(term), CLASS_OF[term.category]
        for form in keys(term.text) if forms is None else forms:
            *before, whole = _numbers(form)
            words = [self._holding.setdefault(word, [0] * len(NameClass)) for word in form.split()]
            if len(before) >= LONGEST_NAME:
                continue
            self._codes[whole] = _merged(self._codes.get(whole, 0), code)
            for number in before:
                self._codes[number] = self._codes.get(number, 0) | PREFIX | 1 << BEGINS + place
            for counts in words:
                counts[place] += 1

    def table(self) -> "NameTable":
        """Return the table of the terms that were added."""
        found = dict(self._codes)
        for word, counts in self._holding.items():
            number = word_number(word)
            found[number] = found.get(number, 0) | _held(counts)
        numbers = np.array(sorted(found), dtype=np.uint64)
        codes = np.array([found[int(number)] for number in numbers], dtype=np.uint32)
        return NameTable(numbers, codes, _bucket_starts(numbers))


class NameTable:
    """The numbers of all names, sorted, and what is told of each."""

    def __init__(self, numbers: Numbers, codes: Codes, buckets: NDArray[np.uint32]) -> None:
        self._numbers: Numbers = _unchanging(numbers)
        self._codes: Codes = _unchanging(codes)
        self._buckets: Codes = _unchanging(buckets)
        # One number of a memory view is found twice as fast as one of an array.
        self._number_at = self._numbers.data
        self._code_at = self._codes.data
        self._bucket_at = self._buckets.data
        self.code = lru_cache(_REMEMBERED)(self._find)
        """Returns the code of one name, 0 where it is none."""

    @classmethod
    def of(cls, terms: Iterable[NamedTerm]) -> "NameTable":
        """Return the table of some terms, in memory."""
        builder = NameTableBuilder()
        for term in terms:
            builder.add(term)
        return builder.table()

    @property
    def arrays(self) -> tuple[Numbers, Codes, Codes]:
        """The sorted numbers, the place where each bucket begins, and the codes; not to be changed.

        Numbers with the first `BUCKET_BITS` bits ``b`` are from ``buckets[b]`` to
        ``buckets[b + 1]``.
        """
        return self._numbers, self._buckets, self._codes

    def may_name(self, key: str) -> bool:
        """Tell whether normalised words may be a name: one that is filed, or too long for that."""
        return bool(self.told(_number(key)) & NAME) or key.count(" ") >= LONGEST_NAME

    def words_may_name(self, words: Sequence[str]) -> bool:
        """Tell of normalised words what `may_name` tells of them in one, in less time."""
        if len(words) > LONGEST_NAME // 2:  # each of which may fold to two
            return self.may_name(normalise(" ".join(words)))
        number = 0
        for word in words:
            factor, addend = run_number(word)
            number = (number * factor + addend) & _MASK
        return bool(self.told(number) & NAME)

    def may_name_substance(self, key: str) -> bool:
        """Tell whether normalised words may be a name of a drug or a chemical."""
        is_filed = bool(self.told(_number(key)) >> 4 * NameClass.CHEMICAL & 15)
        return is_filed or key.count(" ") >= LONGEST_NAME

    def has_word(self, word: str) -> bool:
        """Tell whether a normalised word stands in any name, the longest included."""
        return self._place(word_number(word)) is not None

    def told(self, number: int) -> int:
        """Return the code of a name by its number, 0 where it is none."""
        place = self._place(number)
        return 0 if place is None else self._code_at[place]

    def _place(self, number: int) -> int | None:
        bucket = number >> 64 - BUCKET_BITS
        for place in range(self._bucket_at[bucket], self._bucket_at[bucket + 1]):
            if self._number_at[place] == number:
                return place
        return None

    def _find(self, name: str) -> int:
        return self.told(_number(normalise(name)))

    def __len__(self) -> int:
        """How many names and beginnings of names there are."""
        return len(self._numbers)

    def save(self, path: Path, digest: str) -> None:
        """Write the table beside its place, and put it there in one step; raises `OSError`."""
        half = path.with_name(f"{path.name}.part")
        with half.open("wb") as stream:
            stream.write(_MAGIC + bytes.fromhex(digest))
            stream.write(len(self._numbers).to_bytes(8, "little"))
            for array in (self._numbers, self._buckets, self._codes):
                stream.write(array.tobytes())
            stream.flush()
            os.fsync(stream.fileno())
        half.replace(path)

    @classmethod
    def open(cls, path: Path, digest: str) -> "NameTable":
        """Map a table into memory.

        Raises:
            VocabularyError: when there is none, it is damaged, or is another vocabulary's.
        """
        try:
            data: NDArray[Any] = np.memmap(path, dtype=np.uint8, mode="r")
        except (OSError, ValueError) as error:
            raise VocabularyError(
                f"{path}: the names cannot be read ({error}); {_REMEDY}"
            ) from error
        head = len(_MAGIC) + 32
        count = int.from_bytes(data[head : head + 8].tobytes(), "little")
        sizes = (8 * count, 4 * ((1 << BUCKET_BITS) + 1), 4 * count)
        if data[:head].tobytes() != _MAGIC + bytes.fromhex(digest):
            raise VocabularyError(f"{path}: these are another vocabulary's names; {_REMEDY}")
        if len(data) != head + 8 + sum(sizes):
            raise VocabularyError(f"{path}: the names are damaged; {_REMEDY}")
        parts = np.split(data[head + 8 :], np.cumsum(sizes)[:-1])
        numbers, buckets, codes = (
            part.view(kind) for part, kind in zip(parts, _KINDS, strict=True)
        )
        return cls(numbers, codes, buckets)


def _unchanging(array: NDArray[Any]) -> NDArray[Any]:
    """Return a view of an array that nobody can write to, whether it is a file's or not."""
    view = array.view(np.ndarray)
    view.flags.writeable = False
    return view


_KINDS: Final = (np.uint64, np.uint32, np.uint32)
_REMEDY: Final = "run `kg vocab install` to install it again"


def _bucket_starts(numbers: Numbers) -> NDArray[np.uint32]:
    edges = np.arange((1 << BUCKET_BITS) + 1, dtype=np.uint64)
    starts = np.searchsorted(numbers, edges[:-1] << np.uint64(64 - BUCKET_BITS))
    return np.append(starts, len(numbers)).astype(np.uint32)
