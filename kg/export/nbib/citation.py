"""The journal, the paper's place in it, and the citation that closes a record.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", IS, VI, IP, PG, TA, JT, JID, LA,
PST, SO.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from kg.export.nbib.dates import issue_date
from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record
from kg.languages import three_letters
from kg.names import DCTERMS, FABIO, KG, PRISM

_STATES: Final = {
    "Online ahead of print": "aheadofprint",
    "aheadofprint": "aheadofprint",
    "epublish": "epublish",
    "ppublish": "ppublish",
}


def _of_journal(record: Record, predicate: NamedNode) -> str | None:
    journal = record.about.node(record.paper, DCTERMS.isPartOf)
    return record.about.text(journal, predicate) if journal else None


def issns(record: Record) -> Iterator[Field]:
    """Yield ``IS``; an ISSN that is known as the electronic or the linking one says so."""
    about = record.about
    journal = about.node(record.paper, DCTERMS.isPartOf)
    if journal:
        electronic = about.texts(journal, PRISM.eIssn)
        others = (issn for issn in about.texts(journal, PRISM.issn) if issn not in electronic)
        yield from (Field("IS", issn) for issn in others)
        yield from (Field("IS", f"{issn} (Electronic)") for issn in electronic)
        linking = about.texts(journal, FABIO.hasIssnL)
        yield from (Field("IS", f"{issn} (Linking)") for issn in linking)


def _volume(record: Record) -> str | None:
    about, paper = record.about, record.paper
    volume = about.text(paper, PRISM.volume)
    supplement = None if about.text(paper, PRISM.number) else about.text(paper, KG.supplement)
    return " ".join(part for part in (volume, supplement) if part) or None


def _issue(record: Record) -> str | None:
    about, paper = record.about, record.paper
    issue = about.text(paper, PRISM.number)
    supplement = about.text(paper, KG.supplement)
    return " ".join(part for part in (issue, supplement) if part) if issue else None


def _pages(record: Record) -> str | None:
    about, paper = record.about, record.paper
    return about.text(paper, PRISM.pageRange, FABIO.hasElectronicArticleIdentifier)


def volumes(record: Record) -> Iterator[Field]:
    """Yield ``VI``, with the supplement where there is no issue: ``41 Suppl 1``."""
    yield Field("VI", _volume(record) or "")


def issues(record: Record) -> Iterator[Field]:
    """Yield ``IP``, with the supplement: ``2 Suppl``."""
    yield Field("IP", _issue(record) or "")


def pages(record: Record) -> Iterator[Field]:
    """Yield ``PG``: pages or, where there are none, the article number."""
    yield Field("PG", _pages(record) or "")


def languages(record: Record) -> Iterator[Field]:
    """Yield ``LA``: ``eng``."""
    about = record.about
    codes = (node.value.rpartition("/")[2] for node in about.nodes(record.paper, DCTERMS.language))
    yield from (Field("LA", code) for code in sorted(three_letters(code) or "" for code in codes))


def journal_titles(record: Record) -> Iterator[Field]:
    """Yield ``TA``, ``JT`` and ``JID``."""
    yield Field("TA", _of_journal(record, FABIO.hasNLMJournalTitleAbbreviation) or "")
    yield Field("JT", _of_journal(record, DCTERMS.title) or "")
    yield Field("JID", _of_journal(record, FABIO.hasNationalLibraryOfMedicineJournalId) or "")


def states(record: Record) -> Iterator[Field]:
    """Yield ``PST``; a state that PubMed has no word for is none."""
    state = record.about.text(record.paper, KG.publicationState) or ""
    yield Field("PST", _STATES.get(state, ""))


def sources(record: Record) -> Iterator[Field]:
    """Yield ``SO``, the citation; ``Lupus. 2020 Mar;29(3):210-5. doi: 10.5555/x.`` is one."""
    journal, date = _of_journal(record, FABIO.hasNLMJournalTitleAbbreviation), issue_date(record)
    if not journal or not date:
        return
    volume, issue, pages_ = _volume(record) or "", _issue(record), _pages(record)
    place = f"{volume}({issue})" if issue else volume
    place = f"{place}:{pages_}" if pages_ else place
    doi = record.about.text(record.paper, PRISM.doi)
    printed = f"{date};{place}" if place else date
    yield Field("SO", f"{journal}. {printed}.{f' doi: {doi}.' if doi else ''}")
