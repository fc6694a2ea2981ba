"""A record's element: a paper, a book, or PMIDs to delete.

Source: NLM, PubMed DTD, PubmedArticle, PubmedBookArticle, DeleteCitation, DeleteDocument; NLM,
MEDLINE DTD, MedlineCitation.
"""

from collections.abc import Iterator
from typing import Final

from kg.model import Deletion, Document, Source
from kg.readers.formats.pubmed_xml.books import read_book_document
from kg.readers.formats.pubmed_xml.citation import read_citation
from kg.readers.formats.pubmed_xml.draft import RecordDraft
from kg.readers.formats.pubmed_xml.identifiers import pmid
from kg.readers.formats.pubmed_xml.publication import read_publication
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import Rule, unmarked, walk

_DELETIONS: Final = frozenset({"DeleteCitation", "DeleteDocument"})
_PARTS: Final[dict[str, Rule[RecordDraft]]] = {
    "MedlineCitation": read_citation,
    "PubmedData": read_publication,
    "BookDocument": read_book_document,
    "PubmedBookData": read_publication,
}


def read_record(
    element: Element, source: Source, account: Account
) -> Iterator[Document | Deletion]:
    """Yield what a record says: one document, or a deletion for each PMID."""
    if element.tag in _DELETIONS:
        yield from _deletions(element, source, account)
        return
    draft = RecordDraft(account)
    part = _PARTS.get(element.tag)
    if part:
        part(element, draft)
    else:
        walk(unmarked(element, account), _PARTS, draft, account)
    yield draft.document(source)


def _deletions(element: Element, source: Source, account: Account) -> Iterator[Deletion]:
    for child in unmarked(element, account):
        if child.tag != "PMID":
            account.element(child)
            continue
        number, version = pmid(child, account)
        if number:
            yield Deletion(source, number, version)
