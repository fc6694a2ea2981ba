"""docs/formats.md says what is so: each cell is proved on files, real ones and invented ones.

A cell that says that a field is read needs a document of that format that holds it; a cell that
says anything else needs that there is none.
"""

import importlib.util
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from types import ModuleType

import pytest

from kg.model import Document, Finding, Source, field_names
from kg.readers import read, registry

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests" / "readers"
REAL = ROOT.parent / "shared" / "data"
NOT_INPUTS = {".py", ".pyc"}
MOST_OF_A_CORPUS = 60

Evidence = dict[str, set[str]]


def _script() -> ModuleType:
    path = ROOT / "scripts" / "field_coverage.py"
    spec = importlib.util.spec_from_file_location("field_coverage", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


def invented_files() -> list[Path]:
    """Return the pages and exports that lie among the tests."""
    found = (path for path in TESTS.rglob("*") if path.is_file())
    own = [p for p in found if p.suffix not in NOT_INPUTS and "golden" not in p.parts]
    return sorted(own)


def real_documents() -> Iterator[object]:
    folders = ("pubmed-xml", "citations", "europepmc", "jats", "html")
    yield from read([*(REAL / name for name in folders), ROOT / "seeds"])
    for path in sorted((REAL / "corpora").rglob("*")):
        if path.is_file():
            yield from islice(read([path]), MOST_OF_A_CORPUS)


def evidence(readings: Iterable[object]) -> Evidence:
    """Return what was read, by the reader's name."""
    found: Evidence = defaultdict(set)
    for reading in readings:
        if not isinstance(reading, Finding):
            found[reading.source.format] |= set(SCRIPT.said(reading))
    return found


def unproved(found: Evidence, words: frozenset[str]) -> list[str]:
    """Return the cells that say something else than the files do; ``words`` are those of proof."""
    wrong = []
    for (reader, label), word in SCRIPT.cells().items():
        if (word in words) != (label in found[reader]):
            says = "no file shows it" if word in words else "a file shows it"
            wrong.append(f"{reader}: {label}: the table says {word!r}, and {says}")
    return wrong


def test_every_cell_is_proved_by_an_invented_file():
    assert unproved(evidence(read(invented_files())), SCRIPT.READ) == []


@pytest.mark.shared_data
@pytest.mark.skipif(not REAL.is_dir(), reason="there is no folder of real records")
def test_every_cell_is_proved_by_a_real_file():
    assert unproved(evidence(real_documents()), frozenset({"real"})) == []


def test_a_cell_without_proof_fails():
    found = evidence(read(invented_files()))
    found["pubmed-xml"].discard("DOI")
    found["pubtator"].add("journal")
    assert unproved(found, SCRIPT.READ) == [
        "pubmed-xml: DOI: the table says 'real', and no file shows it",
        "pubtator: journal: the table says '-', and a file shows it",
    ]


def test_every_field_of_a_document_is_in_a_row():
    rows = {row.field for row in SCRIPT.ROWS}
    assert rows == set(field_names(Document)) - {"source"}


def test_an_empty_document_holds_nothing():
    assert list(SCRIPT.said(Document(Source("a", "0", "0", "x")))) == []


def test_every_reader_has_a_column_and_every_row_its_cells():
    names = {reader.name for reader in registry.BUILT_IN}
    assert {form.reader for form in SCRIPT.FORMATS} == names
    assert set(SCRIPT.cells()) == {(name, label) for name in names for label in SCRIPT.LABELS}
    assert len(set(SCRIPT.LABELS)) == len(SCRIPT.LABELS)


def test_every_word_of_a_cell_is_explained_and_used():
    words = set(SCRIPT.cells().values())
    assert words == {*SCRIPT.READ, SCRIPT.ABSENT, *SCRIPT.REASONS}


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_page_is_up_to_date(page):
    assert SCRIPT.document() == page, "run scripts/field_coverage.py"


def test_every_code_of_a_finding_is_on_the_page(page):
    lines = re.findall(r"^\*Findings\*:.*$", page, re.MULTILINE)
    listed = set(chain.from_iterable(re.findall(r"`([a-z-]+)`", line) for line in lines))
    assert listed == SCRIPT.explained()


def test_the_links_of_the_page_lead_somewhere(page):
    for target in re.findall(r"\]\(([\w.-]+)", page):
        assert (ROOT / "docs" / target).is_file()
