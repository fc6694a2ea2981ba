"""Who wrote it, in which order, from where."""

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from kg.extractors.extractor import TRUE, Context, Emissions, integer, strings
from kg.model import Author, Finding, replace
from kg.names import DCTERMS, FOAF, KG, PRO, RDF, Written, orcid, part

_dcterms, _foaf, _kg, _pro, _rdf = map(Written, (DCTERMS, FOAF, KG, PRO, RDF))


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
        paper = context.written_paper
        shared = shared_orcids(context.document.authors)
        for author in context.document.authors:
            if author.orcid in shared:
                yield _not_told_apart(context, author)
                author = replace(author, orcid=None)  # noqa: PLW2901 - it says nothing of whom
            if author.orcid is None:
                author = replace(author, orcid=context.orcid(author))  # noqa: PLW2901 - so others say
            person = _node(paper, author, "author")
            role = part(paper, f"authorship-{author.position}")
            yield (
                f"{paper} {_dcterms.creator} {person} .\n"
                f"{_person(person, author)}"
                f"{_role(paper, role, person, author, _pro.author)}"
            )
        for author in context.document.collaborators:
            person = _node(paper, author, "collaborator")
            role = part(paper, f"collaboration-{author.position}")
            yield _person(person, author)
            yield _role(paper, role, person, author, _pro.contributor)


def shared_orcids(authors: Sequence[Author]) -> frozenset[str]:
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


def _node(paper: str, author: Author, kind: str) -> str:
    return str(orcid(author.orcid)) if author.orcid else part(paper, f"{kind}-{author.position}")


def _person(node: str, author: Author) -> str:
    kind = _foaf.Organization if author.collective else _foaf.Person
    return f"{node} {_rdf.type} {kind} .\n" + strings(
        node,
        (_foaf.name, author.name),
        (_foaf.givenName, author.given),
        (_foaf.familyName, author.family),
        (_kg.initials, author.initials),
    )


def _role(paper: str, role: str, person: str, author: Author, kind: str) -> str:
    said = (
        f"{role} {_rdf.type} {_pro.RoleInTime} .\n"
        f"{role} {_pro.isHeldBy} {person} .\n"
        f"{role} {_pro.relatesToDocument} {paper} .\n"
        f"{role} {_pro.withRole} {kind} .\n"
        f"{role} {_kg.position} {integer(author.position)} .\n"
    )
    if author.affiliations:
        said += strings(role, *((_kg.affiliation, each.text) for each in author.affiliations))
    if author.equal_contribution:
        said += f"{role} {_kg.equalContribution} {TRUE} .\n"
    if author.corresponding:
        said += f"{role} {_kg.correspondingAuthor} {TRUE} .\n"
    return said
