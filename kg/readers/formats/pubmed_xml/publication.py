"""The PubmedData and PubmedBookData elements: identifiers, history and references.

Source: NLM, PubMed DTD, PubmedData, PubmedBookData, ObjectList.
"""

from typing import Final

from kg.model import RelatedObject
from kg.readers.formats.pubmed_xml.dates import history_date
from kg.readers.formats.pubmed_xml.draft import RecordDraft
from kg.readers.formats.pubmed_xml.identifiers import article_ids
from kg.readers.formats.pubmed_xml.references import references
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import Rule, attribute, content, once, unmarked, walk

_STATES: Final = {"aheadofprint": "Online ahead of print"}
"""The words of PubMed's pages for a publication status; other states have none and stay."""


def read_publication(element: Element, draft: RecordDraft) -> None:
    """Read a PubmedData or PubmedBookData."""
    walk(unmarked(element, draft.account), _RULES, draft, draft.account)


def read_references(element: Element, draft: RecordDraft) -> None:
    """Read a ReferenceList."""
    draft.references += references(element, len(draft.references) + 1, draft.account)


def read_identifiers(element: Element, draft: RecordDraft) -> None:
    """Read an ArticleIdList."""
    draft.identifiers += article_ids(element, draft.account)


def _read_history(element: Element, draft: RecordDraft) -> None:
    for child in unmarked(element, draft.account):
        if child.tag == "PubMedPubDate":
            draft.date(history_date(child, draft.account))
        else:
            draft.account.element(child)


def _read_status(element: Element, draft: RecordDraft) -> None:
    status = once(draft.status or "", element, draft.account)
    draft.status = _STATES.get(status, status) or None


def _read_objects(element: Element, draft: RecordDraft) -> None:
    for child in unmarked(element, draft.account):
        if child.tag == "Object":
            draft.objects.append(_object(child, draft.account))
        else:
            draft.account.element(child)


def _object(element: Element, account: Account) -> RelatedObject:
    kind = attribute(element, "Type", account) or ""
    parameters = []
    for child in element:
        if child.tag == "Param":
            name = attribute(child, "Name", account) or ""
            parameters.append((name, content(child, account)))
        else:
            account.element(child)
    return RelatedObject(kind, tuple(parameters))


_RULES: Final[dict[str, Rule[RecordDraft]]] = {
    "History": _read_history,
    "PublicationStatus": _read_status,
    "ArticleIdList": read_identifiers,
    "ObjectList": _read_objects,
    "ReferenceList": read_references,
}
