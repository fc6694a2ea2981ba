"""Writes the golden files of tests/network and tests/export anew; look at what changed.

python scripts/golden_seeds.py && git diff tests
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.build import build_graph  # noqa: E402
from kg.graph import open_graph  # noqa: E402
from tests.export.test_golden import FILES, exported  # noqa: E402
from tests.export.test_golden import GOLDEN as EXPORTS  # noqa: E402
from tests.network.pictures import GOLDEN, pictures  # noqa: E402
from tests.small_vocabulary import small_vocabulary  # noqa: E402


def main() -> None:
    """Draw and export the seeds."""
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "graph"
        build_graph([ROOT / "seeds"], out, vocabulary=small_vocabulary())
        with open_graph(out) as graph:
            for name, text in pictures(graph, Path(folder)):
                (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
            for name in FILES:
                (EXPORTS / name).write_bytes(exported(graph, Path(folder), name))


if __name__ == "__main__":
    main()
