"""What took the place of MeSH identifiers that a corpus has and the vocabulary no longer.

MeSH replaces a supplementary concept when it makes a descriptor of it: remifentanil was C071741 and
is D000077208. No table that is installed tells so. The names that the corpus itself gives the
identifier do, where those that are terms of the vocabulary, letter case apart, are all terms of
one concept of the same kind.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from kg.text.grounding.candidates import KINDS_OF
from kg.vocabulary import Vocabulary
from measuring.gold import GoldDocument
from measuring.scoring import identifiers

_MESH: Final = re.compile(r"[CD]\d{6,}")


def replaced(documents: Iterable[GoldDocument], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the identifiers of today by those that they replaced."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in (name for item in documents for name in item.names):
        concepts = identifiers(name.concepts)
        old = next(iter(concepts), "")
        if len(concepts) != 1 or not _MESH.fullmatch(old) or vocabulary.get(old) is not None:
            continue
        matches = vocabulary.lookup(name.quote)
        found[old].update(
            m.concept for m in matches if m.exact and m.category in KINDS_OF[name.kind]
        )
    return {old: min(new) for old, new in sorted(found.items()) if len(new) == 1}
