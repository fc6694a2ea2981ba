"""What says which chemicals and conditions are linked: our claims, and what needs no reading."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from kg.model import Annotation, Mention
from kg.text import Annotator
from kg.text.passage import passages
from kg.text.tagging.labels import NameKind
from measuring.relations import GoldRelations, Link, Pair, claimed
from measuring.scoring import identifiers
from measuring.systems import KIND_OF

Said: TypeAlias = dict[Pair, tuple[str, str]]
"""By pair: the rule that says it is linked, and the sentence."""


class Namer(Protocol):
    """Annotates documents on names that it finds, or that are given."""

    title: str

    def annotations(self, documents: Sequence[GoldRelations]) -> Iterator[Annotation]:
        """Yield the annotation of each document."""
        ...


@dataclass(frozen=True)
class GoldNames:
    """Claims are read on the gold mentions: what the rules do by themselves."""

    annotator: Annotator
    title: str = "gold names"

    def annotations(self, documents: Sequence[GoldRelations]) -> Iterator[Annotation]:
        """Yield the annotation of each document."""
        for item in documents:
            yield self.annotator.annotate_named(item.document, item.mentions)


@dataclass(frozen=True)
class OurNames:
    """Claims are read on the names that are found: end to end."""

    annotator: Annotator
    title: str = "end to end"

    def annotations(self, documents: Sequence[GoldRelations]) -> Iterator[Annotation]:
        """Yield the annotation of each document."""
        return self.annotator.annotate_all([item.document for item in documents])


class Claimant(Protocol):
    """Says which pairs of an annotated document are linked."""

    title: str

    def said(self, item: GoldRelations, annotation: Annotation, link: Link) -> Said:
        """Return the pairs that are so linked."""
        ...


@dataclass(frozen=True)
class Claims:
    """The claims of the text room, denied ones left out."""

    title: str = "claims"

    def said(self, item: GoldRelations, annotation: Annotation, link: Link) -> Said:
        """Return the pairs that are so linked, each by the surest of its rules."""
        del item
        sure = sorted(claimed(annotation.claims, link), key=lambda each: each[1].confidence)
        return {pair: (claim.rule, claim.evidence[0].quote) for pair, claim in sure}


@dataclass(frozen=True)
class SameSentence:
    """A peer that reads nothing: what stands in one sentence is linked, be it how it may."""

    title: str = "in one sentence"

    def said(self, item: GoldRelations, annotation: Annotation, link: Link) -> Said:
        """Return the pairs that some sentence holds."""
        del link
        found: Said = {}
        for passage in passages(item.document):
            here = [m for m in annotation.mentions if passage.holds(m)]
            for pair in _pairs(here):
                found.setdefault(pair, ("same sentence", passage.text))
        return found


@dataclass(frozen=True)
class SameDocument:
    """A peer that reads nothing: all that one document names is linked."""

    title: str = "in one document"

    def said(self, item: GoldRelations, annotation: Annotation, link: Link) -> Said:
        """Return the pairs that the document holds."""
        del item, link
        return dict.fromkeys(_pairs(annotation.mentions), ("same document", ""))


def _pairs(mentions: Iterable[Mention]) -> Iterator[Pair]:
    by_kind: dict[NameKind, set[str]] = {kind: set() for kind in NameKind}
    for mention in mentions:
        kind = KIND_OF.get(mention.category)
        if kind is not None:
            by_kind[kind] |= identifiers((mention.concept,))
    return itertools.product(
        sorted(by_kind[NameKind.CHEMICAL]), sorted(by_kind[NameKind.CONDITION])
    )


CLAIMANTS: tuple[Claimant, ...] = (Claims(), SameSentence(), SameDocument())


@dataclass(frozen=True)
class Outcome:
    """What was said of one document's pairs of a link, beside the gold."""

    item: GoldRelations
    link: Link
    said: Said = field(default_factory=dict)

    @property
    def gold(self) -> frozenset[Pair]:
        """The pairs that the corpus annotates."""
        return self.item.pairs[self.link]

    @property
    def wrong(self) -> list[Pair]:
        """What was said and is not in the gold, in order."""
        return sorted(self.said.keys() - self.gold)

    @property
    def missed(self) -> list[Pair]:
        """What is in the gold and was not said, in order."""
        return sorted(self.gold - self.said.keys())
