"""Every stored question: valid as it lies, the same on every engine, true to its parameters."""

import itertools
import re

import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from kg.catalogue import (
    Answer,
    Catalogue,
    EmbeddedEngine,
    Engine,
    RdflibEngine,
    Resolver,
    StoredQuery,
    ask,
    load_catalogue,
)
from kg.names import VOCABULARIES
from kg.store import Store
from tests.catalogue.conftest import dataset_of

QUERIES = tuple(load_catalogue())
every_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)


def test_there_are_enough_questions(catalogue: Catalogue) -> None:
    assert len(catalogue) >= 18


@every_query
def test_is_valid_sparql_as_it_lies(query: StoredQuery) -> None:
    prepareQuery(query.text)
    assert isinstance(pyoxigraph.Store().query(query.text), pyoxigraph.QuerySolutions)


@every_query
def test_selects_its_parameters_and_never_guesses_them(query: StoredQuery) -> None:
    columns = EmbeddedEngine(pyoxigraph.Store()).select(query.text, {}).columns
    assert {parameter.name for parameter in query.parameters} <= set(columns)
    # A parameter in an OPTIONAL would hold of what merely has no value there.
    bare = re.sub(r'#.*|"[^"]*"', "", query.text)
    for block in re.findall(r"OPTIONAL \{[^{}]*\}", bare):
        others = bare.replace(block, "")
        for parameter in query.parameters:
            if re.search(rf"\?{parameter.name}\b", block):
                body = others.split("WHERE", 1)[1].split("GROUP BY")[0].split("ORDER BY")[0]
                assert re.search(rf"\?{parameter.name}\b", body), parameter.name


@every_query
def test_is_kebab_case_and_fits_a_screen(query: StoredQuery) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)
    assert max(map(len, query.text.splitlines())) <= 100
    assert query.summary.endswith("?")
    assert query.text.endswith("}\n") or "ORDER BY" in query.text


@every_query
def test_the_model_declares_every_term(query: StoredQuery) -> None:
    terms = {term.value for v in VOCABULARIES for term in v.namespace_terms.values()}
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]*)>", query.text))
    body = re.sub(r'(?m)^(#|PREFIX).*$|"[^"]*"', "", query.text)
    for prefix, local in re.findall(r"\b([a-z]\w*):(\w+)", body):
        if prefix != "mesh":
            assert prefixes[prefix] + local in terms, f"{prefix}:{local}"
    for prefix in prefixes:
        assert f"{prefix}:" in body, f"{prefix}: is declared and not used"


@every_query
def test_both_engines_give_the_same_rows_in_the_same_order(
    query: StoredQuery, embedded: EmbeddedEngine, in_rdflib: RdflibEngine
) -> None:
    assert embedded.select(query.text, {}) == in_rdflib.select(query.text, {})


@every_query
def test_an_empty_graph_has_no_answers(query: StoredQuery) -> None:
    engines: tuple[Engine, ...] = (
        EmbeddedEngine(pyoxigraph.Store()),
        RdflibEngine(rdflib.Graph()),
    )
    for each in engines:
        assert each.select(query.text, {}).rows == ()


@every_query
def test_a_plain_load_of_the_triples_gives_the_same(
    query: StoredQuery, embedded: EmbeddedEngine, sample_store: pyoxigraph.Store
) -> None:
    plain = pyoxigraph.Store()
    plain.extend(pyoxigraph.Quad(*quad.triple) for quad in sample_store)
    expected = embedded.select(query.text, {})
    assert EmbeddedEngine(plain).select(query.text, {}) == expected
    assert EmbeddedEngine(plain, union=False).select(query.text, {}) == expected


@every_query
def test_a_second_record_of_everything_changes_nothing(
    query: StoredQuery, twice: EmbeddedEngine, embedded: EmbeddedEngine
) -> None:
    assert twice.select(query.text, {}) == embedded.select(query.text, {})


@pytest.fixture(scope="module")
def twice(sample_store: pyoxigraph.Store) -> EmbeddedEngine:
    """Every triple in two graphs: a union that does not merge would multiply the solutions."""
    store = Store.create()
    for graph in ("http://example.org/once", "http://example.org/again"):
        store.add(pyoxigraph.NamedNode(graph), (quad.triple for quad in sample_store))
    return EmbeddedEngine(store.inner, union=False)


@pytest.fixture(scope="module")
def backwards(sample_store: pyoxigraph.Store) -> tuple[Engine, Engine]:
    store = pyoxigraph.Store()
    for quad in sorted(sample_store, key=str, reverse=True):
        store.add(quad)
    return EmbeddedEngine(store), RdflibEngine(dataset_of(store))


