"""PRISM in ``<meta>``: ``prism.publicationName``, ``prism.startingPage`` ...

Source: IDEAlliance, "PRISM Basic Metadata" 2.0 and 3.0.
"""

from typing import Final

from kg.model import DateKind, Identifier, Journal, Title
from kg.readers.formats.html_page.dated import metadata_date
from kg.readers.formats.html_page.highwire import keywords_of
from kg.readers.formats.html_page.meta_tags import MetaTag, MetaTags
from kg.readers.parts.identifiers import find_doi
from kg.readers.parts.locator import locator
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft

_DATES: dict[str, DateKind] = {
    "publicationdate": "print", "coverdate": "print", "onlinedate": "electronic",
    "receptiondate": "received", "copyrightyear": "other", "coverdisplaydate": "print",
}  # fmt: skip
_ADMINISTRATION: Final = (
    "rightsagent", "teaser", "aggregationtype", "distributor", "modificationdate", "creationdate",
    "contentlength", "platform", "issueidentifier",
)  # fmt: skip


def read_prism(tags: MetaTags) -> ExportDraft:
    """Return what the tags say."""
    draft = ExportDraft()
    title = _text(tags, "title")
    draft.title = Title(title) if title else None
    printed, electronic = _text(tags, "issn"), _text(tags, "eissn")
    journal = Journal(
        title=_text(tags, "publicationname"),
        issn=tuple(number for number in (printed, electronic) if number),
        print_issn=printed if electronic and electronic != printed else None,
        electronic_issn=electronic,
        publisher=_text(tags, "publisher"),
    )
    draft.journal = journal if journal != Journal() else None
    first, last = _text(tags, "startingpage"), _text(tags, "endingpage")
    span = f"{first}-{last}" if first and last and first != last else first or last
    draft.locator = locator(
        _text(tags, "volume"), _text(tags, "number"), span or _text(tags, "pagerange")
    )
    doi = find_doi(_text(tags, "doi") or "")
    if doi:
        draft.identifiers.append(Identifier("doi", doi))
    for name, kind in _DATES.items():
        date = metadata_date(kind, _text(tags, name) or "")
        if date and not any(other.kind == kind for other in draft.dates):
            draft.dates.append(date)
    draft.keywords = list(keywords_of(_take(tags, "keyword")))
    draft.state("journal-section", _text(tags, "section") or _text(tags, "genre") or "")
    draft.state("copyright", _text(tags, "copyright") or "")
    url = _text(tags, "url")
    if url and is_link(url):
        draft.links.append(url)
    for name in _ADMINISTRATION:
        draft.administer(f"prism.{name}", _text(tags, name) or "")
    return draft


def _take(tags: MetaTags, name: str) -> tuple[MetaTag, ...]:
    return tags.take(f"prism.{name}", f"prism:{name}")


def _text(tags: MetaTags, name: str) -> str | None:
    found = _take(tags, name)
    return found[0].content if found else None
