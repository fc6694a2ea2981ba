"""Names of CSL-JSON: family and given, particles and suffix, or literal."""

from kg.model import Author, replace
from kg.readers.parts.persons import person, with_affiliation, with_identifier
from kg.readers.records.json_keys import Keys


def csl_name(item: Keys) -> Author | None:
    """Return an author; ``None`` where there is no name at all.

    A particle that never falls away (``van`` in ``van der Berg``) belongs to the family name. A
    literal name is an institution's (CSL 1.0.2, "Name variables"); Crossref calls it ``name``.
    """
    family, given = item.text("family"), item.text("given")
    literal = item.text("literal") or item.text("name")
    particles = [item.text("dropping-particle"), item.text("non-dropping-particle")]
    suffix = item.text("suffix")
    for flag in ("comma-suffix", "static-ordering", "parse-names", "sequence"):
        item.value(flag)  # how to print the name, not what it is
    if family:
        whole = " ".join(part for part in (*particles, family) if part)
        author = person(whole, given, None, suffix)
    elif literal or given:
        author = Author(0, literal or given or "", collective=literal is not None)
    else:
        author = None
    author = _identified(item, author) if author else None
    item.report_rest()
    return author


def _identified(item: Keys, author: Author) -> Author:
    for key in ("ORCID", "orcid"):
        orcid = item.text(key)
        author = with_identifier(author, f"ORCID: {orcid}") if orcid else author
    item.value("authenticated-orcid")  # Crossref's word on who entered the iD
    for place in item.objects("affiliation"):
        name = place.text("name")
        author = with_affiliation(author, name) if name else author
        place.report_rest()
    return replace(author, email=author.email or item.text("email"))