@every_query
def test_the_order_is_total(
    query: StoredQuery, embedded: EmbeddedEngine, backwards: tuple[Engine, Engine]
) -> None:
    """Another order of loading, which Oxigraph's ids and rdflib's dicts follow, changes nothing."""
    expected = embedded.select(query.text, {})
    for each in backwards:
        assert each.select(query.text, {}) == expected
    assert len(set(expected.rows)) == len(expected.rows)


@every_query
def test_a_parameter_keeps_the_rows_that_have_its_value(query: StoredQuery, engine: Engine) -> None:
    whole = engine.select(query.text, {})
    for parameter in query.parameters:
        column = whole.columns.index(parameter.name)
        values = sorted({row[column] for row in whole.rows if row[column] is not None}, key=str)
        for value in values[: 3 if isinstance(engine, EmbeddedEngine) else 1]:
            assert not isinstance(value, pyoxigraph.BlankNode)
            kept = tuple(row for row in whole.rows if row[column] == value)
            assert engine.select(query.text, {parameter.name: value}).rows == kept


@every_query
def test_two_parameters_keep_the_rows_that_have_both(query: StoredQuery, engine: Engine) -> None:
    whole = engine.select(query.text, {})
    for first, second in itertools.combinations(query.parameters, 2):
        one, two = (whole.columns.index(parameter.name) for parameter in (first, second))
        row = whole.rows[-1] if whole.rows else None
        if row is None or row[one] is None or row[two] is None:
            continue
        bindings = {first.name: row[one], second.name: row[two]}
        kept = tuple(r for r in whole.rows if r[one] == row[one] and r[two] == row[two])
        assert engine.select(query.text, bindings).rows == kept


def _texts(answer: Answer, column: str) -> list[str]:
    index = answer.columns.index(column)
    return [value.value if (value := row[index]) is not None else "" for row in answer.rows]


def _ask(resolver: Resolver, engine: Engine, name: str, **arguments: str) -> Answer:
    return ask(engine, load_catalogue().get(name), arguments, resolver)


def test_lupus_is_found_by_what_is_broader(resolver: Resolver, engine: Engine) -> None:
    for broader in ("Autoimmune Diseases", "Connective Tissue Diseases"):
        answer = _ask(resolver, engine, "papers-on-condition", condition=broader)
        assert set(_texts(answer, "foundName")) == {"Lupus Erythematosus, Systemic"}
        assert len(set(_texts(answer, "paper"))) == 2


def test_two_records_of_a_paper_are_one_paper(resolver: Resolver, engine: Engine) -> None:
    answer = _ask(resolver, engine, "papers-by-year", paper="PMID 90000001")
    assert _texts(answer, "title") == ["Denosumab for osteoporosis. What 12 patients tell"]
    assert len(_ask(resolver, engine, "sources", paper="90000001").rows) == 2


def test_negated_mentions_do_not_put_a_paper_under_a_condition(
    resolver: Resolver, engine: Engine
) -> None:
    answer = _ask(resolver, engine, "papers-on-condition", condition="bacteremia")
    assert _texts(answer, "title") == ['A "patient" with lupus, belimumab and denosumab']
    assert _texts(answer, "retracted") == ["false"]


def test_retracted_papers_prove_nothing_unless_asked(resolver: Resolver, engine: Engine) -> None:
    sentence = "Belimumab is approved for osteoporosis."
    for name in ("drugs-for-condition", "claim-evidence", "single-source-claims"):
        assert sentence not in _texts(_ask(resolver, engine, name), "sentence")
    assert _texts(_ask(resolver, engine, "retracted-claims"), "sentence") == [sentence]
    answer = _ask(resolver, engine, "retracted-papers")
    assert _texts(answer, "title") == ["Belimumab cures | brittle bones"]
    assert _texts(answer, "noticeTitle") == ["Retraction notice"]
    assert _texts(answer, "claims") == ["1"]
    marked = _ask(resolver, engine, "papers-on-drug", drug="belimumab")
    retracted = dict(zip(_texts(marked, "title"), _texts(marked, "retracted"), strict=True))
    assert retracted["Belimumab cures | brittle bones"] == "true"


def test_headings_are_rebuilt_as_printed(resolver: Resolver, engine: Engine) -> None:
    answer = _ask(resolver, engine, "headings")
    assert _texts(answer, "printed") == [
        "Osteoporosis / drug therapy*",
        "Osteoporosis / blood",
        "Humans",
    ]


def test_the_severity_and_the_counts_come_with_an_adverse_event(
    resolver: Resolver, engine: Engine
) -> None:
    answer = _ask(resolver, engine, "adverse-events", drug="belimumab", event="bacteremia")
    assert _texts(answer, "severity") == ["serious"]
    assert _texts(answer, "eventCount") == ["1"]
    assert _texts(answer, "sentence") == ["Belimumab was followed by one serious bacteremia."]


