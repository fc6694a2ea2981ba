"""The MedlineCitation element: a paper as NLM's indexers see it.

Source: NLM, PubMed DTD, MedlineCitation.
"""

from typing import Final

from kg.model import DateKind, Identifier
from kg.readers.formats.pubmed_xml.article import read_article, read_other_abstract
from kg.readers.formats.pubmed_xml.dates import date_of
from kg.readers.formats.pubmed_xml.draft import RecordDraft
from kg.readers.formats.pubmed_xml.identifiers import pmid, sourced
from kg.readers.formats.pubmed_xml.journals import read_journal_info
from kg.readers.formats.pubmed_xml.people import misprints, people
from kg.readers.formats.pubmed_xml.related import related_paper
from kg.readers.formats.pubmed_xml.subjects import (
    heading,
    keywords,
    substance,
    supplementary_concept,
)
from kg.readers.xml.element import Element
from kg.readers.xml.elements import (
    Rule,
    attribute,
    attributes,
    content,
    leaf,
    texts,
    unmarked,
    walk,
)

_CITATION: Final = {
    "Status": "status",
    "Owner": "owner",
    "IndexingMethod": "indexing-method",
    "VersionID": "version-id",
    "VersionDate": "version-date",
}
_KNOWN: Final = frozenset(_CITATION)
_DATES: Final[dict[str, DateKind]] = {
    "DateCreated": "created", "DateCompleted": "completed", "DateRevised": "last-revised",
}  # fmt: skip


def read_citation(element: Element, draft: RecordDraft) -> None:
    """Read a MedlineCitation."""
    for name, value in attributes(element, _KNOWN, draft.account).items():
        if name in _CITATION:
            draft.administer(_CITATION[name], value)
    walk(element, _RULES, draft, draft.account)


def read_pmid(element: Element, draft: RecordDraft) -> None:
    """Read the record's own PMID."""
    number, draft.version = pmid(element, draft.account)
    if number:
        draft.identifiers.append(Identifier("pmid", number))


def read_record_date(element: Element, draft: RecordDraft) -> None:
    """Read a date of the record, not of the paper."""
    draft.date(date_of(element, _DATES[element.tag], draft.account))


def read_keywords(element: Element, draft: RecordDraft) -> None:
    """Read a KeywordList."""
    draft.keywords += keywords(element, draft.account)


def read_investigators(element: Element, draft: RecordDraft) -> None:
    """Read an InvestigatorList."""
    found = people(
        unmarked(element, draft.account),
        "Investigator",
        draft.account,
        len(draft.collaborators) + 1,
    )
    draft.collaborators = (*draft.collaborators, *found)
    draft.misprint(misprints(element, draft.account))


def _read_journal_info(element: Element, draft: RecordDraft) -> None:
    read_journal_info(element, draft.journal, draft.account)


def _read_headings(element: Element, draft: RecordDraft) -> None:
    for child in unmarked(element, draft.account):
        found = heading(child, draft.account) if child.tag == "MeshHeading" else None
        if found:
            draft.headings.append(found)
        elif child.tag != "MeshHeading":
            draft.account.element(child)


def _read_substances(element: Element, draft: RecordDraft) -> None:
    for child in unmarked(element, draft.account):
        found = substance(child, draft.account) if child.tag == "Chemical" else None
        if found:
            draft.substances.append(found)
        elif child.tag != "Chemical":
            draft.account.element(child)


def _read_supplementary_concepts(element: Element, draft: RecordDraft) -> None:
    for child in unmarked(element, draft.account):
        if child.tag == "SupplMeshName":
            draft.supplementary_concepts.append(supplementary_concept(child, draft.account))
        else:
            draft.account.element(child)


def _read_related(element: Element, draft: RecordDraft) -> None:
    for child in unmarked(element, draft.account):
        if child.tag == "CommentsCorrections":
            draft.related.append(related_paper(child, draft.account))
        else:
            draft.account.element(child)


def _read_personal_subjects(element: Element, draft: RecordDraft) -> None:
    draft.personal_subjects = people(
        unmarked(element, draft.account), "PersonalNameSubject", draft.account
    )


def _read_gene_symbols(element: Element, draft: RecordDraft) -> None:
    for symbol in texts(element, "GeneSymbol", draft.account):
        draft.state("gene-symbol", symbol)


def _read_subset(element: Element, draft: RecordDraft) -> None:
    draft.administer("subset", leaf(element, draft.account))


def _read_other_identifier(element: Element, draft: RecordDraft) -> None:
    found = sourced(element, draft.account)
    if found:
        draft.identifiers.append(found)


def _read_mission(element: Element, draft: RecordDraft) -> None:
    draft.state("space-flight-mission", leaf(element, draft.account))


def _read_interests(element: Element, draft: RecordDraft) -> None:
    draft.state("conflict-of-interest", leaf(element, draft.account))


def _read_note(element: Element, draft: RecordDraft) -> None:
    owner = attribute(element, "Owner", draft.account)
    draft.state("notes", content(element, draft.account), owner)


def _read_count(element: Element, draft: RecordDraft) -> None:
    draft.administer("reference-count", leaf(element, draft.account))


_RULES: Final[dict[str, Rule[RecordDraft]]] = {
    "PMID": read_pmid,
    **dict.fromkeys(_DATES, read_record_date),
    "Article": read_article,
    "MedlineJournalInfo": _read_journal_info,
    "ChemicalList": _read_substances,
    "SupplMeshList": _read_supplementary_concepts,
    "CitationSubset": _read_subset,
    "CommentsCorrectionsList": _read_related,
    "GeneSymbolList": _read_gene_symbols,
    "MeshHeadingList": _read_headings,
    "NumberOfReferences": _read_count,
    "PersonalNameSubjectList": _read_personal_subjects,
    "OtherID": _read_other_identifier,
    "OtherAbstract": read_other_abstract,
    "KeywordList": read_keywords,
    "CoiStatement": _read_interests,
    "SpaceFlightMission": _read_mission,
    "InvestigatorList": read_investigators,
    "GeneralNote": _read_note,
}
