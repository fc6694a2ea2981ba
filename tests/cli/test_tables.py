"""Exports of databases, from the file to answers, by the command line."""

import json

import pytest

from tests.build.graphs import content
from tests.cli.conftest import Kg
from tests.conftest import ROOT

READERS = ROOT / "tests" / "readers"
EXPORTS = (
    READERS / "pubmed_csv" / "search.csv",
    READERS / "web_of_science" / "savedrecs.txt",
    READERS / "web_of_science" / "savedrecs.tsv",
    READERS / "scopus" / "scopus.csv",
    READERS / "endnote_xml" / "library.xml",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Kg:
    run = Kg(tmp_path_factory.mktemp("built"), environment)
    run("build", *EXPORTS, "--text", "none")
    return run


def test_exports_are_built_and_what_was_not_read_is_told(built: Kg) -> None:
    manifest = json.loads((built.folder / "graph/build.json").read_text())
    assert manifest["total"]["records"] == 18
    assert manifest["validation"]["conforms"]
    assert manifest["findings"].keys() >= {
        "abstracts-not-in-format", "column-not-read", "element-not-read", "tag-not-read",
        "value-not-understood",
    }  # fmt: skip


def test_a_paper_of_four_exports_is_one(built: Kg) -> None:
    asked = (
        'SELECT ?p (COUNT(?g) AS ?n) WHERE { GRAPH ?g { ?p prism:doi "10.9998/jir.2021.0152" } }'
    )
    found = built("sparql", f"{asked} GROUP BY ?p", "--format", "csv").split()
    assert found[1:] == ["http://rdf.ncbi.nlm.nih.gov/pubmed/99900401,4"]


def test_index_keywords_and_chemicals_of_scopus_are_no_subjects(built: Kg) -> None:
    asked = (
        'SELECT ?s WHERE { GRAPH ?g { ?p prism:doi "10.9998/jir.2021.0152" . '
        "?p kg:hasSubjectHeading|kg:hasSubstance ?s } }"
    )
    assert built("sparql", asked, "--format", "csv").split()[1:] == []


def test_authors_of_scopus_have_their_places_and_affiliations(built: Kg) -> None:
    asked = (
        "SELECT ?n ?t WHERE { GRAPH ?g { ?a kg:position ?n ; "
        'kg:affiliation ?t } FILTER(CONTAINS(?t, "Section Two")) }'
    )
    found = built("sparql", asked, "--format", "csv").strip().splitlines()
    assert found[1:] == ['3,"Institute of Everything; Section Two, Kuusela, Finland"']


def test_another_order_gives_the_same_bytes(built: Kg) -> None:
    for name, files in (("one", EXPORTS), ("two", EXPORTS[::-1])):
        built("build", *files, "--text", "none", "--workers", "2", "--out", name)
    assert content(built.folder / "one") == content(built.folder / "two")
