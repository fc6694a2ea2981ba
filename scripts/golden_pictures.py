"""Writes the golden files of tests/network anew; look at what changed before it is kept.

python scripts/golden_pictures.py && git diff tests/network
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.build import build_graph  # noqa: E402
from kg.graph import open_graph  # noqa: E402
from tests.network.pictures import GOLDEN, pictures  # noqa: E402
from tests.small_vocabulary import small_vocabulary  # noqa: E402


def main() -> None:
    """Draw the seeds."""
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "graph"
        build_graph([ROOT / "seeds"], out, vocabulary=small_vocabulary())
        with open_graph(out) as graph:
            for name, text in pictures(graph, Path(folder)):
                (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
                print(f"wrote {(GOLDEN / name).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
