"""MEDLINE out of the graph: the layout, the headings, several records of one paper."""

import random
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.build import BuildOptions, build_graph
from kg.errors import ExportError
from kg.export import Receipt, Taker
from kg.export.nbib import FORMAT
from kg.export.nbib.layout import WIDTH, Field, field_lines, one_line
from kg.export.nbib.related import TAGS
from kg.export.receipt import receipt
from kg.extractors import Context, default_registry
from kg.graph import open_graph
from kg.model import (
    Annotation,
    Author,
    Document,
    Heading,
    HeadingQualifier,
    Identifier,
    Section,
    Source,
    Title,
)
from kg.names import CITO, DCTERMS, FABIO, FOAF, KG, PUBMED, RDF, Minter
from kg.readers import read
from kg.vocabulary import Vocabulary
from tests.export.graphs import small_graph
from tests.export.medline_text import MedlineText, read_medline
from tests.extractors.statements import triples_of
from tests.small_vocabulary import small_vocabulary

INVENTED = Path(__file__).parent / "invented.nbib"
MINTER = Minter("https://example.org/")
PAPER = NamedNode(PUBMED + "99000301")


class Listed:
    """A list of quads as a source, those of the default graph among them."""

    def __init__(self, quads: list[Quad]) -> None:
        self._quads = quads

    def quads(self) -> Iterator[Quad]:
        return iter(self._quads)

    def triples(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode | None
    ) -> Iterator[Triple]:
        for triple in dict.fromkeys(quad.triple for quad in self._quads):
            terms = (triple.subject, triple.predicate, triple.object)
            wanted = (subject, predicate, value)
            if all(each in {None, term} for each, term in zip(wanted, terms, strict=True)):
                yield triple


def written(quads: list[Quad]) -> str:
    return told(quads)[0]


def told(quads: list[Quad]) -> tuple[str, Receipt]:
    """The file of some quads, and its receipt."""
    stream = BytesIO()
    with Taker(Listed(quads)) as taker:
        FORMAT.write(taker, stream)
        return stream.getvalue().decode(), receipt("nbib", taker)


def quads_of(*documents: Document) -> list[Quad]:
    return list(_quads(documents))


def _quads(documents: tuple[Document, ...]) -> Iterator[Quad]:
    for document in documents:
        context = Context(document, Annotation(), small_vocabulary(), MINTER)
        for each in triples_of(default_registry().extract(context)):
            yield Quad(each.subject, each.predicate, each.object, context.record)


def a_document(pmid: str = "99000301", digest: str = "0", **parts: object) -> Document:
    """Return a document of invented content; its record's name hangs on ``digest``."""
    source = Source("invented.nbib", "0" * 64, digest * 64, "medline")
    identifiers = (Identifier("pmid", pmid),) if pmid else ()
    given_parts = {"title": Title("Zetamab and the skin", "en"), "identifiers": identifiers}
    return Document(source, **{**given_parts, **parts})  # type: ignore[arg-type]


def only(quads: list[Quad]) -> MedlineText:
    (record,) = read_medline(written(quads))
    return record


