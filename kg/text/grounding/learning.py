"""Learns what grounding needs from names whose concepts are known.

Laws
    1. No name helps to weigh itself: a document's names are weighed with what the others showed.
       The counts of words dropped and of heads are the exception: they are of all documents.
    2. The same examples in the same order give the same parameters.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from kg.text.grounding.candidates import KINDS_OF, Candidates
from kg.text.grounding.droppings import Droppings
from kg.text.grounding.equivalents import equivalents, heads
from kg.text.grounding.grounder import Weighing
from kg.text.grounding.learnt_names import Concepts, KnownNames, Sightings, name_hash
from kg.text.grounding.names import Example
from kg.text.grounding.parameters import Parameters
from kg.text.grounding.ranking import FEATURES, Weights, fit
from kg.text.grounding.situation import reading
from kg.text.grounding.words import bag, bare, words_of
from kg.text.lexicon import Lexicon
from kg.text.tagging.labels import NameKind


def learn(
    examples: Sequence[Example],
    lexicon: Lexicon,
    synonyms: Mapping[NameKind, Sequence[Sequence[str]]],
) -> Parameters:
    """Return the parameters that examples and a vocabulary's synonyms show.

    ``synonyms[kind]`` holds the names of one concept each. Examples whose concepts the lexicon
    does not know, nor what superseded them, teach nothing.
    """
    superseded = superseded_identifiers(examples, lexicon)
    usable = list(_current(examples, superseded, lexicon))
    alike = {kind: equivalents(names) for kind, names in synonyms.items()}
    ends = {kind: heads(synonyms.get(kind, ())) for kind in NameKind}
    droppings = _droppings(usable, lexicon, ends)
    sightings = Sightings(_sightings(usable))
    weights = _weights(
        usable, lexicon, sightings, lambda known: Candidates(lexicon, known, alike, droppings, ends)
    )
    return Parameters(sightings.learnt(), alike, droppings, weights, superseded, ends)


def superseded_identifiers(examples: Iterable[Example], lexicon: Lexicon) -> dict[str, str]:
    """Return the identifiers that the lexicon no longer has, with what took their place.

    That is the concept whose term their names are, where these agree on one.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        if len(example.concepts) != 1 or lexicon.get(example.concepts[0]) is not None:
            continue
        kinds = KINDS_OF[example.name.kind]
        text = reading(example.name, example.names).text
        named = {m.concept for m in lexicon.lookup(text) if m.category in kinds and m.exact}
        if len(named) == 1:
            votes[example.concepts[0]].update(named)
    return {old: min(new, key=lambda c: (-new[c], c)) for old, new in sorted(votes.items())}


def _current(
    examples: Iterable[Example], superseded: Mapping[str, str], lexicon: Lexicon
) -> Iterator[Example]:
    for example in examples:
        concepts = tuple(sorted({superseded.get(c, c) for c in example.concepts}))
        if concepts and all(lexicon.get(concept) is not None for concept in concepts):
            yield replace(example, concepts=concepts)


def _sightings(examples: Iterable[Example]) -> Iterator[tuple[int, Concepts, str]]:
    for each in examples:
        told = reading(each.name, each.names)
        for text in {told.text, each.name.quote}:
            number = name_hash(each.name.kind, bag(words_of(bare(text))))
            yield number, each.concepts, each.document


def _droppings(
    examples: Iterable[Example], lexicon: Lexicon, ends: Mapping[NameKind, Iterable[str]]
) -> Droppings:
    """Try other words for those of names that the vocabulary lacks, once for each name."""
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    tried: set[tuple[NameKind, str, Concepts]] = set()
    for each in examples:
        kind, text = each.name.kind, bare(reading(each.name, each.names).text)
        words = words_of(text)
        case = (kind, bag(words), each.concepts)
        if len(words) < 2 or case in tried or _named(text, kind, lexicon):  # noqa: PLR2004
            continue
        tried.add(case)
        for change, changed in _changes(words, ends[kind]):
            named = _named(" ".join(changed), kind, lexicon)
            if named:
                counts[name_hash(kind, change)][each.concepts[0] not in named] += 1
    return Droppings({number: (right, wrong) for number, (right, wrong) in counts.items()})


def _changes(words: tuple[str, ...], ends: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what names a change, and the words after it: one dropped, or another head."""
    for place, word in enumerate(words):
        yield f"- {word}", (*words[:place], *words[place + 1 :])
    for head in ends:
        if head != words[-1]:
            yield f"{words[-1]} > {head}", (*words[:-1], head)


def _named(text: str, kind: NameKind, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(m.concept for m in lexicon.lookup(text) if m.category in KINDS_OF[kind])


def _weights(
    examples: Sequence[Example],
    lexicon: Lexicon,
    sightings: Sightings,
    candidates: Callable[[KnownNames], Candidates],
) -> dict[NameKind, Weights]:
    rows: dict[NameKind, list[list[float]]] = {kind: [] for kind in NameKind}
    right: dict[NameKind, list[float]] = {kind: [] for kind in NameKind}
    by_document: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_document[example.document].append(example)
    for document, held in by_document.items():
        weighing = Weighing(lexicon, candidates(sightings.without(document)))
        for example in _distinct(held):
            told = reading(example.name, example.names)
            for scored in weighing.scored(example.name, example.names, told):
                features = weighing.features(scored)
                if features is not None:
                    rows[example.name.kind].append(features)
                    correct = scored.candidate.concepts == example.concepts
                    right[example.name.kind].append(float(correct))
    return {
        kind: fit(np.array(rows[kind]), np.array(right[kind]))
        if rows[kind]
        else np.zeros(len(FEATURES))
        for kind in NameKind
    }


def _distinct(examples: Iterable[Example]) -> list[Example]:
    """One of each name and answer of a document: repetition teaches nothing."""
    return list({(each.name, each.concepts): each for each in examples}.values())
