"""Writes the golden files of tests/catalogue anew; look at what changed before it is kept.

python scripts/golden_answers.py && git diff tests/catalogue
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.build import build_graph  # noqa: E402
from kg.catalogue import EmbeddedEngine, Resolver, load_catalogue  # noqa: E402
from kg.directory import GraphDirectory  # noqa: E402
from kg.store import Store  # noqa: E402
from tests.catalogue.expected import (  # noqa: E402
    ANSWERS,
    GOLDEN,
    answers,
    refusals,
    tables,
)
from tests.catalogue.sample import quads  # noqa: E402
from tests.small_vocabulary import small_vocabulary  # noqa: E402


def main() -> None:
    """Ask everything that has a golden file."""
    catalogue, vocabulary = load_catalogue(), small_vocabulary()
    sample = Store.create()
    sample.inner.extend(quads(vocabulary))
    engine = EmbeddedEngine(sample.inner)
    _write(GOLDEN, tables(engine, catalogue, Resolver(engine, vocabulary)))
    _write(GOLDEN, {"names.txt": refusals(Resolver(engine))})
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "graph"
        build_graph([ROOT / "seeds"], out, vocabulary=vocabulary)
        seeds = EmbeddedEngine(Store.open(GraphDirectory(out).current().store).inner, union=False)
        found = answers(seeds, catalogue, Resolver(seeds, vocabulary))
    _write(ANSWERS, {f"{name}.csv": text for name, text in found.items()})


def _write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
        print(f"wrote {(folder / name).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