class TestTheInventedFile:
    """A file of every field that the graph can hold, in PubMed's layout, written by hand."""

    def test_it_comes_back_to_the_byte(self, tmp_path: Path, vocabulary: Vocabulary) -> None:
        build_graph([INVENTED], tmp_path / "graph", vocabulary=vocabulary)
        with open_graph(tmp_path / "graph") as graph:
            graph.export(tmp_path / "out.nbib", "nbib")
        assert (tmp_path / "out.nbib").read_bytes() == INVENTED.read_bytes()

    def test_order_and_repetition_do_not_matter(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        options = BuildOptions(validate=False)
        build_graph([INVENTED], tmp_path / "graph", vocabulary=vocabulary, options=options)
        with open_graph(tmp_path / "graph") as graph:
            quads = list(graph.quads()) * 2
        random.Random(3).shuffle(quads)  # noqa: S311 - an order, not a secret
        assert written(quads) == INVENTED.read_text(encoding="utf-8")


def test_the_seeds_are_written(seeds_graph: Path, tmp_path: Path) -> None:
    with open_graph(seeds_graph) as graph:
        graph.export(tmp_path / "seeds.nbib", "nbib")
        headings = Counter(
            quad.subject for quad in graph.quads() if quad.predicate == KG.hasSubjectHeading
        )
    records = list(read_medline((tmp_path / "seeds.nbib").read_text(encoding="utf-8")))
    assert sorted(len(record["MH"]) for record in records if record["MH"]) == sorted(
        headings.values()
    )
    assert all(record["TI"] for record in records)


class TestLayout:
    @given(
        tag=st.sampled_from(["MH", "PMID", "AB", "OTO"]), text=st.text() | st.text("ab é\t\n\u2028")
    )
    def test_a_joined_field_is_the_text(self, tag: str, text: str) -> None:
        lines = field_lines(Field(tag, text))
        assert lines == "" or (lines[:6] == f"{tag:<4}- " and lines.endswith("\n"))
        first, *rest = lines.removesuffix("\n").split("\n")
        assert all(line.startswith(" " * 6) for line in rest)
        assert " ".join([first[6:], *(line[6:] for line in rest)]) == one_line(text)

    @given(words=st.lists(st.text("abc", min_size=1, max_size=100), min_size=1))
    def test_lines_are_full_and_no_longer(self, words: list[str]) -> None:
        lines = field_lines(Field("AB", " ".join(words))).splitlines()
        assert all(len(line) <= WIDTH or " " not in line[6:] for line in lines)
        for line, following in pairwise(lines):
            assert len(line) + 1 + len(following[6:].split(" ")[0]) > WIDTH

    @given(text=st.text())
    def test_nothing_in_a_value_begins_a_line(self, text: str) -> None:
        assert len(field_lines(Field("TI", text)).splitlines()) == field_lines(
            Field("TI", text)
        ).count("\n")


_DESCRIPTORS = st.sampled_from(
    ["Lupus Erythematosus, Cutaneous", "Drug Resistance", "Humans", "Invented Zeta Receptor",
     "Aged, 80 and over", "Receptors, Immunologic (Invented)", "Adrenal Cortex Hormones"]
)  # fmt: skip
_QUALIFIERS = st.lists(
    st.builds(
        HeadingQualifier,
        st.sampled_from(
            ["drug therapy", "drug effects", "genetics", "invented use", "antagonists & inhibitors"]
        ),
        st.none(),
        st.booleans(),
    ),
    unique_by=lambda qualifier: qualifier.name,
    max_size=4,
)
_HEADINGS = st.lists(
    st.builds(Heading, _DESCRIPTORS, st.none(), st.booleans(), _QUALIFIERS.map(tuple)), max_size=14
)


def _printed(heading: Heading) -> str:
    names = [(heading.descriptor, heading.major), *((q.name, q.major) for q in heading.qualifiers)]
    return "/".join("*" * major + name for name, major in names)


@given(headings=_HEADINGS)
@settings(max_examples=60, deadline=None)
def test_headings_come_back_exactly(headings: list[Heading]) -> None:
    """Also those that the vocabulary lacks, and a descriptor that stands there twice."""
    record = only(quads_of(a_document(headings=tuple(headings))))
    assert record["MH"] == [_printed(heading) for heading in headings]


class TestTitles:
    @pytest.mark.parametrize(
        ("own", "translated", "expected"),
        [
            (Title("Does zetamab help?", "en"), None, (["Does zetamab help?"], [])),
            (Title("Zetamab", None), None, (["Zetamab."], [])),
            (
                None,
                Title("Zetamab and skin", "en", translated=True),
                (["[Zetamab and skin]."], []),
            ),
            (Title("La peau", "fr"), None, (["[Not Available]."], ["La peau."])),
            (
                Title("La peau", "fr"),
                Title("The skin", "en", translated=True),
                (["[The skin]."], ["La peau."]),
            ),
        ],
    )
    def test_titles(
        self, own: Title | None, translated: Title | None, expected: tuple[list[str], list[str]]
    ) -> None:
        record = only(quads_of(a_document(title=own, translated_title=translated)))
        assert (record["TI"], record["TT"]) == expected


class TestAbstracts:
    def test_labels_are_in_capitals(self) -> None:
        sections = (
            Section("abstract", "Skin matters.", "Background"),
            Section("abstract", "It helped.", "Patients and results"),
        )
        record = only(quads_of(a_document(sections=sections)))
        assert record["AB"] == ["BACKGROUND: Skin matters. PATIENTS AND RESULTS: It helped."]

    def test_other_abstracts_are_told_apart(self) -> None:
        sections = (
            Section("abstract", "Skin matters.", language="en"),
            Section(
                "abstract", "Skin, in plain words.", None, None, "en", "plain-language-summary"
            ),
            Section("abstract", "Die Haut.", None, None, "de", "translation"),
        )
        record = only(quads_of(a_document(sections=sections)))
        assert record["AB"] == ["Skin matters."]
        assert record["OAB"] == [
            "Plain-language-summary: Skin, in plain words.",
            "Publisher: Die Haut.",
        ]
        assert record["OABL"] == ["eng", "ger"]

    def test_an_abstract_that_is_not_english_is_another(self) -> None:
        sections = (Section("abstract", "La peau.", language="fr"),)
        record = only(quads_of(a_document(sections=sections)))
        assert (record["AB"], record["OABL"]) == ([], ["fre"])


class TestSeveralRecordsOfOnePaper:
    def test_the_preferred_record_speaks_and_others_fill_its_gaps(self) -> None:
        short = a_document(digest="1", authors=(Author(1, "Miller J", None, "Miller", "J"),))
        long = a_document(
            digest="2",
            authors=(
                Author(1, "John Miller", "John", "Miller", "J"),
                Author(2, "Ada Lee", "Ada", "Lee", "A"),
            ),
            headings=(Heading("Humans"),),
        )
        link = Quad(PAPER, KG.preferredRecord, MINTER.record(short), NamedNode("urn:example:links"))
        record = only([*quads_of(short, long), link])
        assert record["FAU"] == ["Miller, J"]
        assert record["MH"] == ["Humans"]

    def test_without_a_preferred_one_the_fullest_speaks(self) -> None:
        short = a_document(digest="1", title=Title("A stub", "en"))
        long = a_document(digest="2", headings=(Heading("Humans"),), volume="4")
        assert only(quads_of(short, long))["TI"] == ["Zetamab and the skin."]
        assert only(quads_of(long, short))["TI"] == ["Zetamab and the skin."]


def test_records_come_by_the_size_of_their_pmid() -> None:
    documents = (a_document(pmid, pmid[-1]) for pmid in ("99000302", "9900030", "990003011"))
    found = [record["PMID"][0] for record in read_medline(written(quads_of(*documents)))]
    assert found == ["9900030", "99000302", "990003011"]


def test_papers_whose_names_differ_in_zeros_stay_apart() -> None:
    documents = [
        a_document(
            "", str(number), identifiers=(Identifier("doi", f"10.5555/a{number:0{number}}"),)
        )
        for number in (1, 2)
    ]
    documents.append(a_document("", "3", identifiers=(Identifier("doi", "10.5555/a01"),)))
    assert len(list(read_medline(written(quads_of(*documents))))) == len(documents)


def test_a_record_without_a_pmid_opens_with_its_title() -> None:
    document = a_document("", "1", identifiers=(Identifier("doi", "10.5555/zeta"),), volume="3")
    records = list(read_medline(written(quads_of(a_document(volume="2"), document))))
    assert [record.order[0] for record in records] == ["PMID", "TI"]
    assert records[1]["LID"] == records[1]["AID"] == ["10.5555/zeta [doi]"]


def test_every_link_is_read_back_as_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "links.nbib"
    links = (field_lines(Field(tag, f"Lupus. {tag}")) for tag in TAGS.values())
    path.write_text("PMID- 99000301\nTI  - Zetamab.\n" + "".join(links), encoding="utf-8")
    (document,) = (each for each in read([path]) if isinstance(each, Document))
    assert {related.text[-4:].strip(" ."): related.kind for related in document.related} == {
        tag: kind for kind, tag in TAGS.items()
    }


def test_the_receipt_says_what_was_left_out() -> None:
    cited = NamedNode(PUBMED + "99000309")
    quads = quads_of(a_document())
    record = quads[0].graph_name
    quads += [Quad(PAPER, CITO.cites, cited, record), Quad(cited, RDF.type, FABIO.Expression)]
    _, counted = told(quads)
    assert counted.left_out[CITO.cites.value] == 1
    assert counted.held[DCTERMS.title.value] == 1
    assert DCTERMS.title.value not in counted.left_out


def test_nothing_is_held_of_a_paper_that_the_file_does_not_name() -> None:
    text, counted = told(quads_of(a_document("", "1")))
    assert text.startswith("TI  - Zetamab and the skin.")
    assert not counted.held


@pytest.mark.parametrize(
    ("title", "held"),
    [("Zetamab and skin", 1), ("Does it help?", 1), ("Zetamab in the U.S.A.", 0), ("A\tb", 0)],
)
def test_a_title_is_held_where_its_stop_tells_what_it_was(title: str, held: int) -> None:
    _, counted = told(quads_of(a_document(title=Title(title, "en"))))
    assert counted.held.get(DCTERMS.title.value, 0) == held


def test_an_empty_graph_is_an_empty_file() -> None:
    assert written([]) == ""


def test_graphs_that_are_about_no_paper_are_passed_over() -> None:
    concepts = [quad for quad in small_graph() if quad.graph_name == NamedNode(MINTER.base + "x")]
    shared = [Quad(PAPER, DCTERMS.title, Literal("Alone"), NamedNode("urn:example:concepts"))]
    assert written([*concepts, *shared]) == ""


def test_papers_outside_a_records_graph_are_refused() -> None:
    with pytest.raises(ExportError) as caught:
        written([Quad(PAPER, RDF.type, FABIO.JournalArticle)])
    assert str(caught.value) == (
        "<http://rdf.ncbi.nlm.nih.gov/pubmed/99000301>: stands in no record's graph, and MEDLINE "
        "is written a record at a time; give the quads of the graph with their named graphs"
    )


@pytest.mark.parametrize("position", ["", "-1", "x", "²", "9" * 5000])
def test_odd_positions_do_no_harm(position: str) -> None:
    graph, role, person = (NamedNode(f"urn:example:{name}") for name in ("r", "role", "person"))
    pro = "http://purl.org/spar/pro/"
    quads = [
        Quad(graph, FOAF.primaryTopic, PAPER, graph),
        Quad(role, NamedNode(pro + "relatesToDocument"), PAPER, graph),
        Quad(role, NamedNode(pro + "withRole"), NamedNode(pro + "author"), graph),
        Quad(role, NamedNode(pro + "isHeldBy"), person, graph),
        Quad(role, KG.position, Literal(position), graph),
        Quad(person, FOAF.name, Literal("Zoë\nÅngström"), graph),
    ]
    assert written(quads) == "FAU - Zoë Ångström\n\n"
