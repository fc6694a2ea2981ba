"""What many tests share: the small vocabulary, and the seeds built once."""

from pathlib import Path

import pytest

from kg.build import build_graph
from kg.vocabulary import Vocabulary
from tests.small_vocabulary import small_vocabulary

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """A real vocabulary of a few hundred concepts, compiled through the public interface."""
    return small_vocabulary()


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Path:
    """The directory of the graph that is built of the two seeds."""
    out = tmp_path_factory.mktemp("seeds") / "graph"
    build_graph([ROOT / "seeds"], out, vocabulary=vocabulary)
    return out
