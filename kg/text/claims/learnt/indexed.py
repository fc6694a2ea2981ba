"""What indexers say of a paper to pairs that teach.

They index a drug with "adverse effects" and a condition with "chemically induced", a drug with
"therapeutic use" and a condition with "drug therapy", and what a paper does not say they do not
index so. That is less sure than a corpus that somebody annotated, and there is far more of it, of
papers of all kinds: it teaches above all what is no claim.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import Document, Mention
from kg.text.claims.learnt.examples import KnownPair
from kg.text.claims.learnt.pair import pairs
from kg.text.claims.learnt.relation import Relation
from kg.text.claims.skeleton import Statement
from kg.text.holding import held
from kg.text.passage import Passage

_HARMFUL: Final = frozenset({"adverse effects", "toxicity", "poisoning"})
_HARMED: Final = frozenset({"chemically induced"})
_TREATING: Final = frozenset({"therapeutic use"})
_TREATED: Final = frozenset({"drug therapy"})


def tells(document: Document) -> bool:
    """Tell whether a document has an abstract, and headings with identifiers and qualifiers."""
    return any(section.kind == "abstract" for section in document.sections) and any(
        heading.identifier and heading.qualifiers for heading in document.headings
    )


def indexed_pairs(
    document: Document, passages: Sequence[Passage], mentions: Sequence[Mention]
) -> Iterator[KnownPair]:
    """Yield the pairs of a document's sentences of which its headings say anything.

    The condition must be a heading: of what indexers passed over they say nothing.
    """
    qualifiers = _qualifiers(document)
    for passage, numbers in zip(passages, held(passages, mentions), strict=True):
        if not (numbers and passage.english):
            continue
        for pair in pairs(Statement(passage, mentions, numbers)):
            condition = qualifiers.get(mentions[pair.condition].concept)
            if condition is not None:
                drug = qualifiers.get(mentions[pair.drug].concept, frozenset())
                states, annotates = _told(drug, condition)
                if annotates:
                    yield KnownPair(pair, states, annotates)


def _qualifiers(document: Document) -> dict[str, frozenset[str]]:
    """Return the qualifiers of each descriptor, in small letters."""
    found: dict[str, frozenset[str]] = {}
    for heading in document.headings:
        if heading.identifier is not None:
            names = frozenset(one.name.lower() for one in heading.qualifiers)
            found[heading.identifier] = found.get(heading.identifier, frozenset()) | names
    return found


def _told(
    drug: frozenset[str], condition: frozenset[str]
) -> tuple[frozenset[Relation], frozenset[Relation]]:
    """Return which relations the qualifiers of two descriptors state, and of which they tell.

    Where one of the two has its qualifier and the other has not, another drug may be meant.
    """
    states = set()
    if condition & _HARMED and drug & _HARMFUL:
        states.add(Relation.HARM)
    if condition & _TREATED and drug & _TREATING:
        states.add(Relation.TREATMENT)
    annotates = set(states)
    if not condition & _HARMED:
        annotates.add(Relation.HARM)
    if not condition & _TREATED and not drug & _TREATING:
        annotates.add(Relation.TREATMENT)
    return frozenset(states), frozenset(annotates)
