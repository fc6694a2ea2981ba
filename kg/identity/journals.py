"""Which records name the same journal, and what it is called.

Laws
    1. Journals are one when they share an NLM id or an ISSN. Those of different NLM ids, or of
       different linking ISSNs, never are: an ISSN that two of them claim joins nothing.
    2. A journal without any number is the one numbered journal that has its name, by its
       abbreviation before its title; where several have it, it stays by itself.
    3. A journal is called by its NLM id, else by the least of its linking ISSNs, else by its name.
    4. A paper appeared in one journal: of its records, one that gives no number, or the name that
       another gives too, takes the word of the record that is surest.

Journals are few, some forty thousand in all of PubMed, and are held in memory.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import IntEnum
from operator import attrgetter
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

from kg.extractors import has_form, journal_key
from kg.identity.groups import Groups
from kg.model import Journal, Record
from kg.names import FABIO, PRISM, Minter, slug


class NamedJournal(Record, frozen=True):
    """A journal as a record names it.

    ``own`` is what it is called if no other record names it. ``names`` are as they are compared,
    those that tell more first; a number that is not given, or no such number, is empty.
    """

    own: str
    nlm_id: str
    issn_linking: str
    issn: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers by which other records may name it."""
        return (f"NLM {self.nlm_id}", *self.issn) if self.nlm_id else self.issn


class Known(IntEnum):
    """How it is known which journal is meant: the higher, the surer."""

    BY_ITSELF = 0
    BY_NAME = 1
    BY_ISSN = 2
    BY_NLM_ID = 3


class Called(NamedTuple):
    """What a journal is called, and how that is known."""

    iri: str
    known: Known


def named_journal(journal: Journal | None, minter: Minter) -> NamedJournal | None:
    """Return how a record names its journal, or ``None`` where it names none."""
    key = journal_key(journal) if journal else None
    if journal is None or key is None:
        return None
    linking = _formed(FABIO.hasIssnL, journal.issn_linking)
    issn = {*journal.issn, journal.print_issn, journal.electronic_issn, linking}
    return NamedJournal(
        minter.journal(key).value,
        _formed(FABIO.hasNationalLibraryOfMedicineJournalId, journal.nlm_id),
        linking,
        tuple(sorted(each for each in issn if each and _is_issn(each))),
        tuple(dict.fromkeys(_names(journal))),
    )


def _formed(predicate: NamedNode, number: str | None) -> str:
    return number if number and has_form(predicate, number) else ""


def _is_issn(printed: str) -> bool:
    """Tell whether a number can be somebody's ISSN (ISO 3297, 4.2: modulus 11)."""
    if not has_form(PRISM.issn, printed):
        return False
    digits = [10 if digit == "X" else int(digit) for digit in printed.replace("-", "")]
    weighed = sum(weight * digit for weight, digit in zip(range(8, 0, -1), digits, strict=True))
    return any(digits) and weighed % 11 == 0


def _names(journal: Journal) -> Iterator[str]:
    """Yield what a journal is called, as it is compared.

    NLM puts a subtitle behind a colon that stands free, and a title in another language behind
    such an equals sign; others leave them out, and the article.
    """
    titles = re.split(r" [=:] ", journal.title or "")
    for name in (journal.abbreviation, journal.iso_abbreviation, journal.title, titles[0]):
        if name:
            yield slug(name).removeprefix("the-")


def called(journals: Sequence[NamedJournal]) -> Iterator[Called]:
    """Yield what each of the journals of a build is called (laws 1 to 3)."""
    groups = _joined_by_number(journals)
    members = defaultdict(list)
    for number, journal in enumerate(journals):
        members[groups.of(number)].append(journal)
    by_number = {group: _by_number(every) for group, every in members.items()}
    bearers = defaultdict(set)
    for number, journal in enumerate(journals):
        for name in journal.names if journal.numbers else ():
            bearers[name].add(by_number[groups.of(number)].iri)
    for number, journal in enumerate(journals):
        yield by_number[groups.of(number)] if journal.numbers else _by_name(journal, bearers)


_TELLING_APART: Final = (attrgetter("nlm_id"), attrgetter("issn_linking"))
"""What no journal has two of."""


def _joined_by_number(journals: Sequence[NamedJournal]) -> Groups:
    groups = Groups(range(len(journals)))
    bearers = defaultdict(list)
    for number, journal in enumerate(journals):
        for each in journal.numbers:
            bearers[each].append(number)
    for alike in bearers.values():
        if all(len({of(journals[n]) for n in alike} - {""}) <= 1 for of in _TELLING_APART):
            groups.join(alike)
    for of in _TELLING_APART:
        groups.keep_apart({n: of(each) for n, each in enumerate(journals) if of(each)})
    return groups


def _by_number(journals: Collection[NamedJournal]) -> Called:
    """Return what journals are called that are one."""
    best = min(journals, key=lambda each: (not each.nlm_id, not each.issn_linking, each.own))
    return Called(best.own, Known.BY_NLM_ID if best.nlm_id else Known.BY_ISSN)


def _by_name(journal: NamedJournal, bearers: Mapping[str, set[str]]) -> Called:
    """Return what a journal without a number is called; ``bearers`` are the others, by name."""
    for name in journal.names:
        found = bearers.get(name, ())
        if len(found) == 1:
            return Called(min(found), Known.BY_NAME)
    return Called(journal.own, Known.BY_ITSELF)


def called_in_paper(records: Sequence[tuple[NamedJournal, Called]]) -> Iterator[str]:
    """Yield what its journal is called in each of the records of a paper, the preferred first."""
    surest = max(each.known for _, each in records)
    sure = [(journal, each.iri) for journal, each in records if each.known == surest]
    iris = {iri for _, iri in sure}
    one = sure[0][1] if len(iris) == 1 or surest == Known.BY_ITSELF else None
    names = {name for journal, _ in sure for name in journal.names}
    for journal, each in records:
        fits = each.known <= Known.BY_NAME or not names.isdisjoint(journal.names)
        yield one if one and fits else each.iri
