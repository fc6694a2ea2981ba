"""Authors, editors, investigators: fields that follow one another.

A person is ``FAU`` (full name), ``AU`` (short name), then ``AUID`` and any number of ``AD``; an
investigator is ``FIR``, ``IR``, ``IRAD``; an editor ``FED``, ``ED``; the person that a biography is
about ``FPS``, ``PS``. Until 2013 NLM kept the first author's affiliation alone,
and PubMed printed it before the authors (NLM, Data Element Descriptions, "Affiliation").
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Author, replace
from kg.readers.parts.persons import full_person, short_person, with_affiliation, with_identifier
from kg.readers.records.tagged import Field


@dataclass
class _Person:
    full: str | None = None
    short: str | None = None
    collective: str | None = None
    identifiers: list[str] = field(default_factory=list)
    role: str | None = None
    affiliations: list[str] = field(default_factory=list)

    def author(self) -> Author:
        """Return the person, or the group."""
        if self.collective is not None:
            author = Author(0, self.collective, collective=True)
        elif self.full is not None:
            author = full_person(self.full, self.short)
        else:
            author = short_person(self.short or "")
        for affiliation in self.affiliations:
            author = with_affiliation(author, affiliation)
        for identifier in self.identifiers:
            author = with_identifier(author, identifier)
        return replace(author, role=self.role)


@dataclass
class People:
    """The people of one record, in printed order."""

    authors: list[_Person] = field(default_factory=list)
    investigators: list[_Person] = field(default_factory=list)
    editors: list[_Person] = field(default_factory=list)
    subjects: list[_Person] = field(default_factory=list)
    unattached: list[Field] = field(default_factory=list)
    last: _Person | None = None

    def full(self, item: Field, role: list[_Person]) -> None:
        """Begin a person by the full name."""
        self.last = _Person(full=item.text, role=self._role(role))
        role.append(self.last)

    def short(self, item: Field, role: list[_Person]) -> None:
        """Give the last person the short name, or begin one where there is no full name."""
        latest = role[-1] if role else None
        if latest and latest is self.last and latest.full is not None and latest.short is None:
            latest.short = item.text
        else:
            self.last = _Person(short=item.text, role=self._role(role))
            role.append(self.last)

    def collective(self, item: Field) -> None:
        """Add a group to the authors."""
        self.last = _Person(collective=item.text)
        self.authors.append(self.last)

    def identify(self, item: Field) -> bool:
        """Give the last person an identifier; tell whether there is a person."""
        if self.last is not None:
            self.last.identifiers.append(item.text)
        return self.last is not None

    def affiliate(self, item: Field) -> None:
        """Give the last person an affiliation; one before all persons waits for the first."""
        if self.last is None:
            self.unattached.append(item)
        else:
            self.last.affiliations.append(item.text)

    def affiliate_investigator(self, item: Field) -> bool:
        """Give the last investigator an affiliation; tell whether there is one."""
        if not self.investigators or self.last is not self.investigators[-1]:
            return False
        self.last.affiliations.append(item.text)
        return True

    def _role(self, people: list[_Person]) -> str | None:
        return "editor" if people is self.editors else None

    def settle(self) -> tuple[Field, ...]:
        """Give the first author what was printed before all; return what finds nobody."""
        waiting, self.unattached = tuple(self.unattached), []
        if not self.authors:
            return waiting
        self.authors[0].affiliations[:0] = [item.text for item in waiting]
        return ()


def authors_of(people: Iterable[_Person]) -> list[Author]:
    """Return people as authors, their positions not yet counted."""
    return [person.author() for person in people]
