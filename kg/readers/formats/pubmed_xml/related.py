"""Comments, corrections, retractions: other papers that a record points to.

Source: NLM, PubMed DTD, CommentsCorrectionsList, attribute RefType.
"""

import re
from functools import cache

from kg.model import RelatedPaper
from kg.readers.formats.pubmed_xml.identifiers import pmid
from kg.readers.parts.identifiers import find_doi
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import attribute, leaf

_WORD = re.compile(r"(?<=[a-z])(?=[A-Z]|and[A-Z])")


@cache
def kind_of(ref_type: str) -> str:
    """Return a RefType in lower case with hyphens.

    >>> kind_of("ExpressionOfConcernIn")
    'expression-of-concern-in'
    >>> kind_of("CorrectedandRepublishedIn")
    'corrected-and-republished-in'
    """
    return _WORD.sub("-", ref_type).lower()


def related_paper(element: Element, account: Account) -> RelatedPaper:
    """Return a CommentsCorrections."""
    kind = kind_of(attribute(element, "RefType", account) or "other")
    source, number, version, note = "", None, None, None
    for child in element:
        tag = child.tag
        if tag == "RefSource" and not source:
            source = leaf(child, account)
        elif tag == "PMID" and number is None:
            found, version = pmid(child, account)
            number = found or None
        elif tag == "Note" and note is None:
            note = leaf(child, account) or None
        else:
            account.element(child)
    doi = find_doi(source) if "10." in source else None
    return RelatedPaper(kind, source, number, doi, version=version, note=note)
