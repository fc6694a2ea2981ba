"""What a person reading the two seeds would answer, on both engines, and the page that shows it."""

import csv
import importlib.util
from io import StringIO
from pathlib import Path
from types import ModuleType

import pytest

from kg.catalogue import Catalogue, EmbeddedEngine, Engine, RdflibEngine, Resolver, ask
from kg.directory import GraphDirectory
from kg.store import Store
from kg.vocabulary import Vocabulary
from tests.catalogue.conftest import dataset_of
from tests.catalogue.expected import ANSWERS, answers

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def seeds(seeds_graph: Path) -> Store:
    return Store.open(GraphDirectory(seeds_graph).current().store)


@pytest.fixture(scope="module", params=["embedded", "rdflib"])
def seeds_engine(request: pytest.FixtureRequest, seeds: Store) -> Engine:
    if request.param == "embedded":
        return EmbeddedEngine(seeds.inner, union=False)
    return RdflibEngine(dataset_of(seeds.inner))


def _expected(name: str) -> str:
    return (ANSWERS / f"{name}.csv").read_bytes().decode("utf-8")


def test_every_answer_is_the_reviewed_one(
    seeds_engine: Engine, catalogue: Catalogue, vocabulary: Vocabulary
) -> None:
    found = answers(seeds_engine, catalogue, Resolver(seeds_engine, vocabulary))
    assert set(found) == {path.stem for path in ANSWERS.glob("*.csv")}
    for name, text in found.items():
        assert text == _expected(name), name


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(_expected(name), newline="")))


def test_the_reviewed_claims_are_those_that_the_pages_make() -> None:
    """Written down from reading the pages, not from an answer."""
    found = {
        (row["subjectName"], row["predicate"].rpartition("/")[2].rpartition("#")[2],
         row["objectName"], row["negated"])
        for row in _rows("claim-evidence")
    }  # fmt: skip
    assert found == {
        ("belimumab", "treats", "Lupus Erythematosus, Systemic", "false"),
        ("belimumab", "studied_to_treat", "Lupus Erythematosus, Cutaneous", "false"),
        ("belimumab", "applied_to_treat", "Lupus Erythematosus, Cutaneous", "false"),
        ("belimumab", "has_adverse_event", "Bacteremia", "false"),
        ("belimumab", "applied_to_treat", "Lupus Erythematosus, Systemic", "false"),
        ("Denosumab", "applied_to_treat", "Osteoporosis", "false"),
        ("belimumab", "givenWith", "Denosumab", "false"),
        ("Diphosphonates", "contraindicated_in", "patient 1", "false"),
        ("belimumab", "directly_physically_interacts_with", "B-Cell Activating Factor", "false"),
        ("Denosumab", "directly_physically_interacts_with", "RANK Ligand", "false"),
    }


def test_the_reviewed_headings_are_the_printed_lines() -> None:
    page = next((ROOT / "seeds").glob("001*")).read_text(encoding="utf-8")
    block = page.split("MeSH terms", 1)[1].split("Substances", 1)[0]
    printed = [line.strip().removeprefix("•").strip() for line in block.splitlines()]
    assert [row["printed"] for row in _rows("headings")] == [line for line in printed if line]


def test_the_reviewed_references_are_the_printed_lines() -> None:
    page = next((ROOT / "seeds").glob("000*")).read_text(encoding="utf-8")
    block = page.split("Full Text", 1)[1].split("Abstract: 1221 views", 1)[0]
    printed = [line.strip().removeprefix("•").strip() for line in block.splitlines()]
    expected = [line.rstrip(";").rstrip() for line in printed if line]
    assert [row["printed"].rstrip(";").rstrip() for row in _rows("references")] == expected


def test_the_reviewed_views_are_the_printed_ones() -> None:
    assert {(row["kind"].lower(), row["views"]) for row in _rows("views")} == {
        ("abstract", "1221"),
        ("html", "1623"),
        ("pdf", "230"),
    }


@pytest.mark.parametrize("broader", ["Autoimmune Diseases", "Connective Tissue Diseases"])
def test_lupus_is_found_by_what_is_broader(
    seeds_engine: Engine, catalogue: Catalogue, vocabulary: Vocabulary, broader: str
) -> None:
    resolver = Resolver(seeds_engine, vocabulary)
    answer = ask(
        seeds_engine, catalogue.get("papers-on-condition"), {"condition": broader}, resolver
    )
    papers = {row[answer.columns.index("paper")] for row in answer.rows}
    assert len(papers) == 2


def _script() -> ModuleType:
    specification = importlib.util.spec_from_file_location(
        "document_queries", ROOT / "scripts" / "document_queries.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(seeds: Store, vocabulary: Vocabulary) -> None:
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert _script().document(seeds, vocabulary) == page, "run scripts/document_queries.py"
