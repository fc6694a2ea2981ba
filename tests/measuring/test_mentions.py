"""The benchmark as a program, on invented corpora and the small vocabulary."""

from pathlib import Path

import pytest

from tests.learning.corpora import pubtator
from tests.measuring.running import ran
from tests.small_vocabulary import small_vocabulary_path

XML = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Aspirin"
    "</ArticleTitle><Abstract><AbstractText>No nephritis.</AbstractText></Abstract></Article>"
    "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
)


def benchmark(*words: str | Path, code: int = 0) -> str:
    return ran("mentions.py", *words, code=code, KG_VOCABULARY=str(small_vocabulary_path()))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "CDR_invented.txt"
    path.write_text(pubtator(), encoding="utf-8")
    return path


def test_a_corpus_is_scored_beside_the_aims(corpus: Path) -> None:
    told = benchmark("--corpus", corpus, "--errors", "2")
    assert "pipeline, accurate on CDR_invented.txt, 18 documents" in told
    assert "TaggerOne 0.895" in told
    assert "expected calibration error" in told


def test_gold_against_itself_in_other_formats(corpus: Path, tmp_path: Path) -> None:
    prefixed = tmp_path / "prefixed.txt"
    prefixed.write_text(pubtator().replace("\tD", "\tMESH:D").replace("\tMESH:Dis", "\tDis"))
    told = benchmark("--corpus", corpus, "--found", prefixed, corpus)
    lines = [line for line in told.splitlines() if line.startswith(("  spans", "  concepts"))]
    assert len(lines) == 8
    assert all("1.000   1.000   1.000" in line for line in lines)


def test_papers_that_are_scored_are_not_fitted_to(corpus: Path, tmp_path: Path) -> None:
    scored = tmp_path / "scored.txt"
    scored.write_text(pubtator().split("\n\n")[0], encoding="utf-8")
    told = benchmark("--corpus", scored, "--fit", corpus)
    assert "1 papers are scored and were left out of fitting" in told
    assert "fitted to 17 documents" in told
    assert "pipeline, accurate on scored.txt" in told


def test_papers_that_a_model_has_seen_can_be_left_out(corpus: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen.txt"
    seen.write_text(pubtator().split("\n\n")[0], encoding="utf-8")
    told = benchmark("--corpus", corpus, "--without", seen)
    assert "CDR_invented.txt: 1 papers are left out of scoring" in told
    assert "pipeline, accurate on CDR_invented.txt, 17 documents" in told


def test_a_corpus_that_is_not_there() -> None:
    assert "nothing was measured" in benchmark("--corpus", "no-such-file", code=1)


@pytest.mark.slow
def test_speed(tmp_path: Path) -> None:
    path = tmp_path / "records.xml"
    path.write_text(XML)
    told = benchmark("--speed", "--xml", path, "--rounds", "1")
    for name in ("plain tagger", "reading XML", "fast", "accurate", "start", "peak memory"):
        assert name in told
