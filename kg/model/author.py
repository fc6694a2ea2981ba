"""Who wrote a paper, and where they worked."""

from kg.model.identifier import Identifier
from kg.model.record import Record


class Affiliation(Record, frozen=True):
    """One affiliation of one author, as printed, with an organisation's id where it is given.

    ``identifier`` is the first of ``identifiers`` (GRID, ISNI, ROR, Ringgold).
    """

    text: str
    identifier: str | None = None
    identifiers: tuple[Identifier, ...] = ()


class Author(Record, frozen=True):
    """A person, or a group when ``collective``, at ``position`` (from 1) of the author list.

    ``identifiers`` are those other than a valid ORCID iD. ``role`` is set where it is not author
    (``editor``). ``degrees`` are titles as printed (``MD``), ``contributions`` what the person did
    for the paper (``Formal analysis``), ``notes`` the footnotes that stand at the name.
    """

    position: int
    name: str
    given: str | None = None
    family: str | None = None
    initials: str | None = None
    suffix: str | None = None
    orcid: str | None = None
    email: str | None = None
    affiliations: tuple[Affiliation, ...] = ()
    collective: bool = False
    equal_contribution: bool = False
    corresponding: bool = False
    identifiers: tuple[Identifier, ...] = ()
    role: str | None = None
    degrees: tuple[str, ...] = ()
    contributions: tuple[str, ...] = ()
    deceased: bool = False
    notes: tuple[str, ...] = ()
