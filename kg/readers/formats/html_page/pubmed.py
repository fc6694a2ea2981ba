"""PubMed's article page as people see it.

The page gives rows, and the reader of text pages reads them: one set of rules for one layout,
whether it was saved as HTML or as text. Here only what the mark-up knows better is added: which
parts are the site's, and where a name's links lead.

Laws
    1. PubMed's page holds its head twice, short and in full: the full one is read.
    2. The layout before 2020 is read by the same rules.
"""

import re
from collections.abc import Iterator

from kg.model import (
    Affiliation,
    Author,
    Finding,
    Reference,
    RelatedPaper,
    Severity,
    Source,
    replace,
)
from kg.readers.formats.html_page.elements import (
    classes_of,
    first,
    marks_of,
    tag_of,
    text_of,
    with_class,
)
from kg.readers.formats.html_page.parsing import Element
from kg.readers.formats.html_page.places import placed_draft
from kg.readers.formats.html_page.reference_items import read_reference_item
from kg.readers.formats.html_page.rows import (
    VisibleText,
    is_reference_item,
    is_site_part,
    visible_text,
)
from kg.readers.formats.pubmed_page.reader import read_pubmed_page
from kg.readers.pages.ledger import Column
from kg.readers.pages.page import Page
from kg.readers.pages.records import Record
from kg.readers.parts.persons import orcid_in
from kg.readers.records.export_draft import ExportDraft

_SITE = re.compile(
    r"(?:^|\s)(?:usa-sr-only|short-view\S*|keyword-actions\s+content|keyword-actions-content|dropdown-container"
    r"|actions-buttons\S*|inner-wrap|page-navigation\S*|full-text-links\S*|search-details"
    r"|journal-actions-content|linkout\S*|share\S*|show-all\S*|show-more\S*|page-sidebar"
    r"|labs-full-docsum-\S*|docsum-pagenav\S*|result-actions-bar|short-citation|short-authors"
    r"|short-journal-citation|docsum-gallery|docsum-snippet|top-wrapper|supplemental\s+col"
    r"|figures-thumb\S*|dblinks|similar-articles-button|display_settings|portlet\S*)(?=\s|$)"
)
_MAIN = ("article-details", "article-page", "rprt", "abstract")


def is_pubmed(root: Element) -> bool:
    """Tell whether a page is PubMed's page of one article."""
    for element in root.iter("meta"):
        name, content = element.get("name", ""), element.get("content", "")
        if name == "ncbi_app" and content.casefold() in {"pubmed", "entrez"}:
            return _main(root) is not None
    return any(
        element.get("id") in {"full-view-heading", "full-view-identifiers"}
        for element in root.iter("div", "ul")
    )


def read_visible_pubmed(root: Element, source: Source) -> tuple[ExportDraft, tuple[Finding, ...]]:
    """Return what the visible page says, and the rows that were not understood."""
    main = _main(root)
    text = visible_text(root if main is None else main, _is_site)
    page = read_pubmed_page(Record(source, text.rows))
    draft = placed_draft(page.draft, text.places)
    if main is not None:
        draft.authors = _authors(main, draft.authors)
        draft.related = [_linked(paper, main) for paper in draft.related]
        draft.references = _references(main) or draft.references
    return draft, tuple(_findings(page, text, source))


def _main(root: Element) -> Element | None:
    for name in _MAIN:
        found = first(
            element for element in root.iter("main", "div", "article")
            if element.get("id") == name or name in classes_of(element)
        )  # fmt: skip
        if found is not None:
            return found
    return None


def _is_site(element: Element) -> bool:
    marks = marks_of(element)
    if "trigger" in marks and tag_of(element) == "button":
        return False  # PubMed prints journal, headings and substances on buttons
    if _SITE.search(marks):
        return True
    return (tag_of(element) != "button" and is_site_part(element)) or (tag_of(element) == "button")


def _authors(main: Element, read: list[Author]) -> list[Author]:
    """Return the authors with what their links say: affiliations in full, equal shares."""
    full = first(e for e in main.iter("div") if e.get("id") == "full-view-heading")
    items = list(with_class(main if full is None else full, "authors-list-item"))
    if len(items) != len(read):
        return read
    return [_author(item, author) for item, author in zip(items, read, strict=True)]


def _author(item: Element, author: Author) -> Author:
    titles = [link.get("title", "").strip() for link in with_class(item, "affiliation-link")]
    affiliations = tuple(Affiliation(title) for title in titles if title)
    equal = any(True for _ in with_class(item, "equal-contrib-explanation"))
    orcids = [orcid_in(link.get("href", "")) for link in item.iter("a")]
    return replace(
        author,
        affiliations=author.affiliations or affiliations,
        equal_contribution=author.equal_contribution or equal,
        orcid=author.orcid or next(filter(None, orcids), None),
    )


def _references(main: Element) -> list[Reference]:
    found: list[Reference] = []
    for item in main.iter("li"):
        if is_reference_item(item):
            reference = read_reference_item(item, len(found) + 1)
            found.extend([reference] if reference else [])
    return found


def _linked(paper: RelatedPaper, main: Element) -> RelatedPaper:
    """Return a paper of a list with the PMID that its link leads to, where it prints none."""
    if paper.pmid or paper.doi or paper.line is None:
        return paper
    for link in main.iter("a"):
        found = re.fullmatch(
            r"(?:https?://pubmed\.ncbi\.nlm\.nih\.gov)?/(?:pubmed/)?(\d{1,8})/?",
            link.get("href", ""),
        )
        label = text_of(link)
        if found and len(label) > len("PubMed") and label in paper.text:
            return replace(paper, pmid=found[1])
    return paper


def _findings(page: Page, text: VisibleText, source: Source) -> Iterator[Finding]:
    for line in page.ledger.lines(Column.NOT_UNDERSTOOD):
        yield Finding(
            "line-not-understood",
            severity=Severity.WARNING,
            file=source.path,
            message="this part of the page was not understood, and nothing was taken from it",
            record=1,
            line=text.places[line.number - 1] or None,
            quote=line.raw[:200],
        )
    for finding in page.findings:
        place = finding.line
        yield replace(finding, line=text.places[place - 1] if place else None)
