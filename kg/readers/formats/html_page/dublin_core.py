"""Dublin Core in ``<meta>``: ``DC.Title``, ``dc.creator``, ``DCTERMS.issued`` ...

Laws
    1. ``DCTERMS.issued`` and ``DC.Date.issued`` are one; the last word of a name tells.
    2. A contributor is an author only where the page names no creator.
    3. The date when a site made or changed its page (``created``, ``modified``) is no date of the
       paper; ``issued`` and a bare ``DC.Date`` are.

Source: DCMI, "Expressing Dublin Core metadata using HTML/XHTML meta and link elements".
"""

import re

from kg.model import DateKind, Identifier, Journal, Keyword, Section, Title, replace
from kg.readers.formats.html_page.dated import metadata_date
from kg.readers.formats.html_page.highwire import keywords_of
from kg.readers.formats.html_page.meta_tags import MetaTag, MetaTags
from kg.readers.formats.html_page.people import metadata_author
from kg.readers.parts.identifiers import find_doi, find_pmcid
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.locator import locator
from kg.readers.parts.titles import make_title
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft

_DATES: dict[str, DateKind] = {
    "issued": "electronic", "available": "electronic", "datesubmitted": "received",
    "submitted": "received", "dateaccepted": "accepted", "accepted": "accepted",
    "date": "electronic",
    "datecopyrighted": "other",
}  # fmt: skip
_ADMINISTRATION = ("date.created", "created", "date.modified", "modified", "coverage", "audience",
                   "coverage.spatial", "coverage.temporal", "relation", "relation.ispartof",
                   "ispartof", "source.uri", "relation.haspart", "type", "relation.isversionof",
                   "isreferencedby", "identifier.bibliographiccitation", "bibliographiccitation",
                   "source.setspec", "coverage.chronological", "rightsagent")  # fmt: skip


def read_dublin_core(tags: MetaTags) -> ExportDraft:
    """Return what the tags say."""
    draft = ExportDraft()
    for tag in _take(tags, "title"):
        if draft.title is None:
            title, draft.translated_title = make_title(tag.content)
            draft.title = replace(title, language=tag.language) if title else None
            draft.title_line = tag.line
    for tag in _take(tags, "title.alternative", "alternative"):
        if draft.translated_title is None:
            draft.translated_title = Title(tag.content, tag.language, translated=True)
    creators = _take(tags, "creator.personalname", "creator", "creator.corporatename")
    contributors = _take(tags, "contributor", "contributor.personalname")
    draft.authors = [metadata_author(tag.content) for tag in creators or contributors]
    for tag in contributors if creators else ():
        draft.administer("contributor", tag.content, tag.line)
    _read_identifiers(tags, draft)
    _read_journal(tags, draft)
    _read_dates(tags, draft)
    for tag in _take(tags, "language"):
        code = code_of_language(tag.content)
        draft.languages = (*draft.languages, *([code] if code else []))
    draft.keywords = [
        Keyword(word.text, word.language) for word in keywords_of(_take(tags, "subject"))
    ]
    for tag in _take(tags, "description", "abstract", "description.abstract"):
        draft.sections.append(
            Section("abstract", tag.content, language=tag.language, line=tag.line)
        )
    _read_statements(tags, draft)
    return draft


def _take(tags: MetaTags, *names: str) -> tuple[MetaTag, ...]:
    return tags.take(
        *(
            prefix + name
            for name in names
            for prefix in ("dc.", "dcterms.", "dc:", "dcterms:", "eprints.")
        )
    )


def _read_identifiers(tags: MetaTags, draft: ExportDraft) -> None:
    for tag in _take(
        tags, "identifier.doi", "identifier", "identifier.uri", "identifier.pmid", "identifier.url"
    ):
        doi, pmcid = find_doi(tag.content), find_pmcid(tag.content)
        pmid = re.fullmatch(r"(?:pmid:?\s*)(\d{1,8})", tag.content, re.IGNORECASE)
        if tag.name.endswith(".pmid"):
            pmid = re.fullmatch(r"\D*(\d{1,8})", tag.content)
        if doi:
            draft.identifiers.append(Identifier("doi", doi))
        elif pmid:
            draft.identifiers.append(Identifier("pmid", pmid[1].lstrip("0")))
        elif pmcid and not is_link(tag.content):
            draft.identifiers.append(Identifier("pmcid", pmcid))
        elif is_link(tag.content):
            draft.links.append(tag.content)
        elif (tag.scheme or "").casefold() in {"", "publisher-id"}:
            draft.identifiers.append(Identifier("publisher-id", tag.content))
        else:
            draft.identifiers.append(Identifier("other", tag.content, source=tag.scheme))


def _read_journal(tags: MetaTags, draft: ExportDraft) -> None:
    source, issn = _take(tags, "source"), _take(tags, "source.issn")
    publisher = _take(tags, "publisher")
    found = Journal(
        title=source[0].content if source and not is_link(source[0].content) else None,
        issn=tuple(dict.fromkeys(tag.content.upper() for tag in issn)),
        publisher=publisher[0].content if publisher else None,
    )
    draft.journal = found if found != Journal() else None
    place = [
        tag[0].content if (tag := _take(tags, name)) else None
        for name in ("source.volume", "source.issue", "identifier.pagenumber")
    ]
    draft.locator = locator(*place)


def _read_dates(tags: MetaTags, draft: ExportDraft) -> None:
    for name, kind in _DATES.items():
        for tag in _take(tags, f"date.{name}", name):
            if name == "date" and any(date.kind == kind for date in draft.dates):
                continue
            date = metadata_date(kind, tag.content)
            if date:
                draft.dates.append(date)
            else:
                draft.administer(tag.name, tag.content, tag.line)


def _read_statements(tags: MetaTags, draft: ExportDraft) -> None:
    for tag in _take(
        tags, "rights", "copyright", "rights.license", "license", "accessrights", "rightsholder"
    ):
        kind = "license" if "license" in tag.name or is_link(tag.content) else "copyright"
        draft.state(kind, tag.content, tag.line)
    for tag in _take(tags, "type.articletype"):
        draft.state("journal-section", tag.content, tag.line)
    for tag in _take(tags, "contributor.sponsor"):
        draft.state("funding", tag.content, tag.line)
    for tag in _take(tags, *_ADMINISTRATION):
        draft.administer(tag.name, tag.content, tag.line)
