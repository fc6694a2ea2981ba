"""The benchmark as a program, on one invented record and the small vocabulary."""

import re
from pathlib import Path

import pytest

from measuring import ours, whole
from tests.measuring.running import ran
from tests.measuring.test_tables import RECORD
from tests.small_vocabulary import small_vocabulary_path


def benchmark(*words: str | Path, code: int = 0) -> str:
    small = str(small_vocabulary_path())
    return ran("build.py", "--rounds", "1", *words, code=code, KG_VOCABULARY=small)


@pytest.fixture
def xml(tmp_path: Path) -> Path:
    path = tmp_path / "records.xml"
    path.write_text(RECORD)
    return path


def test_missing_peers_are_told_of_and_ours_is_measured(xml: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "python"
    told = benchmark("--xml", xml, "--only", "parser", "mapping", "--peers", nowhere)
    assert "pubmed_parser is not measured" in told
    assert "pip install 'pubmed-parser==0.5.1'" in told
    assert "pip install 'morph-kgc==2.10.0'" in told
    for way in ours.WAYS:
        assert re.search(rf"{re.escape(way)} +\d+\.\d\d +\d+\.\d\d", told)


def test_quads_of_stages_are_loaded(xml: Path) -> None:
    told = benchmark("--xml", xml, "--only", "loading")
    assert re.search(r"XML to N-Quads without text: \d+\.\d x bare iterparse", told)
    assert re.search(r"with text accurate: \d+\.\d\d x without", told)
    assert re.search(r"loading: \d+\.\d\d x bulk_load", told)


def test_no_file_is_no_measurement(tmp_path: Path) -> None:
    assert "nothing was measured" in benchmark("--xml", tmp_path / "none.xml", code=1)


def test_the_whole_of_a_build_is_held_against_its_shards(xml: Path) -> None:
    told = benchmark("--xml", xml, "--only", "whole")
    for way in whole.WAYS:
        assert re.search(rf"{re.escape(way)} +\d+\.\d\d s of processors +\d+\.\d\d x", told)
