"""Values whose form is fixed by who gives them out: identifiers, and NLM's categories.

A value of another form is a misprint of the source. It is left out with a finding, for a graph in
which a DOI may be anything joins with nothing; the shapes hold the same forms.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode

from kg.extractors.extractor import Context, Emissions
from kg.folding import spaced
from kg.model import Finding
from kg.names import FABIO, KG, PRISM
from kg.ntriples import string

_ISSN: Final = ("an ISSN", re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]"))  # ISO 3297, 4.1

FORMS: Final[dict[NamedNode, tuple[str, re.Pattern[str]]]] = {
    FABIO.hasPubMedId: ("a PMID", re.compile(r"[1-9][0-9]{0,8}")),
    FABIO.hasPubMedCentralId: ("a PMCID", re.compile(r"PMC[1-9][0-9]*(\.[0-9]+)?")),
    # DOI Handbook, 2.2: a prefix of the directory indicator 10 and a registrant code, any suffix.
    PRISM.doi: ("a DOI", re.compile(r"10\.[0-9]{4,9}(\.[0-9]+)*/[^\sA-Z]+")),
    PRISM.issn: _ISSN,
    PRISM.eIssn: _ISSN,
    FABIO.hasIssnL: _ISSN,
    FABIO.hasNationalLibraryOfMedicineJournalId: (
        "an NLM id", re.compile(r"[0-9]{3,18}[A-Z]?"),
    ),
    KG.sectionCategory: (
        "a category of NLM",
        re.compile(r"BACKGROUND|OBJECTIVE|METHODS|RESULTS|CONCLUSIONS|UNASSIGNED|UNLABELLED"),
    ),
}  # fmt: skip
"""What a property's values are called, and their form."""


_WRITTEN: Final = {str(predicate): form for predicate, form in FORMS.items()}
_DOI: Final = str(PRISM.doi)


def formed(
    context: Context, node: str, said: Iterable[tuple[str, str | None]], line: int | None = None
) -> Emissions:
    """Yield the statements with a value of the right form, and a finding on any of another.

    ``said`` are predicates with their values, if there is one; what has no form is `spaced`.
    """
    right = []
    for predicate, value in said:
        shown = _shown(predicate, value) if value else ""
        if not shown:
            continue
        written = _written(predicate, shown)
        if written:
            right.append(f"{node} {predicate} {written} .\n")
        else:
            called, _ = _WRITTEN[predicate]
            yield _misprint(context, shown, called, line)
    if right:
        yield "".join(right)


@lru_cache(maxsize=1 << 12)
def _written(predicate: str, shown: str) -> str | None:
    """Return a value as a literal, or ``None`` where it has another form than its predicate's."""
    form = _WRITTEN.get(predicate)
    return string(shown) if form is None or form[1].fullmatch(shown) else None


def _shown(predicate: str, value: str) -> str:
    """Return a value as it is written: a DOI in lower case (DOI Handbook, 2.4)."""
    if predicate not in _WRITTEN:
        return spaced(value)
    return value.lower() if predicate == _DOI else value


def _misprint(context: Context, value: str, name: str, line: int | None) -> Finding:
    return context.finding(
        "form-not-valid",
        f"{value!r} does not have the form of {name}; it was left out",
        quote=value,
        line=line,
    )


def has_form(predicate: NamedNode, value: str) -> bool:
    """Tell whether a value has the form of a property's values; any has, where none is fixed.

    >>> has_form(PRISM.doi, "10.1000/x"), has_form(PRISM.doi, "10.1/x"), has_form(PRISM.volume, "")
    (True, False, True)
    """
    form = FORMS.get(predicate)
    return form is None or form[1].fullmatch(value) is not None
