"""Names that a text cuts short: "lupus erythematosus" where it has said which one it means.

Laws
    1. What is left is the end of a longer name that the document writes in full, two words at
       least, and no name in the vocabulary itself.
    2. It is the end of one concept's names only, and no other adjective stands before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Category, Mention, Span
from kg.text.dictionary import Dictionary
from kg.text.passage import Passage

_FEWEST_WORDS = 2
_FULL_WORDS = 3
_FREE_BEFORE = re.compile(
    r"(?:^|[(\[;:,.]\s*|\b(?:a|an|the|of|in|with|by|for|from|and|or|to|on|as|is|has|had|this|her|his)\s+)$",
    re.IGNORECASE,
)
_CONDITIONS = frozenset({Category.DISEASE, Category.PHENOTYPE})


@dataclass(frozen=True, slots=True)
class ReducedName:
    """A shortened name, its place, and the full mention that it stands for."""

    section: int
    span: Span
    quote: str
    antecedent: Mention


def reduced_names(
    passages: Sequence[Passage], mentions: Sequence[Mention], dictionary: Dictionary
) -> Iterator[ReducedName]:
    """Yield the shortened names of conditions in a document."""
    endings = _endings(mentions, dictionary)
    if not endings:
        return
    longest_first = sorted(endings, key=lambda ending: (-len(ending), ending))
    pattern = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE
    )
    for passage in passages:
        for found in pattern.finditer(passage.text):
            span = Span(passage.start + found.start(), passage.start + found.end())
            free = _FREE_BEFORE.search(passage.text[: found.start()]) is not None
            if free and _is_free(passage, span, mentions):
                antecedent = endings[found.group().lower()]
                yield ReducedName(passage.section, span, found.group(), antecedent)


def _endings(mentions: Sequence[Mention], dictionary: Dictionary) -> dict[str, Mention]:
    """The endings of full names by themselves, those of more than one concept left out."""
    found: dict[str, Mention] = {}
    shared: set[str] = set()
    for mention in mentions:
        words = mention.quote.lower().split()
        if mention.category not in _CONDITIONS or len(words) < _FULL_WORDS:
            continue
        for cut in range(1, len(words) - _FEWEST_WORDS + 1):
            ending = " ".join(words[cut:])
            known = found.setdefault(ending, mention)
            if known.concept != mention.concept:
                shared.add(ending)
    return {
        ending: mention
        for ending, mention in found.items()
        if ending not in shared and ending[0].isalpha() and not dictionary.matches(ending)
        and not re.match(r"(?:of|in|with|by|and|or|due|to|the)\b", ending)
    }  # fmt: skip


def _is_free(passage: Passage, span: Span, mentions: Sequence[Mention]) -> bool:
    return not any(
        m.section == passage.section and m.start < span.end and span.start < m.end for m in mentions
    )
