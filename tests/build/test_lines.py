"""Text and triples of extractors come to the same lines, and a bad value leaves nothing behind."""

import random
from collections.abc import Iterable

import pytest
from pyoxigraph import Triple

from kg.build.lines import Told, in_graph, lines_of
from kg.extractors import Context, default_registry
from kg.extractors.extractor import Emission
from kg.model import Annotation, Author, Finding, replace
from kg.names import Minter
from kg.vocabulary import Vocabulary
from tests.extractors.documents import FOUND, FULL
from tests.extractors.statements import triples_of

MINTER = Minter("https://example.org/")


def _told(emissions: Iterable[Emission]) -> Told:
    told = Told()
    told.add(emissions)
    return told


@pytest.fixture(scope="module")
def said(vocabulary: Vocabulary) -> list[Emission]:
    return list(default_registry().extract(Context(FULL, FOUND, vocabulary, MINTER)))


@pytest.mark.parametrize("number", range(5))
def test_triples_come_to_the_lines_that_text_comes_to(said: list[Emission], number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - reproducible on purpose
    mixed: list[Emission] = []
    for each in chance.sample(said, len(said)):
        mixed.extend(
            triples_of([each]) if isinstance(each, str) and chance.random() < 0.5 else [each]
        )
    assert any(isinstance(each, Triple) for each in mixed)
    assert lines_of(_told(mixed).written()) == lines_of(_told(said).written())
    assert len(_told(mixed).findings) == sum(isinstance(each, Finding) for each in said) > 0


def test_lines_are_sorted_as_whole_lines_and_each_stands_once(said: list[Emission]) -> None:
    graph = MINTER.record(FULL)
    quads = in_graph(lines_of(_told([*said, *said]).written()), graph).splitlines(keepends=True)
    assert quads == sorted(set(quads))
    assert {line.removesuffix(f" {graph} .\n".encode()) for line in quads} == {
        str(triple).encode() for triple in triples_of(said)
    }


def test_a_text_that_rdf_cannot_hold_is_refused(vocabulary: Vocabulary) -> None:
    document = replace(FULL, authors=(Author(1, "Half \ud83d"),))
    context = Context(document, Annotation(), vocabulary, MINTER)
    with pytest.raises(ValueError, match="half of a surrogate pair"):
        _told(default_registry().extract(context))
