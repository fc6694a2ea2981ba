"""A build goes on from what was done, and always ends with the same bytes."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.build import Build, BuildOptions, TextReading, build_graph, remove
from kg.directory import GraphDirectory
from kg.errors import GraphError, InputError
from kg.vocabulary import Vocabulary
from tests.build.graphs import content, shards
from tests.build.inputs import pubmed_xml, record, standard, write

QUICK = BuildOptions(text=TextReading.NONE, validate=False, shards=True)


@pytest.fixture
def build(vocabulary: Vocabulary):
    def run(folder: Path, out: Path, options: BuildOptions = QUICK) -> Build:
        return build_graph([folder], out, vocabulary=vocabulary, options=options)

    return run


def test_what_is_done_is_not_done_again(build, tmp_path: Path) -> None:
    folder = standard(tmp_path / "in")
    first = build(folder, tmp_path / "graph")
    before = content(tmp_path / "graph")
    again = build(folder, tmp_path / "graph")
    assert (first.fresh, again.fresh) == (4, 0)
    assert content(tmp_path / "graph") == before
    (folder / "part5.xml").write_text(pubmed_xml([record(900)]))
    assert build(folder, tmp_path / "graph").fresh == 1


def test_a_unit_is_linked_anew_when_others_call_its_papers_otherwise(build, tmp_path: Path) -> None:
    cites = {"a.xml": pubmed_xml([record(1, cites=(2,))])}
    folder = write(tmp_path / "in", cites)
    build(folder, tmp_path / "graph")
    assert b"pubmed/1> <http://purl.org/spar/cito/cites> <https://doi.org/10.1000/2>" in content(
        tmp_path / "graph"
    )
    write(folder, {**cites, "b.xml": pubmed_xml([record(2)])})
    assert build(folder, tmp_path / "graph").fresh == 2
    assert b"cito/cites> <http://rdf.ncbi.nlm.nih.gov/pubmed/2>" in content(tmp_path / "graph")
    build(folder, tmp_path / "anew")
    assert content(tmp_path / "graph") == content(tmp_path / "anew")


def test_a_reference_whose_pmid_and_doi_are_of_two_papers_is_called_by_the_pmid(
    build, tmp_path: Path
) -> None:
    doi = '<ArticleId IdType="doi">10.1000/2</ArticleId>'
    citing = record(1, cites=(2,)).replace(doi, f'<ArticleId IdType="pubmed">3</ArticleId>{doi}')
    folder = write(tmp_path / "in", {"a.xml": pubmed_xml([citing, record(2)])})
    done = build(folder, tmp_path / "graph", BuildOptions(text=TextReading.NONE))
    held = content(tmp_path / "graph")
    assert b"cito/cites> <http://rdf.ncbi.nlm.nih.gov/pubmed/3>" in held
    assert b'pubmed/2> <http://purl.org/spar/fabio/hasPubMedId> "3"' not in held
    assert done.conforms


def test_a_graph_among_the_inputs_is_no_input(build, tmp_path: Path) -> None:
    folder = standard(tmp_path / "in")
    before = build(folder, folder / "graph")
    done = build(folder, folder / "graph")
    assert (done.records, done.files) == (before.records, before.files + 1)
    assert [(f.code, f.file) for f in done.findings] == [("graph-skipped", "graph")]


PMIDS = st.integers(1, 5)
FILES = st.lists(
    st.tuples(
        st.lists(
            st.tuples(PMIDS, st.sampled_from(["old", "new"]), st.integers(1, 2), st.lists(PMIDS)),
            max_size=3,
        ),
        st.lists(PMIDS, max_size=1),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=12, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(FILES, st.randoms(use_true_random=False))
def test_updating_is_rebuilding(build, tmp_path_factory, files, random) -> None:
    place = tmp_path_factory.mktemp("history")
    every = {
        f"n{number:04}.xml": pubmed_xml(
            (record(pmid, text, version, cites) for pmid, text, version, cites in records), deleted
        )
        for number, (records, deleted) in enumerate(files)
    }
    every["base.xml"] = pubmed_xml([record(99)])
    for _ in range(3):
        some = {name: every[name] for name in random.sample(sorted(every), k=len(every) // 2)}
        if some:
            try:
                build(write(place / "in", some), place / "graph")
            except InputError:
                continue
    build(write(place / "in", every), place / "graph")
    build(write(place / "in", every), place / "anew")
    assert content(place / "graph") == content(place / "anew")
    assert shards(place / "graph") == shards(place / "anew")


def test_a_source_is_taken_out_with_all_that_it_brought(build, tmp_path: Path, vocabulary) -> None:
    folder = standard(tmp_path / "in")
    build(folder, tmp_path / "graph")
    remove("part2.xml", tmp_path / "graph", vocabulary=vocabulary)
    (folder / "part2.xml").unlink()
    build(folder, tmp_path / "anew")
    assert content(tmp_path / "graph") == content(tmp_path / "anew")


@pytest.mark.parametrize(
    "name", ["22", "10.1000/22", "http://rdf.ncbi.nlm.nih.gov/pubmed/22", "pmid:22"]
)
def test_a_paper_is_taken_out_by_any_name(build, tmp_path: Path, vocabulary, name: str) -> None:
    folder = write(tmp_path / "in", {"a.xml": pubmed_xml([record(21), record(22)])})
    before = build(folder, tmp_path / "graph").records
    done = remove(name, tmp_path / "graph", vocabulary=vocabulary)
    assert (before, done.records) == (2, 1)
    assert b'hasPubMedId> "22"' not in content(tmp_path / "graph")
    again = remove("21", tmp_path / "graph", vocabulary=vocabulary) if name == "none" else None
    assert again is None
    assert build(folder, tmp_path / "graph").records == 2


def test_what_is_not_there_cannot_be_taken_out(build, tmp_path: Path, vocabulary) -> None:
    build(standard(tmp_path / "in"), tmp_path / "graph")
    before = content(tmp_path / "graph")
    with pytest.raises(InputError, match="no source and no paper '777'"):
        remove("777", tmp_path / "graph", vocabulary=vocabulary)
    assert content(tmp_path / "graph") == before
    told = json.loads((tmp_path / "graph/build.json").read_text())
    (tmp_path / "graph/build.json").write_text(json.dumps({**told, "code": "other"}))
    with pytest.raises(GraphError, match="build it again"):
        remove("11", tmp_path / "graph", vocabulary=vocabulary)


def test_text_is_read_fast_where_there_is_much(build, tmp_path: Path, monkeypatch) -> None:
    told = "Belimumab is approved for the treatment of systemic lupus erythematosus."
    folder = write(tmp_path / "in", {"a.xml": pubmed_xml([record(1, told)])})
    options = BuildOptions(validate=False)
    assert build(folder, tmp_path / "graph", options).counts["claims"] > 0
    monkeypatch.setattr("kg.build.build.LARGE", 1)
    done = build(folder, tmp_path / "graph", options)
    assert done.counts["claims"] == 0
    assert done.counts["mentions"] > 0
    assert [f.code for f in done.findings] == ["text-read-fast"]


def test_without_a_store(build, tmp_path: Path) -> None:
    folder = standard(tmp_path / "in")
    done = build(folder, tmp_path / "graph", BuildOptions(store=False, shards=True, validate=False))
    assert not done.stored
    assert len(shards(tmp_path / "graph")) == 5
    manifest = json.loads((tmp_path / "graph/units/shards.json").read_text())
    assert sum(each["quads"] for each in manifest["shards"]) == done.quads


def test_one_build_at_a_time_works_in_a_directory(build, tmp_path: Path) -> None:
    folder = standard(tmp_path / "in")
    with (
        GraphDirectory(tmp_path / "graph").staging(),
        pytest.raises(GraphError, match="another build is at work here"),
    ):
        build(folder, tmp_path / "graph")
    assert build(folder, tmp_path / "graph").records == 12


def test_a_full_disk_costs_nothing_that_stood(build, tmp_path: Path, monkeypatch) -> None:
    folder = standard(tmp_path / "in")
    build(folder, tmp_path / "graph")
    before = content(tmp_path / "graph")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (folder / "part5.xml").write_text(pubmed_xml([record(900)]))
    monkeypatch.setattr("kg.build.depot.os.fsync", full)
    with pytest.raises(GraphError, match="No space left"):
        build(folder, tmp_path / "graph")
    monkeypatch.undo()
    assert content(tmp_path / "graph") == before
    assert not list((tmp_path / "graph/units").glob("*.half"))
    assert build(folder, tmp_path / "graph").records == 13
