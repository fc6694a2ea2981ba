"""Tables say of a record what our extractors say of it, and the mapping takes their columns."""

import csv
import re
from pathlib import Path

import pytest

from kg.build import BuildOptions, TextReading, build_graph
from kg.names import Minter
from kg.vocabulary import Vocabulary
from measuring import morph_kgc, ours
from measuring.beside import documents, shared
from measuring.tables import COLUMNS, write_tables

RECORD = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article>
<ArticleTitle>Gold in lupus, "once" more.</ArticleTitle><AuthorList>
<Author><LastName>Kahn</LastName><ForeName>Ada</ForeName><Initials>A</Initials>
<AffiliationInfo><Affiliation>Basel</Affiliation></AffiliationInfo></Author>
<Author><CollectiveName>The Lupus Group</CollectiveName></Author></AuthorList>
<Language>eng</Language><PublicationTypeList>
<PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
</Article><MeshHeadingList><MeshHeading>
<DescriptorName UI="D008180" MajorTopicYN="Y">Lupus Erythematosus, Systemic</DescriptorName>
<QualifierName UI="Q000188" MajorTopicYN="Y">drug therapy</QualifierName>
</MeshHeading></MeshHeadingList></MedlineCitation></PubmedArticle></PubmedArticleSet>"""

NODES = {
    "record", "paper", "concept", "author", "authorship", "class", "heading", "descriptor",
    "primary", "use", "qualifier", "pair",
}  # fmt: skip


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    path = tmp_path / "records.xml"
    path.write_text(RECORD)
    (folder := tmp_path / "tables").mkdir()
    write_tables(documents(path), folder, Minter())
    return folder


def read(tables: Path, name: str) -> list[dict[str, str]]:
    with (tables / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_table_has_a_row_for_each_thing(tables: Path) -> None:
    found = {name: len(read(tables, name)) for name in COLUMNS}
    assert found == {
        "papers": 1, "types": 1, "authors": 2, "affiliations": 1, "headings": 1, "qualifiers": 1,
    }  # fmt: skip


def test_cells_are_terms_of_our_own_graph(
    tables: Path, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    options = BuildOptions(text=TextReading.NONE, validate=False, store=False)
    out = tmp_path / "graph"
    build_graph([tmp_path / "records.xml"], out, vocabulary=vocabulary, options=options)
    graph = b"".join(ours.lines(out)).decode()
    for name in COLUMNS:
        for row in read(tables, name):
            for column, value in row.items():
                told = value.replace('"', '\\"')
                assert not value or (f"<{value}>" if column in NODES else f'"{told}"') in graph


def test_the_mapping_takes_each_column_from_the_table_that_has_it() -> None:
    mapping = morph_kgc.MAPPING.read_text(encoding="utf-8")
    taken: dict[str, set[str]] = {}
    for block in mapping.split("sources:")[1:]:
        name = re.search(r"FOLDER/(\w+)\.csv", block)
        assert name
        taken.setdefault(name[1], set()).update(re.findall(r"\$\((\w+)\)", block))
    assert {name: set(columns) for name, columns in COLUMNS.items()} == taken


def test_lines_that_both_have_are_counted_once() -> None:
    assert shared([b"a", b"b", b"b", b"c"], [b"b", b"c", b"d"]) == (3, 2)
