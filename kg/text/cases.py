"""The one patient whom a case report describes.

Laws
    1. Only a paper that is a case report (publication type, or the title says so) has a case.
    2. Only where the text introduces exactly one patient; a series has none.
"""

import re
from collections.abc import Sequence

from kg.model import Case, Document
from kg.text.passage import Passage

_PERSON = (
    r"(?:patient|woman|man|girl|boy|infant|child|neonate|newborn|female|male|adolescent|lady|"
    r"gentleman|teenager|adult)"
)
_REPORT_TITLE = re.compile(
    r"\b(?:case\s+reports?|report\s+of\s+(?:a|one)\s+case|a\s+case\s+of)\b", re.IGNORECASE
)
_ONE = re.compile(
    rf"\b(?:an?|one|our)\s+(?:[\w'/.-]+,?\s+){{0,7}}?{_PERSON}\b(?!\s+(?:population|cohort|group|series))",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:we\s+(?:here\s+|herein\s+)?(?:report|present|describe)|case\s+of|is\s+(?:reported|described|"
    r"presented)|year-old|years?\s+old|month-old|day-old|presented|presenting|was\s+(?:admitted|"
    r"diagnosed|treated|referred|hospitali[sz]ed)|developed|treated\s+with|who|affected\s+by|with)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|[2-9]|[1-9]\d+)"
_SERIES = re.compile(
    rf"\b(?:case\s+series|series\s+of\s+{_NUMBER}|(?:report|present|describe|report\s+of|report\s+on)\s+"
    rf"{_NUMBER}\s+(?:[\w'/.-]+\s+){{0,5}}?(?:cases|patients)|{_NUMBER}\s+case\s+reports|"
    rf"^{_NUMBER}\s+(?:[\w'/.-]+\s+){{0,3}}?(?:cases|patients))\b",
    re.IGNORECASE,
)


def is_case_report(document: Document, passages: Sequence[Passage]) -> bool:
    """Tell whether a paper is a report of one case, by its publication type or its title."""
    typed = any(kind.name.lower() == "case reports" for kind in document.publication_types)
    titled = any(p.is_title and _REPORT_TITLE.search(p.text) for p in passages)
    return typed or titled


def cases(document: Document, passages: Sequence[Passage]) -> tuple[Case, ...]:
    """Return the case of a case report with the sentence that introduces the patient.

    The running text comes before the title as evidence, since it says more.
    """
    if not is_case_report(document, passages):
        return ()
    telling = [p for p in passages if p.kind in ("abstract", "body")]
    titles = [p for p in passages if p.is_title]
    if any(_SERIES.search(p.text) for p in (*telling, *titles)):
        return ()
    for passage in (*telling, *titles):
        if _ONE.search(passage.text) and _INTRODUCES.search(passage.text):
            return (Case(1, passage.evidence),)
    return ()
