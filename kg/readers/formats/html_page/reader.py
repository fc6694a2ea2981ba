"""The reader of saved HTML pages."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from kg.model import Document, Finding, Severity, Source, replace
from kg.readers.formats.html_page.author_markup import markup_authors
from kg.readers.formats.html_page.comparing import bare
from kg.readers.formats.html_page.dublin_core import read_dublin_core
from kg.readers.formats.html_page.elements import first, language_of, line_of, text_of
from kg.readers.formats.html_page.highwire import BEPRESS, CITATION, read_highwire
from kg.readers.formats.html_page.html_blocks import html_blocks
from kg.readers.formats.html_page.journal import read_visible_journal
from kg.readers.formats.html_page.linked_data import article_nodes, microdata_articles
from kg.readers.formats.html_page.merge import Account, is_another_paper, join
from kg.readers.formats.html_page.meta_tags import MetaTags
from kg.readers.formats.html_page.open_graph import read_open_graph
from kg.readers.formats.html_page.page_links import with_links
from kg.readers.formats.html_page.parsing import Element, HtmlPage, parse_page
from kg.readers.formats.html_page.places import placed_draft
from kg.readers.formats.html_page.prism import read_prism
from kg.readers.formats.html_page.pubmed import is_pubmed, read_visible_pubmed
from kg.readers.formats.html_page.rows import is_site_part, visible_text
from kg.readers.formats.html_page.schema_org import read_article
from kg.readers.formats.html_page.scholar_reference import scholar_references
from kg.readers.formats.html_page.web_archive import is_web_archive
from kg.readers.formats.journal_page.reader import read_journal_page
from kg.readers.input.files import InputFile
from kg.readers.pages.records import Record
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.references import unknown_parts
from kg.readers.parts.web_links import is_link
from kg.readers.reader import Sample
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.unread import Unread

_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?><!--.*?-->\s*)*+(?:<!doctype\s+html|<html\b)",
    re.IGNORECASE | re.DOTALL,
)
_PARTS = re.compile(
    r"<(?:head|body|meta\s+(?:name|charset|http-equiv|property)|div|h[1-4]|p|span|script|title)\b",
    re.IGNORECASE,
)
_XML = re.compile(r"\ufeff?\s*(?:<\?xml|<!doctype\s+(?!html)\w)", re.IGNORECASE)
_OTHER_ROOT = re.compile(
    r"\ufeff?\s*<[\w:.-]+(?:\s[^<>]*)?\sxmlns\s*=\s*[\"'](?!http://www\.w3\.org/1999/xhtml)"
)
_PAPER = re.compile(
    r"""name\s*=\s*["']?(?:bepress_)?(?:citation_|dc\.|dcterms\.|prism\.|ncbi_app)|"(?:Medical)?ScholarlyArticle\"""",
    re.IGNORECASE,
)
_SCHOLARLY = re.compile(r"^(?:bepress_)?citation_|^prism\.", re.IGNORECASE)
_TITLE_TAGS = frozenset({"citation_title", "bepress_citation_title"})
_AUTHOR_TAGS = frozenset({
    "citation_author", "citation_authors", "bepress_citation_author", "bepress_citation_authors",
})  # fmt: skip
_DATE_TAGS = frozenset({
    "citation_publication_date", "citation_date", "citation_online_date", "citation_year",
    "citation_cover_date", "bepress_citation_date", "bepress_citation_online_date",
})  # fmt: skip
_MANY = 5
_LABELS = ("affiliations", "affiliation", "roles", "contribution")
_LONGEST = 200_000
_NAMES = 1000
_SURE = 12
"""Letters that a text must have to be found inside another by more than chance."""
_ORCID = re.compile(
    r"(?:https?://orcid\.org/|orcid:?\s*)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.IGNORECASE
)
_ACCOUNT_ORDER = (
    "citation",
    "json-ld",
    "microdata",
    "prism",
    "dublin-core",
    "bepress",
    "open-graph",
)


class HtmlPageReader:
    """Reads PubMed's article pages and journals' pages, saved as HTML."""

    name = "html-page"
    description = "article pages of PubMed and of journals, saved from a browser (.html, .mhtml)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is that a text is an HTML page, whatever stands on it."""
        head = sample.text
        if is_web_archive(head):
            return 1.0
        if _HTML.match(head):
            return 1.0 if _PAPER.search(head) else 0.8
        if _XML.match(head):
            return 0.0
        opens = head.lstrip("\ufeff \t\r\n").startswith("<") and not _OTHER_ROOT.match(head)
        return 0.6 if opens and len(_PARTS.findall(head[:20_000])) >= _MANY else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the document of a page, and what was not read; raises `OSError`."""
        page, doubts = parse_page(file)
        yield from doubts
        if page is None:
            return
        unread = Unread(file.name)
        source = _source(file)
        findings: tuple[Finding, ...] = ()
        draft, findings = _read(page, source, unread)
        if (
            _is_paper(draft)
            or _is_listed(draft, page.root)
            or (_has_abstract(draft) and _shows_a_paper(page.root))
        ):
            yield draft.document(source)
            for reference in draft.references:
                finding = unknown_parts(reference, file.name, 1)
                if finding and not reference.title:
                    _note(finding, unread)
        else:
            yield _no_paper(file, page.root)
            return
        yield from findings
        yield from unread.findings()


def _source(file: InputFile) -> Source:
    content = file.content
    digest = hashlib.sha256(content).hexdigest()
    return Source(file.name, file.sha256, digest, HtmlPageReader.name, 1, None, 0, len(content))


def _read(
    page: HtmlPage, source: Source, unread: Unread
) -> tuple[ExportDraft, tuple[Finding, ...]]:
    root = page.root
    language = language_of(root)
    tags = MetaTags(root, code_of_language(language) if language else None)
    named = ExportDraft(authors=markup_authors(root))
    accounts = (*_metadata(root, tags, unread), Account("author-markup", named))
    told = _teller(accounts)
    if is_pubmed(root):
        visible, findings = read_visible_pubmed(root, source)
        told_apart = tuple(a for a in accounts if a.name != "open-graph")  # "... - PubMed"
        ordered = (Account("page", visible, visible=True), *told_apart)
    else:
        visible, findings = _visible(root, source, accounts, told, unread), ()
        ordered = (*accounts, Account("page", visible, visible=True))
    draft = join(ordered, unread)
    draft.authors = with_links(draft.authors, root)
    _add_page(page, draft)
    _settle_languages(draft, tags.page_language)
    tags.report_rest(unread)
    return draft, findings


def _metadata(root: Element, tags: MetaTags, unread: Unread) -> tuple[Account, ...]:
    citation = read_highwire(tags, CITATION, unread)
    citation.references = list(scholar_references(tags, unread))
    bepress = read_highwire(tags, BEPRESS, unread)
    described = {
        "citation": [citation],
        "json-ld": _own_articles(article_nodes(root, unread), citation, unread),
        "microdata": _own_articles(microdata_articles(root), citation, unread),
        "prism": [read_prism(tags)],
        "dublin-core": [read_dublin_core(tags)],
        "bepress": [bepress],
        "open-graph": [read_open_graph(tags)],
    }
    return tuple(Account(name, draft) for name in _ACCOUNT_ORDER for draft in described[name])


def _own_articles(
    nodes: Iterable[dict[str, Any]], citation: ExportDraft, unread: Unread
) -> list[ExportDraft]:
    """Return the first described article, where it can be the page's; sites describe others too."""
    for node in islice(nodes, 1):
        draft = read_article(node, unread)
        if not is_another_paper(draft, citation):
            return [draft]
        title = draft.title or draft.translated_title
        unread.note(
            "site-block", "article-of-another",
            "the page describes another paper for programs; it belongs to the site",
            severity=Severity.INFO, record=1, quote=title.text if title else None,
        )  # fmt: skip
    return []


def _visible(
    root: Element, source: Source, accounts: tuple[Account, ...], told: Callable[[str], bool],
    unread: Unread,
) -> ExportDraft:  # fmt: skip
    if any(account.draft.title and account.name != "open-graph" for account in accounts):
        doi = next((i for a in accounts for i in a.draft.identifiers if i.scheme == "doi"), None)
        return read_visible_journal(root, source, told, doi, unread)[0]
    text = visible_text(root, is_site_part)
    page = read_journal_page(Record(source, text.rows))
    for finding in page.ledger.findings(source.path, 1):
        place = text.places[finding.line - 1] if finding.line else None
        _note(replace(finding, line=place), unread)
    return placed_draft(page.draft, text.places)


def _teller(accounts: tuple[Account, ...]) -> Callable[[str], bool]:
    """Return a test of whether metadata has said a text already."""
    texts: list[str] = []
    for draft in (account.draft for account in accounts):
        texts += [title.text for title in (draft.title, draft.translated_title) if title]
        texts += [author.name for author in draft.authors]
        texts += [part for author in draft.authors for part in author.contributions]
        texts += [author.email for author in draft.authors if author.email]
        texts += [place.text for author in draft.authors for place in author.affiliations]
        texts += [word.text for word in draft.keywords]
        texts += [section.text for section in draft.sections]
        texts += [statement.text for statement in draft.statements]
        texts += [identifier.value for identifier in draft.identifiers]
        texts += [draft.journal.title] if draft.journal and draft.journal.title else []
    held = "\n".join(bare(text) for text in texts)[:_LONGEST]
    known = frozenset((*map(bare, texts), *_LABELS))
    names = sorted(filter(None, known), key=lambda name: (-len(name), name))[:_NAMES]

    def told(text: str) -> bool:
        whole = bare(_ORCID.sub(" ", text))
        if not whole or whole in known or (len(whole) >= _SURE and whole in held):
            return True
        left = whole
        for name in names:
            left = left.replace(name, "")
        return left != whole and len(left) <= _MANY

    return told


def _add_page(page: HtmlPage, draft: ExportDraft) -> None:
    canonical = first(
        link for link in page.root.iter("link") if "canonical" in link.get("rel", "").split()
    )
    address = canonical.get("href", "").strip() if canonical is not None else ""
    if is_link(address) and address not in draft.links:
        draft.links.append(address)
    if page.saved_from:
        draft.administer("saved-from", page.saved_from)
    draft.links = list(dict.fromkeys(draft.links))


def _settle_languages(draft: ExportDraft, of_page: str | None) -> None:
    """Give the title and a lone abstract the paper's language, where it has one alone."""
    if len(draft.languages) != 1:
        return
    (code,) = draft.languages
    if draft.title and draft.title.language is None:
        draft.title = replace(draft.title, language=code)
    spoken = {s.language for s in draft.sections if s.kind == "abstract"}
    if spoken == {None} and (of_page in {None, code}):
        draft.sections = [
            replace(s, language=code)
            if s.kind in {"abstract", "body"} and s.language is None
            else s
            for s in draft.sections
        ]


def _is_paper(draft: ExportDraft) -> bool:
    """Tell whether a page is one paper's: a title, and something that only papers have."""
    if not (draft.title or draft.translated_title):
        return False
    known = any(i.scheme in {"doi", "pmid", "pmcid"} for i in draft.identifiers)
    scholarly = bool(draft.journal and (draft.locator.volume or draft.journal.issn))
    return known or (scholarly and bool(draft.authors))


def _is_listed(draft: ExportDraft, root: Element) -> bool:
    """Tell whether a page says in tags what Google Scholar asks of one that it lists as a paper.

    Title, author and date: scholar.google.com/intl/en/scholar/inclusion.html, "Indexing".
    """
    named = {meta.get("name", "").casefold() for meta in root.iter("meta")}
    wanted = (_TITLE_TAGS, _AUTHOR_TAGS, _DATE_TAGS)
    return bool(draft.title and draft.authors) and not any(map(named.isdisjoint, wanted))


def _has_abstract(draft: ExportDraft) -> bool:
    """Tell whether there is a title, an abstract and authors, as the news have them too."""
    titled = draft.title or draft.translated_title
    return bool(
        titled and draft.authors and any(section.kind == "abstract" for section in draft.sections)
    )


def _shows_a_paper(root: Element) -> bool:
    """Tell whether a page calls itself a paper's, or heads its abstract or references as such."""
    if any(_SCHOLARLY.search(meta.get("name", "")) for meta in root.iter("meta")):
        return True
    if any("ScholarlyArticle" in (script.text or "") for script in root.iter("script")):
        return True
    if any("ScholarlyArticle" in element.get("itemtype", "") for element in root.iter("*")):
        return True
    blocks = html_blocks(visible_text(root, is_site_part).items)
    names = {(block.name or "").partition(":")[0] for block in blocks}
    return not names.isdisjoint({"abstract", "references"})


def _no_paper(file: InputFile, root: Element) -> Finding:
    title = first(root.iter("title"))
    printed = text_of(title) if title is not None else ""
    named = f', but a page called "{printed[:120]}"' if printed else ""
    return Finding(
        "not-an-article-page",
        Severity.ERROR,
        file.name,
        f"this is HTML, and no article's page{named}: it has no title with a DOI, a PMID, "
        "authors and an abstract that is called one, or a journal's volume",
        record=1,
        line=line_of(title) if title is not None else None,
        remedy="open the article's own page in a browser and save that; if this should be another "
        "format, the download failed: fetch it again",
    )


def _note(finding: Finding, unread: Unread) -> None:
    unread.note(
        finding.code, finding.code, finding.message, severity=finding.severity, record=1,
        line=finding.line, quote=finding.quote, remedy=finding.remedy,
    )  # fmt: skip
