"""The nodes: what each thing is, what it is called, and when it appeared."""

from dataclasses import dataclass

from kg.names import (
    BIOLINK,
    BIRO,
    C4O,
    DCTERMS,
    DOI,
    FABIO,
    FOAF,
    KG,
    MESHV,
    PRISM,
    PRO,
    PUBMED,
    RDFS,
)  # fmt: skip
from kg.network.kinds import NodeKind
from kg.network.known import Known

# The first class that fits decides: a drug of MeSH is also a topical descriptor.
_KINDS = (
    (NodeKind.JOURNAL, (FABIO.Journal,)),
    (NodeKind.PAPER, (FABIO.JournalArticle, FABIO.Expression)),
    (NodeKind.AUTHOR, (FOAF.Person, FOAF.Organization)),
    (NodeKind.CASE, (BIOLINK.Case,)),
    (NodeKind.REFERENCE, (BIRO.BibliographicReference,)),
    (NodeKind.DRUG, (BIOLINK.Drug,)),
    (NodeKind.CONDITION, (BIOLINK.Disease, BIOLINK.PhenotypicFeature)),
    (NodeKind.CHEMICAL, (BIOLINK.ChemicalEntity,)),
    (NodeKind.PROTEIN, (BIOLINK.Protein,)),
    (NodeKind.CHECK_TAG, (MESHV.CheckTag,)),
    (NodeKind.PLACE, (MESHV.GeographicalDescriptor,)),
    (NodeKind.PUBLICATION_TYPE, (MESHV.PublicationType,)),
)
_ABBREVIATION = FABIO.hasNLMJournalTitleAbbreviation
_NAMES = (RDFS.label, DCTERMS.title, FABIO.hasTranslatedTitle, FOAF.name, C4O.hasContent)


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the network.

    ``short`` is set where people have a shorter name for it: a first author, or else a paper's
    journal; a journal's abbreviation.
    """

    iri: str
    kind: NodeKind
    label: str
    short: str | None = None
    year: int | None = None


class Describer:
    """Says of an IRI what kind of thing it is and what it is called."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._check_tags = frozenset(
            concept
            for heading in known.instances(KG.CheckTagHeading)
            for concept in known.nodes(heading, KG.descriptor)
        )

    def node(self, iri: str) -> Node:
        """Return the node that stands for a thing."""
        kind = self._kind(iri)
        return Node(iri, kind, self._label(iri, kind), self._short(iri, kind), self._year(iri))

    def _kind(self, iri: str) -> NodeKind:
        if iri in self._check_tags:
            return NodeKind.CHECK_TAG
        classes = self._known.classes(iri)
        for kind, evidence in _KINDS:
            if any(each.value in classes for each in evidence):
                return kind
        return NodeKind.CONCEPT

    def _label(self, iri: str, kind: NodeKind) -> str:
        predicates = (FOAF.name, *_NAMES) if kind is NodeKind.AUTHOR else _NAMES
        for predicate in predicates:
            name = printable(self._known.value(iri, predicate) or "")
            if name:
                return name
        if iri.startswith(PUBMED):
            return f"PMID {iri.removeprefix(PUBMED)}"
        return f"doi:{iri.removeprefix(DOI)}" if iri.startswith(DOI) else iri

    def _short(self, iri: str, kind: NodeKind) -> str | None:
        if kind is NodeKind.PAPER:
            return self._authors(iri) or self._journal(iri)
        if kind is NodeKind.JOURNAL:
            return printable(self._known.value(iri, _ABBREVIATION) or "") or None
        return self._printed_authors(iri) if kind is NodeKind.REFERENCE else None

    def _printed_authors(self, reference: str) -> str | None:
        """Return the first author of a printed reference, as printed."""
        printed = printable(self._known.value(reference, KG.authorList) or "")
        first, others, _ = printed.partition(",")
        several = bool(others) or self._known.holds(reference, KG.etAl)
        return (f"{first} et al." if several else first) if first else None

    def _authors(self, paper: str) -> str | None:
        """Return the first author, by family name where the record gives one."""
        several = len(self._known.nodes(paper, DCTERMS.creator)) > 1
        for person in self._known.nodes(f"{paper}#authorship-1", PRO.isHeldBy):
            family = self._known.value(person, FOAF.familyName)
            name = printable(family or self._known.value(person, FOAF.name) or "")
            if name:
                return f"{name} et al." if several else name
        return None

    def _journal(self, paper: str) -> str | None:
        for journal in self._known.nodes(paper, DCTERMS.isPartOf):
            return self._short(journal, NodeKind.JOURNAL) or self._label(journal, NodeKind.JOURNAL)
        return None

    def _year(self, iri: str) -> int | None:
        year = self._known.value(iri, FABIO.hasPublicationYear)
        if year is None and BIRO.BibliographicReference.value in self._known.classes(iri):
            year = self._known.value(iri, PRISM.publicationDate)
        return int(year[:4]) if year and year[:4].isdecimal() else None


def printable(text: str) -> str:
    r"""Return a text on one line, without what no XML file can hold.

    >>> printable("Safety  of\x0c\nbelimumab")
    'Safety of belimumab'
    """
    kept = (c if c.isprintable() else " " for c in text)
    return " ".join("".join(kept).split())
