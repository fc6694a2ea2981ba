"""What a BioC document says of its paper: identifiers, authors, journal, date, references.

Sources: the infons of PubTator 3's export and of NCBI's BioC API for PMC (``article-id_pmid``,
``name_0``: ``surname:Roe;given-names:Ann``, ``fpage``, ``pub-id_pmid`` ...).
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Author, Identifier, IdentifierScheme, Reference
from kg.readers.formats.bioc.infons import InfonBag
from kg.readers.parts.identifiers import clean_doi
from kg.readers.parts.persons import person, short_person
from kg.readers.parts.reference_authors import GROUP_WORDS

_PMID = re.compile(r"\d{1,8}", re.ASCII)
_PMCID = re.compile(r"(?:PMC)?(?P<number>\d{1,9})", re.ASCII | re.IGNORECASE)
_SCHEMES: Final[dict[str, IdentifierScheme]] = {
    "article-id_pmid": "pmid", "article-id_pmc": "pmcid", "article-id_doi": "doi",
    "article-id_publisher-id": "publisher-id", "article-id_pii": "pii", "pmid": "pmid",
    "pmcid": "pmcid", "doi": "doi",
}  # fmt: skip


def identifier(scheme: IdentifierScheme, value: str) -> Identifier:
    """Return an identifier in the model's form; one that is not what it says is ``other``.

    >>> identifier("pmcid", "5814563").value, identifier("pmid", "none").scheme
    ('PMC5814563', 'other')
    """
    bare = value.strip()
    if scheme == "pmcid" and (found := _PMCID.fullmatch(bare)):
        return Identifier("pmcid", f"PMC{found['number']}")
    if scheme == "doi" and bare.casefold().removeprefix("doi:").startswith("10."):
        return Identifier("doi", clean_doi(bare.casefold().removeprefix("doi:")))
    if scheme == "pmid" and _PMID.fullmatch(bare) and bare.strip("0"):
        return Identifier("pmid", bare.lstrip("0"))
    if scheme in {"publisher-id", "pii"}:
        return Identifier(scheme, bare)
    return Identifier("other", bare, source=scheme)


def identifiers(infons: InfonBag) -> Iterator[Identifier]:
    """Take the identifiers among infons."""
    for key, scheme in _SCHEMES.items():
        value = infons.take(key)
        if value and value not in {"-", "None"}:
            yield identifier(scheme, value)


def authors(infons: InfonBag) -> list[Author]:
    """Take the authors who stand each under a key of their own, with the parts of their names."""
    return [_author(value) for value in infons.numbered("name")]


def authors_in_line(line: str) -> list[Author]:
    """Return the authors of a line in MEDLINE's short form, as PubTator gives them.

    >>> [author.family for author in authors_in_line("El Demerdash O, Wu XS, ")]
    ['El Demerdash', 'Wu']
    >>> authors_in_line("Invented Lupus Study Group")[0].collective
    True
    """
    names = (name.strip() for name in line.split(","))
    return [
        Author(0, name, collective=True) if GROUP_WORDS.search(name) else short_person(name)
        for name in names
        if name
    ]


def _author(value: str) -> Author:
    parts = dict(part.split(":", 1) for part in value.split(";") if ":" in part)
    family = parts.get("surname", "").strip()
    if not family:
        return Author(0, value)
    return person(family, parts.get("given-names", "").strip() or None)


def reference(infons: InfonBag, text: str, number: int, line: int | None) -> Reference:
    """Take the parts of a reference, whose text is its title."""
    first, last = infons.take("fpage"), infons.take("lpage")
    doi, pmid = infons.take("pub-id_doi"), infons.take("pub-id_pmid")
    title = text.strip()
    return Reference(
        number,
        text=title,
        authors=tuple(author.name for author in authors(infons)),
        title=title or None,
        journal=infons.take("source"),
        date=infons.take("year"),
        volume=infons.take("volume"),
        issue=infons.take("issue"),
        pages="-".join(page for page in (first, last) if page) or None,
        doi=clean_doi(doi) if doi else None,
        pmid=pmid if pmid and _PMID.fullmatch(pmid) else None,
        line=line,
    )
