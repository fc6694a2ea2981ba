"""Names that share words: "breast and ovarian cancer", "cleft lip and palate"."""

import re
from typing import Final

_JOINT: Final = re.compile(
    r"\s*,\s*(?:and/or|and|or)\s+|\s+(?:and/or|and|or|plus|&)\s+|\s*[,/;]\s*"
)


def conjuncts(quote: str) -> tuple[str, ...]:
    """Return the names that a composite name joins, each with the words that it shares.

    A first part of one word shares the words behind the last part's first one, unless that would
    leave nothing; so does each part between. A quote without a joint is one name.

    >>> conjuncts("breast and ovarian cancer")
    ('breast cancer', 'ovarian cancer')
    >>> conjuncts("renal, hepatic or heart failure")
    ('renal failure', 'hepatic failure', 'heart failure')
    >>> conjuncts("lupus")
    ('lupus',)
    """
    parts = [part for part in _JOINT.split(quote) if part.strip(" ()")]
    if len(parts) < 2:  # noqa: PLR2004 - one name
        return (quote,)
    shared = parts[-1].split()[1:]
    if not shared:
        return _sharing_left(parts)
    head = " ".join(shared)
    return tuple(
        f"{part} {head}" if len(part.split()) == 1 else part for part in (*parts[:-1], parts[-1])
    )


def _sharing_left(parts: list[str]) -> tuple[str, ...]:
    """The parts after the first are one word each: they share what comes before its last word."""
    shared = parts[0].split()[:-1]
    return (parts[0], *(" ".join((*shared, part)) for part in parts[1:]))
