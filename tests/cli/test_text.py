"""``kg text``, end to end."""

import csv
import io
import json
import re
from pathlib import Path

from tests.cli.conftest import Kg
from tests.conftest import ROOT
from tests.learning.corpora import pubtator

GOLDEN = Path(__file__).parent / "golden"
PROSE = """\
Belimumab did not help her systemic lupus erythematosus (SLE).

She took aspirin; no nephritis.
"""
PUBTATOR = "7|t|Aspirin and lupus\n7|a|She took aspirin. No nephritis.\n"


def test_tag_shows_running_text_of_standard_input_and_of_files(kg: Kg) -> None:
    (kg.folder / "note.txt").write_text(PROSE)
    told = kg("text", "tag", "note.txt")
    assert told == (GOLDEN / "tag-prose.txt").read_text(encoding="utf-8")
    assert kg("text", "tag", "-", text=PROSE) == told.replace("note.txt", "standard input")
    kg("text", "tag", "note.txt", "-o", "shown.txt")
    assert (kg.folder / "shown.txt").read_text(encoding="utf-8") == told
    assert "shown.txt: 5 mentions in 1 texts" in kg.err


def test_tag_colours_where_there_is_colour(kg: Kg) -> None:
    kg.environment = {**kg.environment, "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    del kg.environment["NO_COLOR"]
    told = kg("text", "tag", "-", text=PROSE)
    assert "\x1b[1;32mBelimumab\x1b[0m did not help" in told
    assert "[Belimumab]" not in told


def test_tag_in_every_format(kg: Kg) -> None:
    pubtator = kg("text", "tag", "-", "-f", "pubtator", text=PUBTATOR)
    assert "7\t0\t7\tAspirin\tChemical\tD001241\n" in pubtator
    assert kg("text", "tag", "-", "-f", "pubtator", text=pubtator) == pubtator
    (one,) = json.loads(kg("text", "tag", "-", "-f", "bioc-json", text=PUBTATOR))["documents"]
    assert one["passages"][0]["annotations"][0]["infons"]["identifier"] == "MESH:D001241"
    rows = list(csv.DictReader(io.StringIO(kg("text", "tag", "-", "-f", "csv", text=PUBTATOR))))
    assert len(rows) == pubtator.count("\t") // 5
    assert json.loads(kg("text", "tag", "-", "-f", "json-lines", text=PUBTATOR))["mentions"]
    kg("text", "tag", "-", "-f", "csv", "-o", "out.csv", text=PUBTATOR)
    assert len((kg.folder / "out.csv").read_text().splitlines()) == len(rows) + 1


def test_tag_reads_what_builds_read(kg: Kg) -> None:
    told = kg("text", "tag", ROOT / "seeds", "-f", "csv")
    assert "belimumab" in told


def test_tag_leaves_out_what_is_less_probable(kg: Kg) -> None:
    every, sure = (
        kg("text", "tag", ROOT / "seeds", "-f", "csv", "--threshold", p) for p in ("0", "0.95")
    )
    assert 1 < len(sure.splitlines()) < len(every.splitlines())


def test_tag_of_what_cannot_be_read(kg: Kg) -> None:
    (kg.folder / "note.txt").write_text(PROSE)
    (kg.folder / "empty.txt").touch()
    kg("-q", "text", "tag", "note.txt", "empty.txt", code=3)
    assert kg.err == "empty.txt: this file is empty (save or fetch it again)\n"
    kg("text", "tag", "empty.txt", "missing.txt", code=1)
    assert "nothing could be read from empty.txt, missing.txt" in kg.err
    kg("text", "tag", code=2)
    kg("text", "tag", "note.txt", "--threshold", "2", code=2)
    kg("text", "tag", "note.txt", "-f", "csv", "-o", "no/such/out.csv", code=1)
    assert "cannot be written" in kg.err
    kg("text", "tag", "note.txt", "-o", "no/such/out.txt", code=1)
    assert "cannot be written" in kg.err


def test_learn_fits_a_model_to_corpora(kg: Kg) -> None:
    (kg.folder / "a.pubtator").write_text(pubtator())
    told = "9|t|Lupus\n9|a|x\n9\t0\t5\tLupus\tDisease\tD008180\n"
    (kg.folder / "b.pubtator").write_text(told)
    kg("text", "learn", "a.pubtator", "b.pubtator", "-o", "model", "--rounds", "5")
    assert "b.pubtator annotates no chemicals" in kg.err
    assert "fitted to 19 documents with 27 chemicals, 37 conditions" in kg.err
    assert (kg.folder / "model" / "tagger.npz").stat().st_size > 1000
    kg("text", "tag", "-", "--model", "model", text=PROSE)


def test_learn_from_a_corpus_beside(kg: Kg) -> None:
    told = "9|t|Lupus\n9|a|x\n9\t0\t5\tLupus\tDisease\tD008180\n"
    (kg.folder / "own.pubtator").write_text(told)
    (kg.folder / "other.pubtator").write_text(pubtator())
    options = ("--beside", "other.pubtator", "--rounds", "5")
    kg("text", "learn", "own.pubtator", *options, "-o", "model")
    assert "own.pubtator annotates no chemicals" in kg.err
    assert "fitted to 19 documents with 27 chemicals, 37 conditions" in kg.err
    kg("text", "learn", "own.pubtator", "--beside", "no.pubtator", "-o", "model", code=3)
    assert "no.pubtator" in kg.err


INDEXED = """<?xml version="1.0"?>
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>77</PMID>
<Article><ArticleTitle>Aspirin and osteoporosis</ArticleTitle>
<Abstract>
<AbstractText>All patients with osteoporosis took aspirin, as before.</AbstractText>
</Abstract>
</Article>
<MeshHeadingList>
<MeshHeading><DescriptorName UI="D001241">Aspirin</DescriptorName>
<QualifierName UI="Q000627">therapeutic use</QualifierName></MeshHeading>
<MeshHeading><DescriptorName UI="D010024">Osteoporosis</DescriptorName>
<QualifierName UI="Q000188">drug therapy</QualifierName></MeshHeading>
</MeshHeadingList></MedlineCitation></PubmedArticle></PubmedArticleSet>
"""


def test_learn_what_is_claimed_from_relations_and_headings(kg: Kg) -> None:
    corpus = pubtator().replace("\n\n", "\nNNN\tCID\tD001241\tD010024\n\n")
    blocks = [block.replace("NNN", block[:3]) for block in corpus.split("\n\n")]
    (kg.folder / "own.pubtator").write_text("\n\n".join(blocks))
    (kg.folder / "indexed.xml").write_text(INDEXED)
    kg("text", "learn", "own.pubtator", "--rounds", "5", "-o", "model")
    assert "claims were learnt from pairs of a drug and a condition: 3 of harm" in kg.err
    kg(
        "text", "learn", "own.pubtator", "--rounds", "60", "--penalty", "0.1", "-o", "model",
        "--indexed", "indexed.xml",
    )  # fmt: skip
    assert re.search(r"a drug and a condition: 3 of harm, \d of treatment", kg.err)
    kg("text", "learn", "own.pubtator", "--indexed", "no.xml", "--rounds", "2", "-o", "m", code=3)
    assert "no.xml" in kg.err


def test_learn_reads_bioc_too(kg: Kg) -> None:
    kg("text", "tag", "-", "-f", "bioc-json", "-o", "corpus.json", text=PUBTATOR)
    kg("text", "learn", "corpus.json", "-o", "model", "--rounds", "2")
    assert "fitted to 1 documents with 2 chemicals, 2 conditions" in kg.err


def test_learn_of_what_cannot_be_learnt(kg: Kg) -> None:
    (kg.folder / "note.pubtator").write_text(PUBTATOR)
    kg("text", "learn", "note.pubtator", "-o", "model", code=1)
    assert "no chemicals and no conditions are annotated in 1 documents" in kg.err
    kg("text", "learn", "note.pubtator", code=2)
    kg("text", "learn", "note.pubtator", "-o", "model", "--penalty", "0", code=2)
    assert not (kg.folder / "model").exists()
