"""schema.org's ScholarlyArticle to a draft.

Law: every key is taken by a rule, or counted as unread under its path (``ScholarlyArticle.about``).

Source: schema.org, ScholarlyArticle, MedicalScholarlyArticle, PublicationIssue, Person.
"""

import json
from collections.abc import Iterator
from typing import Any

from kg.model import (
    Author,
    DateKind,
    Grant,
    Identifier,
    Journal,
    Keyword,
    PublicationType,
    Reference,
    Section,
    Title,
    replace,
)
from kg.readers.formats.html_page.dated import metadata_date
from kg.readers.formats.html_page.linked_data import types_of
from kg.readers.formats.html_page.people import metadata_author, with_affiliations_of
from kg.readers.parts.authors import email_of
from kg.readers.parts.identifiers import find_doi, find_pmcid, find_pmid
from kg.readers.parts.keywords import parse_keywords
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.locator import Locator, locator
from kg.readers.parts.markup import plain_text
from kg.readers.parts.persons import orcid_in, person
from kg.readers.parts.references import parse_reference
from kg.readers.parts.titles import make_title
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.json_keys import Json, Keys
from kg.readers.records.unread import Unread

_DATES: dict[str, DateKind] = {
    "datePublished": "electronic", "dateReceived": "received", "dateAccepted": "accepted",
    "dateSubmitted": "received",
}  # fmt: skip
_SITE = (
    "@id", "@type", "@context", "image", "thumbnailUrl", "mainEntityOfPage", "mainEntity", "logo",
    "isAccessibleForFree", "hasPart", "potentialAction", "speakable", "wordCount", "inSupportOf",
    "isPartOfSeries", "interactionStatistic", "dateModified", "dateCreated", "encoding",
    "encodingFormat", "associatedMedia", "copyrightYear", "commentCount", "pageCount", "provider",
    "breadcrumb", "genre", "audience", "educationalUse", "learningResourceType", "version",
    "sourceOrganization", "creativeWorkStatus", "discussionUrl", "fileFormat", "audio", "video",
)  # fmt: skip
"""What a site says of itself, of its files and its pictures."""


def read_article(node: dict[str, Any], unread: Unread) -> ExportDraft:
    """Return what one node says."""
    keys = Keys(node, unread, 1, next(iter(sorted(types_of(node))), "Article"))
    draft = ExportDraft()
    for key in _SITE:
        keys.value(key)
    language = _first(keys.value("inLanguage"))
    code = code_of_language(language) if language else None
    draft.languages = (code,) if code else ()
    _read_titles(keys, draft)
    draft.authors = [
        author for key in ("author", "creator") for author in _people(keys.value(key), unread)
    ]
    if len(draft.authors) > 1:
        draft.authors = list(dict.fromkeys(draft.authors))
    contributors = [author.name for author in _people(keys.value("contributor"), unread)]
    for name in [*contributors, *(a.name for a in _people(keys.value("editor"), unread))]:
        draft.state("editor" if name not in contributors else "contributor", name)
    _read_identifiers(keys, draft)
    _read_place(keys, draft)
    for key, kind in _DATES.items():
        date = metadata_date(kind, _first(keys.value(key)) or "")
        draft.dates.extend([date] if date else [])
    _read_text(keys, draft)
    _read_citations(keys.value("citation"), draft)
    _read_rest(keys, draft)
    keys.report_rest()
    return draft


def _read_titles(keys: Keys, draft: ExportDraft) -> None:
    names = [keys.value(key) for key in ("headline", "name")]
    alternative = _first(keys.value("alternativeHeadline")) or _first(keys.value("alternateName"))
    for name in names:
        printed = _first(name)
        if printed and not draft.title and not draft.translated_title:
            draft.title, draft.translated_title = make_title(plain_text(printed))
    if alternative and draft.title and draft.translated_title is None:
        text = plain_text(alternative)
        if text.casefold() not in draft.title.text.casefold():
            draft.translated_title = Title(text, translated=True)


def _people(value: Json, unread: Unread) -> Iterator[Author]:
    for item in _listed(value):
        if isinstance(item, str):
            yield metadata_author(item)
        elif isinstance(item, dict):
            author = _person(item, unread)
            if author:
                yield author


