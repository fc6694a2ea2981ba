"""Grants as MEDLINE prints them: ``number/acronym/agency/country``, with parts left out."""

import re

from kg.model import Grant

_ACRONYM = re.compile(r"[A-Z][A-Z0-9_]{0,5}")
_TWO = 2


def parse_grant(printed: str) -> Grant:
    """Return a grant; the parts are read from the right, for numbers may have slashes.

    >>> parse_grant("R01 AR043727/AR/NIAMS NIH HHS/United States").acronym
    'AR'
    >>> parse_grant("G0400/2/Medical Research Council/United Kingdom").number
    'G0400/2'
    >>> parse_grant("CIHR/Canada").agency
    'CIHR'
    """
    parts = [part.strip() for part in printed.split("/")]
    if len(parts) < _TWO:
        return Grant(printed)
    *rest, agency, country = parts
    acronym = None
    if rest and _is_acronym(rest):
        acronym = rest.pop()
    number = "/".join(rest) or None
    return Grant(printed, number, agency or None, acronym, country or None)


def _is_acronym(parts: list[str]) -> bool:
    """Tell whether the last part is NIH's or MRC's acronym and no piece of a number."""
    last = parts[-1]
    return bool(_ACRONYM.fullmatch(last)) and (len(parts) > 1 or not re.search(r"\d", last))
