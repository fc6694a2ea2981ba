"""What many tests share: the small vocabulary, and the seeds built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.vocabulary import Vocabulary
from tests.small_vocabulary import small_vocabulary

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def vocabulary() -> Iterator[Vocabulary]:
    """A real vocabulary of a few hundred concepts, compiled through the public interface."""
    with small_vocabulary() as opened:
        yield opened


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Path:
    """The directory of the graph that is built of the two seeds."""
    from kg.build import build_graph

    out = tmp_path_factory.mktemp("seeds") / "graph"
    build_graph([ROOT / "seeds"], out, vocabulary=vocabulary)
    return out
