"""Who wrote it, in which order, from where."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from pyoxigraph import NamedNode, Triple

from kg.extractors.extractor import Context, Emissions, boolean, integer, optional, text, typed
from kg.model import Author, Finding, replace
from kg.names import DCTERMS, FOAF, KG, PRO, RDF, orcid, within


class Authors:
    """A node for each author, never merged on a name, and a node for each authorship.

    Source: PRO, the Publishing Roles Ontology: a role in time keeps what belongs neither to the
    person nor to the paper: the place in the list, the affiliation, the flags.
    """

    name: ClassVar = "authors"
    version: ClassVar = "1"
    summary: ClassVar = "authors and collaborators, their order and affiliations"
    requires: ClassVar = frozenset({"authors", "collaborators"})
    emits: ClassVar = frozenset(
        {RDF.type, DCTERMS.creator, FOAF.Person, FOAF.Organization, FOAF.name, FOAF.givenName,
         FOAF.familyName, PRO.RoleInTime, PRO.author, PRO.contributor, PRO.isHeldBy, PRO.withRole,
         PRO.relatesToDocument, KG.position, KG.affiliation, KG.equalContribution,
         KG.correspondingAuthor, KG.initials}
    )  # fmt: skip

    def extract(self, context: Context) -> Emissions:
        """Yield authors with their authorships, then collaborators with theirs."""
        shared = _shared(context.document.authors)
        for author in context.document.authors:
            if author.orcid in shared:
                yield _not_told_apart(context, author)
                author = replace(author, orcid=None)  # noqa: PLW2901 - it says nothing of whom
            node = _node(context.paper, author, "author")
            yield Triple(context.paper, DCTERMS.creator, node)
            yield from _person(node, author)
            role = within(context.paper, f"authorship-{author.position}")
            yield from _role(context.paper, role, node, author, PRO.author)
        for author in context.document.collaborators:
            node = _node(context.paper, author, "collaborator")
            yield from _person(node, author)
            role = within(context.paper, f"collaboration-{author.position}")
            yield from _role(context.paper, role, node, author, PRO.contributor)


def _shared(authors: Sequence[Author]) -> frozenset[str]:
    """Return the ORCID iDs that a record gives to two of its authors: one of them is a slip."""
    counts = Counter(author.orcid for author in authors if author.orcid)
    return frozenset(value for value, count in counts.items() if count > 1)


def _not_told_apart(context: Context, author: Author) -> Finding:
    return context.finding(
        "orcid-shared",
        f"the record gives the ORCID iD {author.orcid} to {author.name!r} and to another author; "
        "it was left out",
        quote=author.name,
    )


def _node(paper: NamedNode, author: Author, kind: str) -> NamedNode:
    return orcid(author.orcid) if author.orcid else within(paper, f"{kind}-{author.position}")


def _person(node: NamedNode, author: Author) -> Iterator[Triple]:
    yield from typed(node, FOAF.Organization if author.collective else FOAF.Person)
    for predicate, value in (
        (FOAF.name, author.name),
        (FOAF.givenName, author.given),
        (FOAF.familyName, author.family),
        (KG.initials, author.initials),
    ):
        yield from optional(node, predicate, text(value))


def _role(
    paper: NamedNode, role: NamedNode, person: NamedNode, author: Author, kind: NamedNode
) -> Iterator[Triple]:
    yield from typed(role, PRO.RoleInTime)
    yield Triple(role, PRO.isHeldBy, person)
    yield Triple(role, PRO.withRole, kind)
    yield Triple(role, PRO.relatesToDocument, paper)
    yield Triple(role, KG.position, integer(author.position))
    for affiliation in author.affiliations:
        yield from optional(role, KG.affiliation, text(affiliation.text))
    if author.equal_contribution:
        yield Triple(role, KG.equalContribution, boolean(True))  # noqa: FBT003
    if author.corresponding:
        yield Triple(role, KG.correspondingAuthor, boolean(True))  # noqa: FBT003