def test_drugs_given_together_are_found_from_either_side(
    resolver: Resolver, engine: Engine
) -> None:
    for drug, other in (("belimumab", "Denosumab"), ("denosumab", "belimumab")):
        answer = _ask(resolver, engine, "drugs-given-together", drug=drug)
        assert _texts(answer, "otherDrugName") == [other]
        assert _texts(answer, "caseName") == ["patient 1"]


def test_a_claim_of_two_papers_has_no_single_source(resolver: Resolver, engine: Engine) -> None:
    answer = _ask(resolver, engine, "single-source-claims", subject="denosumab")
    assert answer.rows == ()
    both = _ask(resolver, engine, "drugs-for-condition", condition="osteoporosis")
    assert len(set(_texts(both, "paper"))) == 2


def test_the_cited_paper_is_known_by_title_year_and_first_author(
    resolver: Resolver, engine: Engine
) -> None:
    answer = _ask(resolver, engine, "references")
    assert _texts(answer, "position") == ["1", "2"]
    assert _texts(answer, "cited") == ["http://rdf.ncbi.nlm.nih.gov/pubmed/90000001", ""]
    cited_by = _ask(resolver, engine, "cited-by", cited="10.5555/trial.1")
    assert _texts(cited_by, "title") == ['A "patient" with lupus, belimumab and denosumab']


def test_what_the_indexers_missed(resolver: Resolver, engine: Engine) -> None:
    answer = _ask(resolver, engine, "missed-by-indexers")
    assert _texts(answer, "conceptName") == ["Lupus Erythematosus, Systemic"]
    assert _texts(answer, "evidence") == ["s. None had bacteremia. Two had lupus."]


def test_an_author_with_an_orcid_is_one_person(resolver: Resolver, engine: Engine) -> None:
    answer = _ask(resolver, engine, "co-authors", author="0000-0002-1825-0097")
    assert _texts(answer, "papers") == ["1", "1"]
    assert _texts(answer, "coAuthorName") == ["Bo Li", "Bo Li"]
    assert len(set(_texts(answer, "coAuthor"))) == 2


def test_nobody_writes_with_themselves_where_one_record_lacks_the_orcid(
    catalogue: Catalogue,
) -> None:
    graph = """
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix pro: <http://purl.org/spar/pro/> .
        @prefix : <http://example.org/> .
        :paper dcterms:creator :orcid, :author-1, :author-2 .
        :authorship-1 pro:isHeldBy :orcid, :author-1 .
        :authorship-2 pro:isHeldBy :author-2 .
        :orcid foaf:name "Ann Ek" . :author-1 foaf:name "Ek A" . :author-2 foaf:name "Bo Li" .
    """
    store = pyoxigraph.Store()
    store.load(graph, format=pyoxigraph.RdfFormat.TURTLE)
    for engine in (EmbeddedEngine(store), RdflibEngine(rdflib.Graph().parse(data=graph))):
        answer = engine.select(catalogue.get("co-authors").text, {})
        assert _texts(answer, "coAuthorName") == ["Bo Li", "Ann Ek", "Ek A", "Bo Li"]


def test_each_mention_is_the_words_at_its_place(resolver: Resolver, engine: Engine) -> None:
    sections = _ask(resolver, engine, "sections-of-paper")
    texts = dict(zip(_texts(sections, "section"), _texts(sections, "text"), strict=True))
    mentions = _ask(resolver, engine, "mentions-in-paper")
    columns = ("section", "start", "end", "quote")
    places = list(zip(*(_texts(mentions, column) for column in columns), strict=True))
    assert len(places) == 12
    for section, start, end, quote in places:
        assert texts[section][int(start) : int(end)] == quote


def test_each_sentence_is_the_words_at_its_place(resolver: Resolver, engine: Engine) -> None:
    sections = _ask(resolver, engine, "sections-of-paper")
    whole = set(_texts(sections, "text"))
    evidence = _ask(resolver, engine, "claim-evidence")
    columns = ("start", "end", "sentence")
    for start, end, sentence in zip(*(_texts(evidence, c) for c in columns), strict=True):
        assert any(text[int(start) : int(end)] == sentence for text in whole)


def test_a_retraction_without_a_notice_names_none(catalogue: Catalogue) -> None:
    graph = """
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix mesh: <http://id.nlm.nih.gov/mesh/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <http://example.org/1> rdfs:label "Withdrawn" ; dcterms:type mesh:D016441 .
        <http://example.org/2> rdfs:label "Not its notice" .
    """
    store = pyoxigraph.Store()
    store.load(graph, format=pyoxigraph.RdfFormat.TURTLE)
    reference = rdflib.Graph().parse(data=graph)
    for engine in (EmbeddedEngine(store), RdflibEngine(reference)):
        answer = engine.select(catalogue.get("retracted-papers").text, {})
        assert _texts(answer, "title") == ["Withdrawn"]
        assert _texts(answer, "notice") == [""]
