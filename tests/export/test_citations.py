"""RIS, BibTeX and CSL-JSON are read back by our own readers to the same papers."""

import json
from pathlib import Path

import pytest

from kg.build import BuildOptions, build_graph
from kg.graph import open_graph
from kg.model import Document
from kg.readers import read
from kg.vocabulary import Vocabulary

INVENTED = Path(__file__).parent / "invented.nbib"
FILES = {"ris": "ris", "bibtex": "bib", "csl-json": "json"}
# The variables of csl-data.json 1.0.2 that are used here.
CSL_TEXT = {
    "id", "type", "title", "container-title", "container-title-short", "ISSN", "volume", "issue",
    "page", "abstract", "keyword", "language", "DOI", "PMID", "PMCID",
}  # fmt: skip


def back(path: Path) -> dict[tuple[str | None, str | None], Document]:
    found = [each for each in read([path]) if isinstance(each, Document)]
    return {(each.identifier("pmid"), each.identifier("doi")): each for each in found}


def said(document: Document) -> tuple[object, ...]:
    """What must come back; a date of print may come back as a date alone."""
    title = document.title or document.translated_title
    journal = document.journal
    return (
        title and title.text,
        # RIS reads a lone V after a comma as a numeral: the words are the same.
        [sorted(author.name.split()) for author in document.authors],
        {date.value for date in document.dates if date.kind in {"print", "collection", "other"}},
        journal and journal.title,
        document.volume,
        document.issue,
        document.pages,
        document.identifier("pmcid"),
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Path:
    out = tmp_path_factory.mktemp("invented") / "graph"
    build_graph([INVENTED], out, vocabulary=vocabulary, options=BuildOptions(validate=False))
    return out


def test_three_formats_tell_of_the_same_papers(graph: Path, tmp_path: Path) -> None:
    with open_graph(graph) as opened:
        for name, extension in FILES.items():
            opened.export(tmp_path / f"out.{extension}", name)
    given = back(INVENTED)
    for extension in FILES.values():
        found = back(tmp_path / f"out.{extension}")
        assert found.keys() == given.keys()
        for key, document in given.items():
            ours, theirs = said(found[key]), said(document)
            assert ours[:2] == theirs[:2], extension
            assert ours[3:] == theirs[3:], extension


def test_csl_items_have_documented_fields(graph: Path, tmp_path: Path) -> None:
    with open_graph(graph) as opened:
        opened.export(tmp_path / "out.json", "csl-json")
    for item in json.loads((tmp_path / "out.json").read_text(encoding="utf-8")):
        assert item["type"] == "article-journal"
        assert item.keys() <= CSL_TEXT | {"author", "issued"}
        assert all(isinstance(item[name], str) for name in item.keys() & CSL_TEXT)
        for author in item.get("author", []):
            assert author.keys() <= {"family", "given", "suffix", "literal"}
        for parts in item.get("issued", {}).get("date-parts", []):
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
