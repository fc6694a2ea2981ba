"""A small, real vocabulary for tests: compiled once a process from tests/vocabulary/data.

``from tests.small_vocabulary import small_vocabulary`` gives an open `Vocabulary` of some hundreds
of MeSH concepts around lupus, osteoporosis, their drugs, and other common conditions.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from kg.vocabulary import Release, Vocabulary, open_vocabulary
from kg.vocabulary.install import install_from_files

DATA = Path(__file__).parent / "vocabulary" / "data"
FILES = tuple(DATA / name for name in ("desc.xml.gz", "supp.xml", "qual.xml", "pa.xml"))


def build_small_vocabulary(path: Path) -> Release:
    """Compile the small vocabulary to a file."""
    return install_from_files(FILES, path)


@cache
def small_vocabulary_path() -> Path:
    """Return the file of the small vocabulary, in a folder that goes with the process."""
    folder = Path(tempfile.mkdtemp(prefix="kg-small-vocabulary-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "vocabulary.sqlite"
    build_small_vocabulary(path)
    return path


@cache
def small_vocabulary() -> Vocabulary:
    """Return the small vocabulary, open; one for all callers, so do not close it."""
    return open_vocabulary(small_vocabulary_path())
