"""The page of a paper from a graph that the extractors made: each mention is where it was found."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.catalogue import EmbeddedEngine, Resolver, ask, load_catalogue
from kg.directory import GraphDirectory
from kg.errors import NameNotResolved, QueryError
from kg.extractors import Concepts, Context, default_registry
from kg.graph import KnowledgeGraph
from kg.model import (
    Annotation,
    Category,
    Document,
    Identifier,
    MatchMethod,
    Mention,
    Section,
    Source,
    Title,
)
from kg.names import MESH, Minter
from kg.paper_page import paper_page
from kg.store import Store
from kg.vocabulary import Vocabulary
from tests.catalogue.sample import quads
from tests.export.marked_text.reading import ReadPage
from tests.extractors.statements import triples_of

TITLE = "Anti-BLyS & lupus in mice"
TEXT = "🙂 No SLE <0.05 was seen in mice under belimumab; systemic lupus erythematosus was."


def _mention(section: int, quote: str, concept: str, category: Category, **more: object) -> Mention:
    start = (TITLE, TEXT)[section].index(quote)
    fields = {"confidence": 0.9, **more}
    return Mention(section, start, start + len(quote), quote, concept, category,
                   MatchMethod.EXACT, **fields)  # type: ignore[arg-type]  # fmt: skip


PAPER = Document(
    source=Source("page.txt", "a" * 64, "b" * 64, "test"),
    identifiers=(Identifier("pmid", "90000009"),),
    title=Title(TITLE, "en"),
    sections=(
        Section("title", TITLE, language="en"),
        Section("abstract", TEXT, "Results", "RESULTS", "en"),
        Section("abstract", "Nothing else.", "Conclusions"),
    ),
)
MENTIONS = (
    _mention(0, "lupus", "D008180", Category.DISEASE, animal=True),
    _mention(1, "SLE", "D008180", Category.DISEASE, negated=True, animal=True,
             short_form_of="systemic lupus"),
    _mention(1, "belimumab", "C511911", Category.DRUG),
    _mention(1, "systemic lupus erythematosus", "D008180", Category.DISEASE),
    _mention(1, "lupus erythematosus", "D008178", Category.DISEASE),
)  # fmt: skip


def _graph(folder: Path, vocabulary: Vocabulary) -> KnowledgeGraph:
    context = Context(PAPER, Annotation(MENTIONS), vocabulary, Minter())
    triples = list(triples_of(default_registry().extract(context)))
    named = {
        t.object.value.removeprefix(MESH)
        for t in triples
        if isinstance(t.object, NamedNode) and t.object.value.startswith(MESH)
    }
    directory = GraphDirectory(folder)
    with directory.staging() as staged:
        store = Store.create(staged.store)
        concepts = context.minter.shared_graph("concepts")
        store.load(
            [
                (context.record, triples),
                (concepts, triples_of(Concepts(vocabulary).describe(named))),
            ]
        )
        store.flush()
        del store
        staged.write((), None)
        directory.commit(staged, {})
    return KnowledgeGraph(folder, vocabulary=vocabulary)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> KnowledgeGraph:
    return _graph(tmp_path_factory.mktemp("paper") / "graph", vocabulary)


def test_the_texts_of_the_sections_stand_in_their_order(graph: KnowledgeGraph) -> None:
    html = graph.page("90000009")
    assert [s.text for s in ReadPage(html).sections] == [s.text for s in PAPER.sections]
    assert '<h2 class="label">Results</h2>' in html


def test_every_mention_is_marked_at_its_offsets(graph: KnowledgeGraph) -> None:
    sections = ReadPage(graph.page("90000009")).sections
    found = {(n, m.start, m.end) for n, s in enumerate(sections) for m in s.marks}
    assert found == {(m.section, m.start, m.end) for m in MENTIONS}
    for mention in MENTIONS:
        section = sections[mention.section]
        (mark,) = [m for m in section.marks if (m.start, m.end) == (mention.start, mention.end)]
        assert section.text[mark.start : mark.end] == mention.quote
        assert f"({mention.concept}) · {mention.category.value} · " in mark.attributes["title"]


def test_a_mark_tells_what_the_graph_knows_of_it(graph: KnowledgeGraph) -> None:
    (_, results, _) = ReadPage(graph.page("90000009")).sections
    assert results.marks[0].attributes == {
        "class": "disease",
        "title": "Lupus Erythematosus, Systemic (D008180) · disease · confidence 0.9 · negated"
        " · in animals · short form of systemic lupus",
        "data-marks": "negated, in animals",
    }


@pytest.mark.parametrize("name", ["90000009", "mice", "pubmed:90000009"])
def test_a_paper_is_named_as_for_the_stored_questions(graph: KnowledgeGraph, name: str) -> None:
    assert graph.page(name) == graph.page("http://rdf.ncbi.nlm.nih.gov/pubmed/90000009")


def test_papers_that_are_not_there(graph: KnowledgeGraph) -> None:
    with pytest.raises(NameNotResolved):
        graph.page("90000008")
    with pytest.raises(QueryError, match="text of 0"):
        graph.page("https://example.org/nowhere")


def test_two_records_of_a_paper_make_one_page(vocabulary: Vocabulary) -> None:
    store = Store.create()
    for quad in quads(vocabulary):
        assert isinstance(quad, Quad)
        assert isinstance(quad.graph_name, NamedNode)
        store.add(quad.graph_name, [quad.triple])
    engine = EmbeddedEngine(store.inner, union=False)
    resolver, catalogue = Resolver(engine, vocabulary), load_catalogue()
    answers = [
        ask(engine, catalogue.get(name), {"paper": "90000001"}, resolver)
        for name in ("sections-of-paper", "mentions-in-paper")
    ]
    sections = ReadPage(paper_page(*answers)).sections
    assert [len(s.marks) for s in sections] == [1, 4]
    every = ask(engine, catalogue.get("sections-of-paper"), {}, resolver)
    with pytest.raises(QueryError, match="one paper"):
        paper_page(every, answers[1])
