"""Errors by what went wrong and by cause, so that twenty of each can be looked at."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.text.short_forms import is_short_form
from kg.text.tagging.labels import NameKind
from kg.vocabulary import Vocabulary
from measuring.gold import GoldDocument
from measuring.scoring import Name, identifiers

MISSED, SPURIOUS, BOUNDARY, CONCEPT = "missed", "spurious", "wrong boundary", "wrong concept"
ERROR_KINDS: Final = (MISSED, SPURIOUS, BOUNDARY, CONCEPT)
_AROUND: Final = 45


@dataclass(frozen=True, slots=True)
class Error:
    """One error: what is wrong, why as far as a program can tell, and where."""

    what: str
    kind: NameKind
    cause: str
    gold: Name | None
    found: Name | None
    pmid: str
    context: str


def errors(item: GoldDocument, found: Sequence[Name], vocabulary: Vocabulary) -> Iterator[Error]:
    """Yield the errors of one document."""
    cases = _Cases(item, found, vocabulary)
    for kind in NameKind:
        yield from cases.of(kind)


@dataclass(frozen=True, slots=True)
class _Cases:
    item: GoldDocument
    found: Sequence[Name]
    vocabulary: Vocabulary

    def of(self, kind: NameKind) -> Iterator[Error]:
        gold = {name.place: name for name in self.item.names if name.kind == kind}
        ours = {name.place: name for name in self.found if name.kind == kind}
        for place, name in gold.items():
            other = ours.get(place)
            if other is None:
                yield self._unfound(kind, name, ours.values())
            elif self._differs(name, other):
                yield self._error(CONCEPT, kind, self._why_concept(name, other), name, other)
        for place, name in ours.items():
            if place not in gold and _overlapping(name, gold.values()) is None:
                yield self._error(SPURIOUS, kind, self._why_spurious(name), None, name)

    def _unfound(self, kind: NameKind, name: Name, ours: Iterable[Name]) -> Error:
        other = _overlapping(name, ours)
        if other is None:
            return self._error(MISSED, kind, self._why_missed(name), name, None)
        return self._error(BOUNDARY, kind, _why_boundary(name, other), name, other)

    @staticmethod
    def _differs(gold: Name, found: Name) -> bool:
        wanted, got = identifiers(gold.concepts), identifiers(found.concepts)
        return bool(wanted and got) and wanted.isdisjoint(got)

    def _why_missed(self, name: Name) -> str:
        named = {match.concept for match in self.vocabulary.lookup(name.quote)}
        wanted = identifiers(name.concepts)
        if is_short_form(name.quote):
            return "short form"
        if not wanted:
            return "no concept in the gold"
        if named & wanted:
            return "the vocabulary has this name"
        if named:
            return "the vocabulary has this name for another concept"
        return "the vocabulary lacks this name"

    def _why_spurious(self, name: Name) -> str:
        if _overlapping(name, self.item.names) is not None:
            return "annotated as the other kind"
        if identifiers(name.concepts) & self._in_gold():
            return "its concept is annotated elsewhere in the text"
        return f"found by {name.method}" if name.method else "found"

    def _in_gold(self) -> frozenset[str]:
        return identifiers(value for name in self.item.names for value in name.concepts)

    def _why_concept(self, gold: Name, found: Name) -> str:
        wanted, got = identifiers(gold.concepts), identifiers(found.concepts)
        if not any(self.vocabulary.get(one) for one in wanted):
            return "the vocabulary lacks the gold concept"
        above = {one for each in got for one in self.vocabulary.ancestors(each)}
        if above & wanted:
            return "narrower than the gold"
        below = {one for each in wanted for one in self.vocabulary.ancestors(each)}
        return "broader than the gold" if below & got else "another concept"

    def _error(
        self, what: str, kind: NameKind, cause: str, gold: Name | None, found: Name | None
    ) -> Error:
        name = gold or found
        if name is None:
            raise ValueError("an error is of a gold name, of one found, or of both")
        text = self.item.document.sections[name.section].text
        before = text[max(0, name.start - _AROUND) : name.start]
        after = text[name.end : name.end + _AROUND]
        context = " ".join(f"{before}[{name.quote}]{after}".split())
        return Error(what, kind, cause, gold, found, self.item.pmid, context)


def _overlapping(name: Name, others: Iterable[Name]) -> Name | None:
    return next(
        (
            other
            for other in others
            if other.section == name.section and other.start < name.end and name.start < other.end
        ),
        None,
    )


def _why_boundary(gold: Name, found: Name) -> str:
    if found.start >= gold.start and found.end <= gold.end:
        return "too short on the left" if found.start > gold.start else "too short on the right"
    if found.start <= gold.start and found.end >= gold.end:
        return "too long on the left" if found.start < gold.start else "too long on the right"
    return "shifted"


def report(found: Sequence[Error], sample: int, seed: int = 0) -> Iterator[str]:
    """Yield the lines of a report: each kind of error by cause, and a sample that a seed draws."""
    for what in ERROR_KINDS:
        for kind in NameKind:
            here = [each for each in found if each.what == what and each.kind == kind]
            if not here:
                continue
            yield f"\n{what}, {kind}s: {len(here)}"
            causes = Counter(each.cause for each in here)
            yield from (f"  {count:5d}  {cause}" for cause, count in causes.most_common())
            drawn = random.Random(seed).sample(here, min(sample, len(here)))  # noqa: S311
            yield from map(_line, sorted(drawn, key=lambda each: (each.cause, each.pmid)))


def _line(each: Error) -> str:
    parts = [f"    {each.pmid:>8}  {each.cause}: {each.context}"]
    if each.gold and each.gold.concepts:
        parts.append(f"gold {'|'.join(each.gold.concepts)}")
    if each.found:
        concepts = "|".join(each.found.concepts)
        parts.append(f"found {each.found.quote!r} {concepts} {each.found.confidence:.2f}")
    return "  ".join(parts)
