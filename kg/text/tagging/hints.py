"""What is known of a short form from the place where its text defines it.

Each unit of a defined short form is told what the vocabulary knows of the long form: its name, or
the longest end of it that is one ("acute renal failure", "renal failure").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from kg.text.tagging.joined import Joined
from kg.text.tagging.units import Sentence, is_whole
from kg.vocabulary.name_table import NAME, NameClass, NameTable, end_numbers

_RUN: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = "cdpo"
"""One for each class of names, in the order of `NameClass`."""


class Hint(NamedTuple):
    """A place of a short form, ``sentences[sentence].text[start:end]``, and what it is told."""

    sentence: int
    start: int
    end: int
    told: str


def hints(
    sentences: Sequence[Sentence],
    long_forms: Mapping[str, str],
    table: NameTable,
    first: int = 0,
) -> Iterator[Hint]:
    """Yield what the sentences of a document are told; ``long_forms`` is by short form.

    The number of the first sentence is ``first``.
    Of short forms that overlap the first one counts, and of those the longest.
    """
    if not long_forms:
        return
    told = {short: _told(long, table) for short, long in long_forms.items()}
    joined = Joined([each.text for each in sentences])
    found = sorted(
        (number, at, -len(short), short)
        for short in told
        for number, at in joined.occurrences(short)
        if is_whole(sentences[number].text, at, at + len(short))
    )
    done = (0, 0)
    for number, at, _, short in found:
        if (number, at) >= done:
            end = at + len(short)
            done = (number, end)
            yield Hint(first + number, at, end, told[short])


def _told(long: str, table: NameTable) -> str:
    """Return the classes that a long form names as a whole, and those that its end names."""
    numbers = end_numbers(_RUN.findall(long))
    found = (_classes(table.told(number) & NAME) for number in numbers)
    whole = next(found, "")
    return f"{whole or '-'} {next(filter(None, found), '-')}"


@cache
def _classes(code: int) -> str:
    """Return the letters of the classes that a code has a grade of: there are few such codes."""
    return "".join(_LETTERS[each] for each in NameClass if code >> 4 * each & 15)
