"""The command line, end to end, as a process of its own."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import Kg
from tests.conftest import ROOT

GOLDEN = ROOT / "tests/cli/golden"
SEEDS = ROOT / "seeds"
COMMANDS = (
    "build", "draw", "export", "extractors", "page", "push", "query", "remove", "sparql", "text",
    "validate", "vocab",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Kg:
    """``kg`` beside a graph of the seeds, under the name that every command looks for."""
    run = Kg(tmp_path_factory.mktemp("built"), environment)
    run("build", SEEDS)
    return run


@pytest.mark.parametrize("command", [(), *[(c,) for c in COMMANDS], ("vocab", "install"),
                                     ("vocab", "find"), ("vocab", "info"), ("text", "tag"),
                                     ("text", "learn"),
                                     ("query", "drugs-for-condition")])  # fmt: skip
def test_help_everywhere_with_an_example(kg: Kg, command: tuple[str, ...]) -> None:
    told = kg(*command, "--help")
    assert "Example:" in told
    assert "kg " in told.split("Example:")[1]


def test_build_tells_what_was_read_linked_and_not_understood(built: Kg) -> None:
    built("build", SEEDS, "--out", "again")
    told = built.err
    assert "2 papers from 2 files" in told
    assert "7 authors, 20 references" in told
    assert "17 headings" in told
    assert "belimumab applied to treat Lupus Erythematosus, Systemic" in " ".join(told.split())
    assert "There are currently no refbacks." in told
    assert "conforms" in told
    assert built("-q", "build", SEEDS, "--out", "quiet") == ""
    assert built.err == ""


def test_what_was_built_is_taken_out_and_built_again(kg: Kg) -> None:
    shutil.copytree(SEEDS, kg.folder / "in")
    kg("build", "in", "--text", "none", "--shards")
    (first, second) = json.loads((kg.folder / "graph/build.json").read_text())["files"]
    kg("remove", first)
    assert "1 paper from 1 file" in kg.err
    kg("remove", "no such thing", code=1)
    assert "holds no source and no paper 'no such thing'" in " ".join(kg.err.split())
    kg("remove", second, code=1)
    assert "nothing could be read from graph; no graph was written" in " ".join(kg.err.split())
    kg("build", "in", "--text", "none", "--no-store", "--workers", "2")
    assert "2 papers from 2 files" in kg.err
    kg("query", "papers-by-year", code=1)
    assert "kg build" in kg.err


def test_places_that_cannot_be_reached_are_named(kg: Kg) -> None:
    kg("build", SEEDS, "--cluster", "tcp://127.0.0.1:9", code=1)
    assert "tcp://127.0.0.1:9" in kg.err
    kg("build", "nowhere://bucket/file", code=1)
    assert "nowhere://bucket/file" in kg.err


def test_build_goes_on_past_bad_files_and_says_so(kg: Kg) -> None:
    shutil.copytree(SEEDS, kg.folder / "in")
    (kg.folder / "in" / "empty.txt").touch()
    kg("build", "in", code=3)
    assert "empty.txt" in kg.err
    assert "2 papers" in kg.err
    kg("-q", "build", "in", code=3)
    assert kg.err.startswith("empty.txt: this file is empty")
    assert len(kg.err.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_build_without_permission(kg: Kg) -> None:
    shutil.copytree(SEEDS, kg.folder / "in")
    closed = kg.folder / "in" / "closed.txt"
    closed.write_text("x")
    closed.chmod(0)
    kg("build", "in", code=3)
    assert "closed.txt" in kg.err


def test_build_of_nothing_readable(kg: Kg) -> None:
    (kg.folder / "in").mkdir()
    kg("build", "in", code=1)
    assert "nothing could be read from in" in kg.err
    assert not (kg.folder / "graph" / "build.json").exists()
    kg("build", "33523405", code=1)
    assert "33523405: there is no such file or directory; check" in " ".join(kg.err.split())
    assert "not fetched by PMID or DOI" in " ".join(kg.err.split())
    kg("build", code=2)
    kg("build", SEEDS, "--base", "nonsense", code=2)


def test_an_interrupted_build_keeps_the_old_graph(kg: Kg) -> None:
    kg("-q", "build", SEEDS)
    before = (kg.folder / "graph" / "build.json").read_bytes()
    many = kg.folder / "many"
    many.mkdir()
    for number in range(400):
        shutil.copy(next(iter(SEEDS.iterdir())), many / f"{number}.txt")
    running = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", "many"],
        cwd=kg.folder, env=kg.environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 300
    while len(list((kg.folder / "graph").glob("build-*"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGTERM)
    _, told = running.communicate(timeout=300)
    assert running.returncode == 130, told
    assert "interrupted" in told
    assert (kg.folder / "graph" / "build.json").read_bytes() == before
    assert len(list((kg.folder / "graph").glob("build-*"))) == 1
    assert "belimumab" in kg("query", "papers-on-drug")


def test_query_without_a_name_lists(built: Kg) -> None:
    listed = built("query")
    assert "drugs-for-condition" in listed
    assert len(listed.splitlines()) >= 15


def test_query_formats(built: Kg) -> None:
    words = ("query", "drugs-for-condition", "--condition", "Systemic Lupus Erythematosus")
    rows = list(csv.DictReader(io.StringIO(built(*words, "--format", "csv"))))
    assert {row["drugName"] for row in rows} == {"belimumab"}
    answer = json.loads(built(*words, "--format", "json"))
    assert len(answer["results"]["bindings"]) == len(rows)
    assert built(*words, "--format", "markdown").startswith("|")
    assert "belimumab" in built(*words)
    assert built("query", "-f", "csv", *words[1:]) == built(*words, "-f", "csv")


def test_query_names_that_are_unknown_or_ambiguous(built: Kg) -> None:
    built("query", "drugs-for-conditio", code=2)
    assert "drugs-for-condition" in built.err
    built("query", "drugs-for-condition", "--condition", "lupus erythematosis", code=1)
    assert "Lupus Erythematosus" in built.err
    built("query", "drugs-for-condition", "--nonsense", "x", code=2)


def test_query_all_into_a_folder(built: Kg) -> None:
    built("query", "--all", "--into", "answers")
    names = {path.stem for path in (built.folder / "answers").glob("*.csv")}
    assert names == {line.split()[0] for line in built("query").splitlines()}


def test_sparql_from_text_file_and_standard_input(built: Kg) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?p a fabio:JournalArticle }"
    (built.folder / "q.rq").write_text(query)
    expected = "n\r\n2\r\n"
    raw = [built("sparql", query, "-f", "csv"), built("sparql", "q.rq", "-f", "csv"),
           built("sparql", "-", "-f", "csv", text=query)]  # fmt: skip
    assert [answer.replace("\n", "\r\n").replace("\r\r", "\r") for answer in raw] == [expected] * 3
    assert "yes" in built("sparql", "ASK { ?p a fabio:JournalArticle }")
    assert "JournalArticle" in built("sparql", "CONSTRUCT WHERE { ?p a fabio:JournalArticle }")
    built("sparql", "SELECT { broken", code=1)
    assert "not valid SPARQL" in built.err
    built("sparql", "no-such-file.rq", code=1)
    assert "no-such-file.rq" in built.err


@pytest.mark.parametrize("format_", ["turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml",
                                     "graphml"])  # fmt: skip
def test_export(built: Kg, format_: str) -> None:
    built("export", "--format", format_, "-o", f"out.{format_}")
    assert "belimumab" in (built.folder / f"out.{format_}").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["ris", "bibtex", "csl-json", "nbib", "gexf", "node-link",
                                     "nanopub", "void"])  # fmt: skip
def test_export_of_one_file(built: Kg, format_: str) -> None:
    built("export", "--format", format_, "-o", f"out.{format_}")
    written = (built.folder / f"out.{format_}").read_text(encoding="utf-8")
    assert written
    assert (built.folder / f"out.{format_}.receipt.json").exists() == (format_ != "void")
    assert built("export", "--format", format_, "-o", "-") == written
    assert not (built.folder / "-").exists()


@pytest.mark.parametrize("format_", ["neo4j", "kgx-tsv", "kgx-jsonl", "parquet"])
def test_export_of_several_files(built: Kg, format_: str) -> None:
    for _ in range(2):  # an earlier export is replaced
        built("export", "--format", format_, "-o", f"out-{format_}")
    assert (built.folder / f"out-{format_}").is_dir()
    said = built.err
    every = len(built("export", "--format", "nquads", "-o", "-").splitlines())
    assert f"of {every:,} statements as {format_}" in said
    built("export", "--format", format_, "-o", "-", code=1)
    assert "several files" in built.err


def test_export_to_where_nothing_can_be_written(built: Kg) -> None:
    built("export", "--format", "turtle", "-o", "no/such/folder/out.ttl", code=1)
    assert "cannot be written" in built.err
    built("export", "--format", "turtel", "-o", "x", code=2)
    built("export", "nowhere", "-o", "x", code=1)
    assert "there is no graph here" in built.err


def test_draw(built: Kg) -> None:
    built("draw", "-o", "network.png")
    assert (built.folder / "network.png").read_bytes().startswith(b"\x89PNG")
    built("draw", "--about", "belimumab", "-o", "belimumab.svg")
    assert "<svg" in (built.folder / "belimumab.svg").read_text(encoding="utf-8")
    built("draw", "claims", "-o", "claims.html")
    assert '"Bacteremia"' in (built.folder / "claims.html").read_text(encoding="utf-8")
    built("draw", "-o", "network.xyz", code=1)
    assert "choose one of: .png, .svg, .pdf, .html" in built.err
    built("draw", "--about", "no such thing", "-o", "network.html", code=1)
    assert "no concept is called 'no such thing'" in built.err
    built("draw", "co-authorship", "--about", "belimumab", "-o", "network.html", code=1)
    assert "which the view 'co-authorship' does not hold" in built.err
    built("draw", "no-such-view", "-o", "network.png", code=1)


def test_page(built: Kg) -> None:
    built("page", "10.1016/j.revmed.2019.12.004", "-o", "paper.html")
    assert ">belimumab</mark>" in (built.folder / "paper.html").read_text(encoding="utf-8")
    built("page", "10.5555/nowhere", "-o", "paper.html", code=1)
    built("page", "https://example.org/nowhere", "-o", "paper.html", code=1)
    assert "a page is of one paper" in built.err
    built("page", "10.1016/j.revmed.2019.12.004", "-o", "no/such/folder/paper.html", code=1)
    assert "cannot be written" in built.err


def test_validate_a_graph_and_a_file(built: Kg) -> None:
    built("validate", "--report", "report.ttl")
    assert "conforms" in built.err
    assert "ValidationReport" in (built.folder / "report.ttl").read_text()
    built("export", "--format", "turtle", "-o", "good.ttl")
    built("validate", "good.ttl")
    turtle = (built.folder / "good.ttl").read_text(encoding="utf-8")
    damaged = turtle.replace('oa:exact "bacteriema"', 'oa:exact "bacteraemia"')
    assert damaged != turtle
    (built.folder / "bad.ttl").write_text(damaged, encoding="utf-8")
    built("validate", "bad.ttl", code=4)
    assert "bad.ttl:" in built.err
    (built.folder / "broken.ttl").write_text("this is not Turtle")
    built("validate", "broken.ttl", code=1)
    assert "broken.ttl" in built.err
    built("validate", "nowhere", code=1)


def test_vocab(kg: Kg) -> None:
    assert "C511911" in kg("vocab", "find", "Belimumab")
    assert "Lupus Erythematosus, Systemic" in kg("vocab", "find", "systemic lupus erythematosus")
    assert "belimumab" in kg("vocab", "find", "c511911")
    assert "sha256" in kg("vocab", "info")
    kg("vocab", "find", "belimumap", code=1)
    assert "the nearest names are:" in kg.err
    assert "belimumab" in kg.err
    kg("vocab", "find", "qqqqqqqq", code=1)
    assert kg.err == (GOLDEN / "vocab-nothing.txt").read_text(encoding="utf-8")
    kg.environment = {**kg.environment, "KG_VOCABULARY": str(kg.folder / "none.sqlite")}
    kg("build", SEEDS, code=1)
    assert "kg vocab install" in kg.err


def test_extractors(kg: Kg) -> None:
    told = kg("extractors")
    assert "papers" in told
    assert "cito:discusses" in told.replace("\n", "")


def test_version(kg: Kg) -> None:
    assert kg("--version").startswith("kg, version ")
