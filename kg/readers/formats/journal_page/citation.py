"""The citation line of a journal's page, printed as NLM prints citations.

Laws
    1. A line is one only where all of it is understood and it says journal, date and place: a
       volume, a page, an article number, or that the paper is ahead of print.
    2. Above the abstract the first such line is the page's. Below it others may be cited, so that
       one is taken only where it is alone.
    3. What the page says elsewhere of volume and issue is not spoken against.
"""

from collections.abc import Iterable

from kg.model import Journal, replace
from kg.readers.formats.journal_page.lines import add_locator
from kg.readers.pages.page import Page
from kg.readers.parts.citation import Citation, parse_citation
from kg.readers.parts.lines import Row
from kg.readers.parts.locator import Locator
from kg.readers.records.draft import Draft

_LONGEST_JOURNAL = 12
_LONGEST = 400


def citation_of(row: Row) -> Citation | None:
    """Return a row's citation, or ``None`` where the row is anything else."""
    if row.bullet or len(row.plain) > _LONGEST:
        return None
    found = parse_citation(row.plain)
    if found is None or found.rest or found.number is not None or not found.journal:
        return None
    if len(found.journal.split()) > _LONGEST_JOURNAL:
        return None
    return found if found.locator != Locator() or found.status else None


def read_page_citation(above: Iterable[Row], below: Iterable[Row], page: Page) -> None:
    """Read the page's citation line among the rows above the abstract, or else below it."""
    found = list(_citations(above, page))[:1] or list(_citations(below, page))
    if len(found) == 1:
        row, citation = found[0]
        if _agrees(citation, page.draft):
            _add(citation, page.draft)
            page.ledger.read(row, "citation")


def _citations(rows: Iterable[Row], page: Page) -> Iterable[tuple[Row, Citation]]:
    for row in rows:
        citation = citation_of(row) if page.ledger.free(row) else None
        if citation:
            yield row, citation


def _agrees(citation: Citation, draft: Draft) -> bool:
    """Tell whether volume, issue and DOI are those that the page says elsewhere."""
    ours, theirs = draft.locator, citation.locator
    dois = {item.value for item in draft.identifiers if item.scheme == "doi"}
    cited = {item.value for item in citation.identifiers if item.scheme == "doi"}
    return not (
        (ours.volume and theirs.volume and ours.volume != theirs.volume)
        or (ours.issue and theirs.issue and ours.issue != theirs.issue)
        or (dois and cited and dois.isdisjoint(cited))
    )


def _add(citation: Citation, draft: Draft) -> None:
    if draft.journal is None:
        draft.journal = Journal(abbreviation=citation.journal)
    elif not draft.journal.abbreviation and draft.journal.title != citation.journal:
        draft.journal = replace(draft.journal, abbreviation=citation.journal)
    add_locator(citation.locator, draft)
    draft.dates.extend(citation.dates)
    draft.identifiers.extend(citation.identifiers)
    draft.status = draft.status or citation.status
