"""Authors of Europe PMC, with their ORCID iDs and affiliations."""

import re
from collections.abc import Iterator

from kg.model import Author, replace
from kg.readers.parts.markup import plain_text
from kg.readers.parts.persons import person, short_person, with_affiliation, with_identifier
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.json_keys import Keys


def read_people(keys: Keys, draft: ExportDraft) -> None:
    """Read authors and investigators; ``authorString`` alone where the answer is a lite one."""
    draft.authors = [_author(item) for item in keys.nested("authorList", "author")]
    draft.collaborators = [
        _author(item) for item in keys.nested("investigatorList", "investigator")
    ]
    printed = keys.text("authorString")
    if printed and not draft.authors:
        draft.authors = list(_printed(printed))
    known = {(author.orcid) for author in (*draft.authors, *draft.collaborators)}
    for item in keys.nested("authorIdList", "authorId"):
        kind, value = item.text("type"), item.text("value")
        if value and value not in known:
            draft.administer("author-identifier", f"{kind}: {value}")
        item.report_rest()
    first = keys.text("affiliation")
    affiliations = {a.text for author in draft.authors for a in author.affiliations}
    if first and plain_text(first) not in affiliations:
        if len(draft.authors) == 1 and not affiliations:
            draft.authors = [with_affiliation(draft.authors[0], plain_text(first))]
        else:
            draft.state("affiliation", plain_text(first))


def _author(item: Keys) -> Author:
    author = _named(item)
    for affiliation in item.nested("authorAffiliationDetailsList", "authorAffiliation"):
        text = affiliation.text("affiliation")
        author = with_affiliation(author, plain_text(text)) if text else author
        affiliation.report_rest()
    text = plain_text(item.text("affiliation") or "")
    if text and text not in {known.text for known in author.affiliations}:
        author = with_affiliation(author, text)
    for identifier in item.objects("authorId"):
        kind, value = identifier.text("type"), identifier.text("value")
        author = with_identifier(author, f"{kind}: {value}") if value else author
        identifier.report_rest()
    item.report_rest()
    return author


def _named(item: Keys) -> Author:
    full, collective = item.text("fullName"), item.text("collectiveName")
    family, given = item.text("lastName"), item.text("firstName")
    initials, suffix = item.text("initials"), item.text("suffix")
    if collective:
        return Author(0, plain_text(collective), collective=True)
    if family:
        return person(family, given, initials, suffix)
    return short_person(full or given or "")


def _printed(names: str) -> Iterator[Author]:
    """Yield the authors of ``Schoenfeld JD, Haas-Kogan DA, O'Neill AF.``."""
    for name in names.strip().removesuffix(".").split(","):
        if re.fullmatch(r"\s*et al\s*", name):
            continue
        if name.strip():
            author = short_person(name)
            yield replace(author, collective=author.family is None and " " in author.name)
