"""Authors, groups and investigators, with what follows each name.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", FAU, AU, AUID, AD, CN, FIR, IR,
IRAD.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record
from kg.export.nbib.statements import Statements
from kg.names import FOAF, KG, ORCID, PRO, RDF


def authors(record: Record) -> Iterator[Field]:
    """Yield ``FAU``, ``AU``, ``AUID`` and ``AD`` for each person, ``CN`` for each group."""
    about = record.about
    for role, person in _held(record, PRO.author):
        if FOAF.Organization in about.nodes(person, RDF.type):
            yield Field("CN", about.text(person, FOAF.name) or "")
        else:
            yield from _names(about, person, "FAU", "AU")
        yield from _identified(person)
        yield from (Field("AD", text) for text in about.texts(role, KG.affiliation))


def investigators(record: Record) -> Iterator[Field]:
    """Yield ``FIR``, ``IR`` and ``IRAD`` for each collaborator."""
    about = record.about
    for role, person in _held(record, PRO.contributor):
        yield from _names(about, person, "FIR", "IR")
        yield from _identified(person)
        yield from (Field("IRAD", text) for text in about.texts(role, KG.affiliation))


def _held(record: Record, kind: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
    """Yield the roles of a kind in the paper, in order, with who holds them."""
    about = record.about
    for role in about.placed_subjects(PRO.relatesToDocument, record.paper):
        if kind in about.nodes(role, PRO.withRole):
            yield from ((role, person) for person in about.nodes(role, PRO.isHeldBy))


def _names(about: Statements, person: NamedNode, full: str, short: str) -> Iterator[Field]:
    name = about.text(person, FOAF.name) or ""
    family, given = about.text(person, FOAF.familyName), about.text(person, FOAF.givenName)
    initials = about.text(person, KG.initials)
    if family is None:
        yield Field(full, name)
        return
    suffix = _suffix(name, given or initials, family)
    first = " ".join(part for part in (given or initials, suffix) if part)
    yield Field(full, f"{family}, {first}" if first else family)
    yield Field(short, " ".join(part for part in (family, initials, suffix) if part))


def _suffix(name: str, first: str | None, family: str) -> str | None:
    """Return what a name has behind the given name and the family name.

    >>> _suffix("John D Miller 3rd", "John D", "Miller")
    '3rd'
    """
    plain = f"{first} {family}" if first else family
    return name.removeprefix(plain).strip() or None if name.startswith(plain + " ") else None


def _identified(person: NamedNode) -> Iterator[Field]:
    if person.value.startswith(ORCID):
        yield Field("AUID", f"ORCID: {person.value.removeprefix(ORCID)}")