def _person(item: dict[str, Any], unread: Unread) -> Author | None:
    keys = Keys(item, unread, 1, "author")
    kinds = types_of(item)
    name, given, family = (_first(keys.value(key)) for key in ("name", "givenName", "familyName"))
    additional, suffix = _first(keys.value("additionalName")), _first(keys.value("honorificSuffix"))
    if name is None and family is None:
        keys.report_rest()
        return None
    if family and "Organization" not in kinds:
        full = " ".join(part for part in (given, additional) if part)
        author = person(family, full or None)
        author = replace(author, name=plain_text(name)) if name and "," not in name else author
    else:
        author = metadata_author(plain_text(name or family or ""))
    if "Organization" in kinds:
        author = Author(0, plain_text(name or ""), collective=True)
    places = _listed(keys.value("affiliation")) + _listed(keys.value("worksFor"))
    author = with_affiliations_of(author, tuple(filter(None, map(_organisation, places))))
    marks = [keys.value(key) for key in ("@id", "identifier", "sameAs", "url")]
    orcids = [found for mark in marks for text in _texts(mark) if (found := orcid_in(text))]
    mail = " ".join(text for text in _texts(keys.value("email")))
    for key in ("@type", "image", "honorificPrefix", "jobTitle", "description", "knowsAbout"):
        keys.value(key)
    keys.report_rest()
    return replace(
        author,
        orcid=orcids[0] if orcids else None,
        email=email_of(mail),
        suffix=suffix or author.suffix,
    )


def _organisation(item: Json) -> str | None:
    if isinstance(item, str):
        return plain_text(item) or None
    if not isinstance(item, dict):
        return None
    name, department = _first(item.get("name")), item.get("department")
    address = item.get("address")
    parts = [_organisation(department) if department else None, name]
    if isinstance(address, str):
        parts.append(address)
    elif isinstance(address, dict):
        inner = _first(address.get("name"))
        fields = (
            "streetAddress",
            "addressLocality",
            "addressRegion",
            "postalCode",
            "addressCountry",
        )
        parts.extend([inner] if inner else [_first(address.get(key)) for key in fields])
    seen: list[str] = []
    for part in parts:
        text = plain_text(part) if part else ""
        if text and not any(text in other for other in seen):
            seen = [other for other in seen if other not in text]
            seen.append(text)
    return ", ".join(seen) or None


def _read_identifiers(keys: Keys, draft: ExportDraft) -> None:
    values = [keys.value(key) for key in ("doi", "identifier", "sameAs", "url")]
    for place, value in enumerate(values):
        for text in _identifier_texts(value):
            doi, pmid, pmcid = find_doi(text), find_pmid(text), find_pmcid(text)
            if doi:
                draft.identifiers.append(Identifier("doi", doi))
            elif pmid:
                draft.identifiers.append(Identifier("pmid", pmid))
            elif is_link(text):
                draft.links.append(text)
            elif pmcid:
                draft.identifiers.append(Identifier("pmcid", pmcid))
            elif place == 1 and text:
                draft.identifiers.append(Identifier("publisher-id", text))


def _identifier_texts(value: Json) -> Iterator[str]:
    """Yield identifiers; one with a name of its scheme as ``PMID: 1``."""
    for item in _listed(value):
        if isinstance(item, dict):
            scheme = _first(item.get("propertyID")) or _first(item.get("name")) or ""
            held = _first(item.get("value")) or _first(item.get("@value")) or ""
            named = scheme.rpartition("/")[2].upper()
            yield f"PMID: {held}" if named in {"PMID", "PUBMED"} and held.isdecimal() else held
        elif isinstance(item, str | int):
            yield str(item).strip()


def _read_place(keys: Keys, draft: ExportDraft) -> None:
    journal, place = Journal(), Locator()
    part = keys.value("isPartOf")
    issn: list[str] = []
    volume = issue = None
    for item in _chain(part):
        kinds = types_of(item)
        if "PublicationVolume" in kinds or "volumeNumber" in item:
            volume = volume or _first(item.get("volumeNumber"))
        if "PublicationIssue" in kinds or "issueNumber" in item:
            issue = issue or _first(item.get("issueNumber"))
        issn += _texts(item.get("issn"))
        if kinds & {"Periodical", "Journal", "PublicationSeries"}:
            journal = replace(
                journal,
                title=_first(item.get("name")),
                abbreviation=next(
                    (t for t in _texts(item.get("alternateName")) if t.strip()), None
                ),
            )
    publisher = next(
        (name for item in _listed(keys.value("publisher")) if (name := _organisation(item))), None
    )
    volume = volume or _first(keys.value("volumeNumber"))
    issue = issue or _first(keys.value("issueNumber"))
    issn += _texts(keys.value("issn"))
    first, last = _first(keys.value("pageStart")), _first(keys.value("pageEnd"))
    pages = _first(keys.value("pagination"))
    span = f"{first}-{last}" if first and last and first != last else first or last
    place = locator(volume, issue, pages or span)
    journal = replace(journal, issn=tuple(dict.fromkeys(issn)), publisher=publisher)
    draft.journal = journal if journal != Journal() else None
    draft.locator = place


