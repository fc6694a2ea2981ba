"""Open Graph, Twitter and HTML's own tags: the weakest account, for they are written for cards.

Laws
    1. A description is a teaser, often cut off: it becomes a statement where no abstract holds it,
       and is never an abstract.
    2. ``<meta name="keywords">`` holds what a site wants to be found by, not the authors' keywords:
       it is kept as a word of the record about itself.

Source: "The Open Graph protocol", https://ogp.me; WHATWG, HTML, section 4.2.5.1.
"""

from kg.model import Journal, Statement, Title
from kg.readers.formats.html_page.dated import metadata_date
from kg.readers.formats.html_page.meta_tags import MetaTags
from kg.readers.formats.html_page.people import metadata_author
from kg.readers.parts.identifiers import DOI
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft

DESCRIPTION = "description"


def read_open_graph(tags: MetaTags) -> ExportDraft:
    """Return what the tags say; descriptions are statements of kind ``description``."""
    draft = ExportDraft()
    titles, sites = tags.texts("og:title", "twitter:title"), tags.texts("og:site_name")
    draft.title = Title(titles[0]) if titles else None
    draft.journal = Journal(title=sites[0]) if sites else None
    for text in dict.fromkeys(tags.texts("og:description", "twitter:description", "description")):
        draft.statements.append(Statement(DESCRIPTION, text))
    moments = tags.texts("article:published_time", "og:article:published_time")
    dates = [metadata_date("electronic", text) for text in moments]
    draft.dates.extend(date for date in dates if date)
    people = tags.texts("article:author", "author", "og:article:author")
    draft.authors.extend(metadata_author(text) for text in people if not is_link(text))
    addresses = tags.texts("og:url", "twitter:url")
    draft.links.extend(text for text in addresses if is_link(text) and not DOI.search(text))
    _read_words(tags, draft)
    return draft


def _read_words(tags: MetaTags, draft: ExportDraft) -> None:
    for text in tags.texts("article:section", "og:article:section"):
        draft.state("journal-section", text)
    for text in tags.texts("keywords", "article:tag", "og:article:tag"):
        draft.administer("site-keywords", text)
    for text in tags.texts(
        "og:type", "article:modified_time", "news_keywords", "copyright", "date"
    ):
        draft.administer("page", text)
