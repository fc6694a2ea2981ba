"""What a text seems to be that no reader wants, so that people learn what to do.

Law: nothing is read here; a name and a remedy are given.
"""

import re
from dataclasses import dataclass
from typing import Final

from kg.readers.pages.data_text import DATA
from kg.readers.pages.page_text import looks_like_markup

_HEAD: Final = 20_000
_HTML = re.compile(r"(?:html|head|body|div|p|script|style|meta|title|h1)", re.IGNORECASE)
_HTML_TYPE = re.compile(r"\s*<!doctype\s+html", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]*>([^<]{1,300})</title", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_PROLOGUE = re.compile(
    r"(?:\ufeff|\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL
)
_OF_PUBMED: Final = (
    (re.compile(r"\s*(?:\d{1,8}\s*\n){2,}\s*(?:\d{1,8}\s*)?$"), "a list of PMIDs"),
    (
        re.compile(r"\s*1: [^\n]{20,}(?:\n(?!\s*\n)[^\n]*)*?PMID: \d+(?:\s*PMCID: \w+)?"),
        "PubMed's summaries (text), without abstracts",
    ),
)
_TEXTS: Final = (
    *DATA,
    (re.compile(r"(?:.*\n)?PMID- ?\d+", re.ASCII), "MEDLINE (nbib)"),
    (re.compile(r"\s*TY  - "), "RIS"),
    (re.compile(r"\s*@\w+\s*\{"), "BibTeX"),
    (re.compile(r"\s*%0 "), "EndNote's Refer"),
    (re.compile(r"\s*\d+\|[at]\|", re.ASCII), "PubTator"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text seems to be, as the end of a sentence, and what to do about it."""

    name: str
    remedy: str


def guess_format(text: str) -> Guess | None:
    """Return what a text seems to be, or ``None`` where it is just text.

    >>> guess_format("<?xml version='1.0'?><record/>").name
    'XML with the root element "record"'
    """
    head = text[:_HEAD]
    if looks_like_markup(head):
        return _markup(head)
    of_pubmed = next((name for pattern, name in _OF_PUBMED if pattern.match(head)), None)
    if of_pubmed:
        return Guess(of_pubmed, _FROM_PUBMED)
    name = next((name for pattern, name in _TEXTS if pattern.match(head)), None)
    return Guess(name, _EXPORT) if name else None


def _markup(head: str) -> Guess:
    start = _PROLOGUE.match(head)
    found = _ROOT.match(head, start.end() if start else 0)
    root = found[1] if found else None
    if root is None or _HTML.fullmatch(root) or _HTML_TYPE.match(head):
        title = _TITLE.search(head)
        named = f' titled "{" ".join(title[1].split())}"' if title else ""
        return Guess(f"an HTML page{named} without a paper's title or abstract", _PAGE)
    if root in _ANSWERS:
        return Guess(_ANSWERS[root], _FETCH)
    if root == "XML" and "<RECORDS>" in head:
        return Guess("the XML of EndNote 7 or older", "export it from EndNote as RIS or BibTeX")
    if root in _MESH:
        return Guess("MeSH itself", "install it as the vocabulary: kg vocab install")
    if root == "TEI":
        return Guess("TEI", _TEI)
    return Guess(f'XML with the root element "{root}"', _EXPORT)


_MESH: Final = frozenset(
    {
        "DescriptorRecordSet", "QualifierRecordSet", "SupplementalRecordSet",
        "PharmacologicalActionSet",
    }
)  # fmt: skip
_ANSWERS: Final = {
    "eSearchResult": "an answer of NCBI's esearch, which holds numbers and no papers",
    "eSummaryResult": "an answer of NCBI's esummary, which holds no abstracts",
    "eFetchResult": "an error that NCBI's efetch answered",
    "eLinkResult": "an answer of NCBI's elink, which holds numbers and no papers",
}
_FETCH: Final = "fetch the papers themselves: efetch with db=pubmed and retmode=xml"
_FROM_PUBMED: Final = 'save the papers from PubMed again, in its format "PubMed"'
_TEI: Final = "fetch the paper's JATS or PubMed XML; this is what GROBID makes of a PDF"
_EXPORT: Final = "export the papers in another format, or install a reader of this one"
_PAGE: Final = (
    "if a site answered with this page instead of the paper, fetch the file again; if it is the "
    "paper's page, save the whole of it, or save it as text"
)
