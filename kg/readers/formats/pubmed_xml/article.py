"""The Article element: what a citation says of the paper itself.

Source: NLM, PubMed DTD, Article.
"""

from collections.abc import Mapping
from typing import Final

from kg.model import Section
from kg.readers.formats.pubmed_xml.abstracts import abstract, other_abstract
from kg.readers.formats.pubmed_xml.dates import article_date
from kg.readers.formats.pubmed_xml.draft import RecordDraft
from kg.readers.formats.pubmed_xml.holdings import accessions, grant
from kg.readers.formats.pubmed_xml.identifiers import location
from kg.readers.formats.pubmed_xml.journals import pages, read_journal
from kg.readers.formats.pubmed_xml.people import misprints, people
from kg.readers.formats.pubmed_xml.subjects import publication_type
from kg.readers.parts.language_codes import code_of_language
from kg.readers.xml.element import Element
from kg.readers.xml.elements import (
    Rule,
    attribute,
    attributes,
    leaf,
    once,
    unmarked,
    walk,
)

_LIST: Final = frozenset({"CompleteYN"})
_AUTHORS: Final = frozenset({"CompleteYN", "Type"})


def read_article(element: Element, draft: RecordDraft) -> None:
    """Read an Article."""
    draft.publication_model = attribute(element, "PubModel", draft.account)
    draft.administer("publication-model", draft.publication_model)
    walk(element, _RULES, draft, draft.account)


def read_abstract(element: Element, draft: RecordDraft) -> None:
    """Read an Abstract."""
    for part in abstract(element, draft.account):
        if isinstance(part, Section):
            draft.sections.append(part)
        else:
            draft.statements.append(part)


def read_other_abstract(element: Element, draft: RecordDraft) -> None:
    """Read an OtherAbstract."""
    for part in other_abstract(element, draft.account):
        if isinstance(part, Section):
            draft.other_sections.append(part)
        else:
            draft.statements.append(part)


def read_language(element: Element, draft: RecordDraft) -> None:
    """Read a Language; a code that names no language (``und``) is a doubt."""
    printed = leaf(element, draft.account)
    code = code_of_language(printed) if printed else None
    if code:
        draft.languages.append(code)
    else:
        draft.account.doubt("language-unknown", "this names no language", printed)


def read_authors(element: Element, draft: RecordDraft) -> None:
    """Read an AuthorList; one of editors says so in each author's role."""
    marks = attributes(element, _AUTHORS, draft.account)
    _complete(marks, "authors", draft)
    role = "editor" if marks.get("Type") == "editors" else None
    found = people(element, "Author", draft.account, len(draft.authors) + 1, role)
    draft.authors = (*draft.authors, *found)
    draft.misprint(misprints(element, draft.account))


def read_grants(element: Element, draft: RecordDraft) -> None:
    """Read a GrantList."""
    _complete(attributes(element, _LIST, draft.account), "grants", draft)
    for child in element:
        found = grant(child, draft.account) if child.tag == "Grant" else None
        if found:
            draft.grants.append(found)
        elif child.tag != "Grant":
            draft.account.element(child)


def read_publication_type(element: Element, draft: RecordDraft) -> None:
    """Read a PublicationType."""
    draft.publication_types.append(publication_type(element, draft.account))


def read_article_title(element: Element, draft: RecordDraft) -> None:
    """Read an ArticleTitle; books have more of it."""
    draft.article_title = once(draft.article_title, element, draft.account)


def read_vernacular_title(element: Element, draft: RecordDraft) -> None:
    """Read a VernacularTitle; books have more of it."""
    draft.vernacular_title = once(draft.vernacular_title, element, draft.account)


def read_location(element: Element, draft: RecordDraft) -> None:
    """Read an ELocationID."""
    found = location(element, draft.account)
    if found:
        draft.identifiers.append(found)


def read_pagination(element: Element, draft: RecordDraft) -> None:
    """Read a Pagination."""
    draft.pages = pages(element, draft.account)


def _read_journal(element: Element, draft: RecordDraft) -> None:
    read_journal(element, draft.journal, draft.account)
    draft.administer("cited-medium", draft.journal.medium)


def _read_data_banks(element: Element, draft: RecordDraft) -> None:
    _complete(attributes(element, _LIST, draft.account), "accessions", draft)
    for child in element:
        if child.tag == "DataBank":
            draft.accessions.extend(accessions(child, draft.account))
        else:
            draft.account.element(child)


def _read_publication_types(element: Element, draft: RecordDraft) -> None:
    walk(unmarked(element, draft.account), _TYPES, draft, draft.account)


def _read_article_date(element: Element, draft: RecordDraft) -> None:
    draft.date(article_date(element, draft.account))


def _complete(marks: Mapping[str, str], name: str, draft: RecordDraft) -> None:
    if marks.get("CompleteYN") == "N":
        draft.incomplete.append(name)


_TYPES: Final[dict[str, Rule[RecordDraft]]] = {"PublicationType": read_publication_type}
_RULES: Final[dict[str, Rule[RecordDraft]]] = {
    "Journal": _read_journal,
    "ArticleTitle": read_article_title,
    "VernacularTitle": read_vernacular_title,
    "Pagination": read_pagination,
    "ELocationID": read_location,
    "Abstract": read_abstract,
    "AuthorList": read_authors,
    "Language": read_language,
    "DataBankList": _read_data_banks,
    "GrantList": read_grants,
    "PublicationTypeList": _read_publication_types,
    "ArticleDate": _read_article_date,
}