def _chain(value: Json) -> Iterator[dict[str, Any]]:
    """Yield issue, volume and journal, each a part of the next; ten at most."""
    left = [item for item in _listed(value) if isinstance(item, dict)]
    for _ in range(10):
        if not left:
            return
        item = left.pop(0)
        yield item
        left.extend(inner for inner in _listed(item.get("isPartOf")) if isinstance(inner, dict))


def _read_text(keys: Keys, draft: ExportDraft) -> None:
    abstract, description = _first(keys.value("abstract")), _first(keys.value("description"))
    body = _first(keys.value("articleBody"))
    for text in (abstract,):
        if text:
            draft.sections.append(Section("abstract", plain_text(text)))
    if description:
        draft.state("description", plain_text(description))
    if body:
        draft.sections.append(Section("body", plain_text(body)))
    words = _texts(keys.value("keywords"))
    found = [
        word.text for text in words
        for word in parse_keywords(plain_text(text), single=len(words) > 1)
    ]  # fmt: skip
    draft.keywords = [Keyword(word) for word in dict.fromkeys(found) if word]


def _read_citations(value: Json, draft: ExportDraft) -> None:
    for number, item in enumerate(_listed(value), start=1):
        text = _first(item.get("text")) if isinstance(item, dict) else _name(item)
        if text:
            draft.references.append(parse_reference(plain_text(text), number))
        elif isinstance(item, dict):
            draft.references.append(_cited(item, number))


def _cited(item: dict[str, Any], number: int) -> Reference:
    title = _first(item.get("headline")) or _first(item.get("name"))
    names = tuple(filter(None, map(_name, _listed(item.get("author")))))
    marks = " ".join(
        text
        for key in ("@id", "sameAs", "identifier", "url")
        for text in _identifier_texts(item.get(key))
    )
    date = metadata_date("other", _first(item.get("datePublished")) or "")
    parts = (", ".join(names), title, date.value if date else None)
    text = ". ".join(part for part in parts if part) or marks
    return Reference(
        number,
        text or json.dumps(item, ensure_ascii=False, sort_keys=True),
        authors=names,
        title=title,
        date=date.value if date else None,
        doi=find_doi(marks),
        pmid=find_pmid(marks),
        pmcid=find_pmcid(marks),
    )


def _read_rest(keys: Keys, draft: ExportDraft) -> None:
    for text in _texts(keys.value("license")):
        draft.state("license", text)
    for key in ("copyrightHolder", "copyrightNotice"):
        for item in _listed(keys.value(key)):
            draft.state("copyright", _organisation(item) or "")
    for text in _texts(keys.value("articleSection")):
        draft.state("journal-section", plain_text(text))
    for text in _texts(keys.value("publicationType")):
        draft.publication_types.append(PublicationType(text))
    for key in ("funder", "funding", "sponsor"):
        draft.grants.extend(filter(None, map(_grant, _listed(keys.value(key)))))
    for item in [*_listed(keys.value("about")), *_listed(keys.value("mentions"))]:
        draft.administer("about", plain_text(_name(item) or ""))


def _grant(item: Json) -> Grant | None:
    funder = (item.get("funder") or item) if isinstance(item, dict) else item
    agency = _organisation(funder)
    number = _first(item.get("identifier")) if isinstance(item, dict) else None
    text = "/".join(part for part in (number, agency) if part)
    return Grant(text, number, agency) if text else None


def _name(item: Json) -> str | None:
    """Return a string, or the name of a node."""
    if isinstance(item, dict):
        return _first(item.get("name"))
    return item if isinstance(item, str) else None


def _listed(value: Json) -> list[Json]:
    if isinstance(value, dict) and value.keys() == {"@list"}:
        value = value["@list"]
    return value if isinstance(value, list) else [] if value in (None, "", {}) else [value]


def _texts(value: Json) -> list[str]:
    """Return the strings of a value, those of its nodes' names and values too."""
    found: list[str] = []
    for item in _listed(value):
        if isinstance(item, dict):
            for key in ("@value", "value", "url", "name", "@id"):
                if isinstance(item.get(key), str | int):
                    found.append(str(item[key]).strip())
                    break
        elif isinstance(item, str | int) and not isinstance(item, bool):
            found.append(str(item).strip())
    return [text for text in found if text]


def _first(value: Json) -> str | None:
    return next(iter(_texts(value)), None)
