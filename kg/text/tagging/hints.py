"""What is known of a short form from the place where its text defines it.

Each unit of a defined short form is told what the vocabulary knows of the long form: its name, or
the longest end of it that is one ("acute renal failure", "renal failure").
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.text.tagging.units import Sentence, Unit, units
from kg.vocabulary.name_table import NameClass, NameTable

_LETTERS: Final = "cdpo"
"""One for each class of names, in the order of `NameClass`."""


def hints(
    sentences: Sequence[Sentence], long_forms: Mapping[str, str], table: NameTable
) -> list[dict[int, str]]:
    """Return for each sentence what its units are told; ``long_forms`` is by short form."""
    told = {
        tuple(unit.text for unit in units(short)): _told(long, table)
        for short, long in sorted(long_forms.items())
    }
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(told, key=len, reverse=True):
        by_first.setdefault(form[0], []).append(form)
    return [dict(_hinted(each.units, by_first, told)) for each in sentences]


def _hinted(
    line: Sequence[Unit],
    by_first: Mapping[str, list[tuple[str, ...]]],
    told: Mapping[tuple[str, ...], str],
) -> Iterator[tuple[int, str]]:
    done = 0
    for place, unit in enumerate(line):
        if place < done:
            continue
        for form in by_first.get(unit.text, ()):
            here = tuple(other.text for other in line[place : place + len(form)])
            if here == form:
                done = place + len(form)
                for step in range(len(form)):
                    yield place + step, f"{_place(step, len(form))} {told[form]}"
                break


def _place(step: int, length: int) -> str:
    if length == 1:
        return "S"
    return "B" if step == 0 else "E" if step == length - 1 else "I"


def _told(long: str, table: NameTable) -> str:
    """Return the classes that a long form names as a whole, and those that its end names."""
    words = [unit.start for unit in units(long) if unit.text[0].isalnum()]
    ends = [long[start:] for start in words]
    found = ["".join(_classes(code)) for code in table.codes_of(ends)]
    whole = found[0] if found else ""
    return f"{whole or '-'} {next(filter(None, found[1:]), '-')}"


def _classes(code: int) -> Iterator[str]:
    for each in NameClass:
        if code >> 4 * each & 15:
            yield _LETTERS[each]
