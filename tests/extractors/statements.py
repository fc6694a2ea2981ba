"""What extractors yield, as triples: text is read back by pyoxigraph's parser, which is strict."""

from collections.abc import Iterable, Iterator

from pyoxigraph import RdfFormat, Triple, parse

from kg.extractors import Emission


def triples_of(emissions: Iterable[Emission]) -> Iterator[Triple]:
    """Yield the triples among what extractors yield, in their order."""
    for emission in emissions:
        if isinstance(emission, Triple):
            yield emission
        elif isinstance(emission, str):
            assert emission.endswith(" .\n") or not emission
            for quad in parse(emission.encode(), format=RdfFormat.N_TRIPLES):
                yield quad.triple
