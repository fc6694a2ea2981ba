"""Gold relations of chemicals and conditions, and the gold names as mentions.

Laws
    1. A relation is of a document: corpora do not say which sentence states it, nor do they list
       what a text says of a pair in passing. A claim beside the gold is not always untrue.
    2. A pair counts once a document, however often it is stated. A composite identifier is all of
       its parts, and a pair is of a chemical and a condition by what the document annotates.
    3. Of BioRED a positive correlation of a chemical with a condition is a harm and a negative one
       a treatment, prevention among them; of BC5CDR a chemical-induced disease is a harm.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from kg.learning import KINDS
from kg.model import (
    Category,
    Claim,
    Document,
    Finding,
    MatchMethod,
    Mention,
    Predicate,
    SourceArgument,
)
from kg.text.tagging.labels import NameKind
from measuring.gold import annotated_documents, bare
from measuring.scoring import identifiers

Pair: TypeAlias = tuple[str, str]
"""The concepts of a chemical and of a condition, without prefix."""


class Link(StrEnum):
    """What a chemical has to do with a condition."""

    HARM = "harm"
    TREATMENT = "treatment"


PREDICATES: Final[Mapping[Predicate, Link]] = {
    Predicate.ADVERSE_EVENT: Link.HARM,
    Predicate.TREATS: Link.TREATMENT,
    Predicate.APPLIED_TO_TREAT: Link.TREATMENT,
    Predicate.STUDIED_TO_TREAT: Link.TREATMENT,
}
TYPES: Final[Mapping[str, tuple[Link, ...]]] = {
    "CID": (Link.HARM,),
    "Positive_Correlation": (Link.HARM,),
    "Negative_Correlation": (Link.TREATMENT,),
}
_CATEGORIES: Final = {
    NameKind.CHEMICAL: Category.DRUG,
    NameKind.CONDITION: Category.DISEASE,
}


@dataclass(frozen=True, slots=True)
class GoldRelations:
    """A document stripped of its annotations, its gold mentions in order, and the related pairs."""

    document: Document
    mentions: tuple[Mention, ...]
    pairs: Mapping[Link, frozenset[Pair]]

    @property
    def pmid(self) -> str:
        """The PMID, empty where there is none."""
        return self.document.identifier("pmid") or ""


def gold_relations(path: Path, found: Callable[[Finding], None]) -> Iterator[GoldRelations]:
    """Yield the documents of a corpus, each PMID once; ``found`` hears what was not read."""
    yield from map(_gold, annotated_documents(path, found))


def _gold(document: Document) -> GoldRelations:
    mentions = sorted(
        _mentions(document), key=lambda m: (m.section, m.start, -m.end, m.concept, m.category)
    )
    return GoldRelations(
        bare(document),
        tuple(mentions),
        _related(document, mentions),
    )


def _mentions(document: Document) -> Iterator[Mention]:
    for m in document.source_mentions:
        kind = KINDS.get(m.type.casefold())
        if kind not in _CATEGORIES:
            continue
        for concept in identifiers((m.printed,) if m.printed else m.identifiers):
            yield Mention(
                m.section, m.start, m.end, m.quote, concept, _CATEGORIES[kind],
                MatchMethod.EXACT, 1.0,
            )  # fmt: skip


def _related(document: Document, mentions: Iterable[Mention]) -> dict[Link, frozenset[Pair]]:
    of: dict[Category, set[str]] = defaultdict(set)
    for mention in mentions:
        of[mention.category].add(mention.concept)
    found: dict[Link, set[Pair]] = {link: set() for link in Link}
    for relation in document.source_relations:
        links = TYPES.get(relation.type, ())
        for one, other in itertools.permutations(relation.arguments, 2):
            pairs = itertools.product(_concepts(one), _concepts(other))
            told = {
                (a, b) for a, b in pairs if a in of[Category.DRUG] and b in of[Category.DISEASE]
            }
            for link in links:
                found[link] |= told
    return {link: frozenset(pairs) for link, pairs in found.items()}


def _concepts(argument: SourceArgument) -> frozenset[str]:
    return identifiers((argument.printed,) if argument.printed else argument.identifiers)


def annotated(documents: Iterable[GoldRelations]) -> tuple[Link, ...]:
    """Return the links that a corpus annotates."""
    held = {link for item in documents for link, pairs in item.pairs.items() if pairs}
    return tuple(link for link in Link if link in held)


def claimed(claims: Iterable[Claim], link: Link) -> Iterator[tuple[Pair, Claim]]:
    """Yield the pairs that claims say to be so linked; what is denied is not said."""
    for claim in claims:
        if PREDICATES.get(claim.predicate) is link and claim.object and not claim.negated:
            yield (_bare(claim.subject), _bare(claim.object)), claim


def _bare(concept: str) -> str:
    return next(iter(identifiers((concept,))), concept)
