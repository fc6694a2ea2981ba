"""The ``journal`` of a title passage, which in PubTator's exports is a whole citation.

Law: what is no citation is the journal's name as it stands.

Forms: NLM's (``J Inv. 2019 Jun 6;74(5):1053-8. doi: 10...``), and PubTator 3's own
(``J Inv;2024Jan24. doi:10...``).
"""

import re
from dataclasses import replace

from kg.readers.parts.citation import Citation, parse_citation
from kg.readers.parts.locator import Locator

_RUN_TOGETHER = re.compile(
    r"(?P<journal>[^;]{2,200});\s*(?P<year>\d{4})\s*(?P<month>[A-Z][a-z]{2})?\s*(?P<day>\d{1,2})?\s*"
    r"\.\s*(?P<rest>.*)",
    re.DOTALL,
)
_DANGLING = re.compile(r"\s*\b(?:Epub|eCollection|Print)\.?\s*$")


def journal_citation(printed: str) -> Citation:
    """Return what a ``journal`` says; a bare name has neither date nor place.

    >>> found = journal_citation("J Inv;2024Jan24. doi:10.9998/jinv.7")
    >>> found.journal, found.dates[0].value, found.identifiers[0].value
    ('J Inv', '2024-01-24', '10.9998/jinv.7')
    >>> journal_citation("J Inv").journal
    'J Inv'
    """
    text = _DANGLING.sub("", printed.strip())
    found = _RUN_TOGETHER.fullmatch(text)
    if found:
        date = " ".join(found[part] for part in ("year", "month", "day") if found[part])
        text = f"{found['journal'].strip()}. {date}. {found['rest']}"
    citation = parse_citation(text)
    if citation is None or not citation.journal:
        return Citation(printed.strip(), (), Locator())
    return replace(citation, rest=citation.rest.strip())
