"""Records of one paper, and of one journal, fall together in the graph, whatever came when."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.build import BuildOptions, TextReading, build_graph, remove
from kg.errors import InputError
from kg.graph import open_graph
from tests.build.graphs import content
from tests.build.inputs import pubmed_xml, record, write

QUICK = BuildOptions(text=TextReading.NONE, validate=False)
CHECKED = BuildOptions(text=TextReading.NONE)
ORCID = "0000-0002-1825-0097"
NUMBERED = (
    "<MedlineJournalInfo><MedlineTA>Lupus</MedlineTA><NlmUniqueID>{}</NlmUniqueID>"
    "<ISSNLinking>0961-2033</ISSNLinking></MedlineJournalInfo></MedlineCitation>"
)


def curated(pmid: int, nlm_id: str = "9204265", orcid: str | None = None) -> str:
    """Return a record of PubMed that gives its journal's numbers, and perhaps an ORCID iD."""
    whole = record(pmid).replace("</MedlineCitation>", NUMBERED.format(nlm_id))
    given = f'<Identifier Source="ORCID">{orcid}</Identifier></Author>' if orcid else "</Author>"
    return whole.replace("</Author>", given)


def ris(pmid: int, title: str, issn: str = "") -> str:
    """Return a record of a reference manager, of the same author."""
    lines = [
        "TY  - JOUR",
        "AU  - Roe, Ann",
        f"TI  - The effects of belimumab on patients with lupus, part {pmid}",
        f"T2  - {title}",
        f"DO  - 10.1000/{pmid}",
        "PY  - 2020",
    ]
    return "\n".join([*lines, *([f"SN  - {issn}"] if issn else []), "ER  - ", ""])


@pytest.fixture
def build(vocabulary):
    def run(folder: Path, out: Path, options: BuildOptions = QUICK):
        return build_graph([folder], out, vocabulary=vocabulary, options=options)

    return run


def column(out: Path, query: str, name: str, **parameters: str) -> list[str]:
    """Return the values of one column of an answer."""
    graph = open_graph(out)
    answer = graph.ask(query, **parameters)
    place = answer.columns.index(name)
    found = [row[place] for row in answer.rows]
    graph.close()
    return ["" if each is None else each.value.rpartition("/")[2] for each in found]


def test_a_journal_is_one_node_over_all_records(build, tmp_path: Path) -> None:
    files = {
        "a.xml": pubmed_xml([curated(1)]),
        "b.ris": ris(1, "Lupus: an international journal"),
        "c.ris": ris(2, "Lupus Journal", "0961-2033"),
        "d.ris": ris(3, "Lupus"),
    }
    done = build(write(tmp_path / "in", files), tmp_path / "graph", CHECKED)
    assert done.conforms
    assert column(tmp_path / "graph", "papers-by-year", "journal") == ["9204265"] * 3


def test_an_author_is_one_node_over_the_records_of_a_paper(build, tmp_path: Path) -> None:
    files = {
        "a.xml": pubmed_xml([curated(1, orcid=ORCID)]),
        "b.ris": ris(1, "Lupus") + ris(2, "Gut"),
    }
    done = build(write(tmp_path / "in", files), tmp_path / "graph", CHECKED)
    assert done.conforms
    authors = [set(column(tmp_path / "graph", "authors", "author", paper=f"10.1000/{paper}"))
               for paper in (1, 2)]  # fmt: skip
    assert authors == [{ORCID}, {"2#author-1"}]


RECORDS = st.one_of(
    st.builds(
        curated,
        st.integers(1, 3),
        st.sampled_from(("9204265", "9000001")),
        st.sampled_from((None, ORCID, "0000-0001-5109-3700")),
    ),
    st.builds(
        ris,
        st.integers(1, 3),
        st.sampled_from(("Lupus", "The Lupus", "Other")),
        st.sampled_from(("", "0961-2033", "1477-0962")),
    ),
)


@settings(max_examples=12, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.lists(RECORDS, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_updating_and_removing_is_rebuilding(
    build, vocabulary, tmp_path_factory, records, random
) -> None:
    place = tmp_path_factory.mktemp("history")
    every = {
        f"{number}.ris" if each.startswith("TY") else f"{number}.xml":
        each if each.startswith("TY") else pubmed_xml([each])
        for number, each in enumerate(records)
    }  # fmt: skip
    some = {name: every[name] for name in random.sample(sorted(every), k=len(every) // 2)}
    build(write(place / "in", some), place / "graph")
    build(write(place / "in", every), place / "graph")
    build(place / "in", place / "anew")
    assert content(place / "graph") == content(place / "anew")
    gone = random.choice(sorted(every))
    del every[gone]
    try:
        remove(gone, place / "graph", vocabulary=vocabulary)
        build(write(place / "in", every), place / "without")
    except InputError:
        return
    assert content(place / "graph") == content(place / "without")
