"""What a person who read the two seeds would want the graph to hold, line by line of both pages.

Checked with the small vocabulary and, where one is installed, with the whole of MeSH.
"""

import os
from collections.abc import Iterator

import pytest

from kg.build import BuildOptions, build_graph
from kg.errors import VocabularyMissing
from kg.graph import KnowledgeGraph
from kg.vocabulary import Vocabulary, open_vocabulary
from tests.conftest import ROOT

PAPER = "https://doi.org/10.1016/j.revmed.2019.12.004"


@pytest.fixture(scope="module", params=["small", "whole"])
def graph(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary
) -> Iterator[KnowledgeGraph]:
    opened = vocabulary if request.param == "small" else _whole_vocabulary()
    out = tmp_path_factory.mktemp(request.param)
    build_graph([ROOT / "seeds"], out, vocabulary=opened, options=BuildOptions(validate=False))
    return KnowledgeGraph(out, vocabulary=opened)


def _whole_vocabulary() -> Vocabulary:
    try:
        return open_vocabulary()
    except VocabularyMissing:
        if os.environ.get("CI"):
            raise
        pytest.skip("no vocabulary is installed: run `kg vocab install`")


def _column(graph: KnowledgeGraph, query: str) -> list[str]:
    return [solution[0].value for solution in graph.sparql(query)]


def _claims(graph: KnowledgeGraph) -> set[tuple[str, str, str]]:
    found = graph.sparql(
        """SELECT ?s ?p ?o { ?c a biolink:Association ; rdf:subject ?s ; rdf:predicate ?p ;
           rdf:object ?o ; biolink:negated false }"""
    )
    return {(s.value.rsplit("/")[-1], p.value.rsplit("/")[-1], o.value.rsplit("/")[-1])
            for s, p, o in found}  # fmt: skip


FIRST = 'FILTER(STRSTARTS(STR(?paper), "https://w3id.org/litkg/paper/"))'


def test_first_page_title_authors_and_kind(graph: KnowledgeGraph) -> None:
    assert _column(graph, "SELECT ?t { ?paper a fabio:JournalArticle ; dcterms:title ?t }") == [
        (
            "Safety of belimumab in association with denosumab in a patient affected by Lupus "
            "Erythematosus: a case report"
        )
    ]
    assert _column(
        graph,
        """SELECT ?name { ?role pro:isHeldBy/foaf:name ?name ; kg:position ?n ;
           pro:relatesToDocument ?paper } ORDER BY ?n""",
    ) == ["Marco Scarati", "Simone Parisi", "Richard Borrelli", "Maria Bruzzone", "Marta Priora",
          "Clara Lisa Peroni", "Enrico Fusaro"]  # fmt: skip
    assert len(_column(graph, "SELECT ?p { ?p a fabio:ClinicalCaseReport }")) == 1


def test_first_page_abstract_keywords_and_views(graph: KnowledgeGraph) -> None:
    (abstract,) = _column(graph, f"SELECT ?a {{ ?paper dcterms:abstract ?a {FIRST} }}")
    assert abstract.startswith("Systemic Lupus Erythematosus (SLE) is a chronic")
    assert abstract.endswith("bisphosphonates contraindications.")
    assert sorted(_column(graph, f"SELECT ?k {{ ?paper prism:keyword ?k {FIRST} }}")) == [
        "Belimumab", "Denosumab", "Systemic Lupus Erythematosus",
    ]  # fmt: skip
    views = graph.sparql(
        "SELECT ?kind ?n { ?v schema:name ?kind ; schema:userInteractionCount ?n } ORDER BY ?kind"
    )
    assert [(k.value.lower(), int(n.value)) for k, n in views] == [
        ("abstract", 1221), ("html", 1623), ("pdf", 230),
    ]  # fmt: skip


def test_first_page_references(graph: KnowledgeGraph) -> None:
    assert len(_column(graph, "SELECT ?r { ?r a biro:BibliographicReference }")) == 20
    whole = """?r kg:position ?n ; c4o:hasContent ?printed ; kg:authorList ?authors ;
               dcterms:title ?title ; prism:publicationName ?journal ;
               prism:publicationDate ?date"""
    assert len(_column(graph, f"SELECT ?r {{ {whole} }}")) == 20
    assert _column(graph, "SELECT ?s { ?r kg:publicationState ?s }") == ["Epub ahead of print"]
    assert _column(graph, "SELECT ?g { ?r kg:collectiveAuthor ?g }") == ["GHDP study group"]
    numbers = """SELECT (CONCAT(?v, "|", COALESCE(?s, ""), "|", COALESCE(?p, ?e)) AS ?x)
        { ?r kg:position ?n ; prism:volume ?v OPTIONAL { ?r kg:supplement ?s }
          OPTIONAL { ?r prism:pageRange ?p }
          OPTIONAL { ?r fabio:hasElectronicArticleIdentifier ?e } } ORDER BY ?n"""
    assert _column(graph, numbers) == [
        "358||929-39", "1||e000011", "12||1309-20", "112||423-32", "64||2677-86", "40||1725",
        "48-9||10-3", "64||111-3", "1|Suppl 1|e000069", "16||300", "3||e000098", "35||509-15",
        "64||2-8", "3||724-30", "10||365-73", "3||e000118", "66||1139-46", "82||105-14",
        "7||88-102",
    ]  # fmt: skip
    assert len(_column(graph, "SELECT ?r { ?r kg:etAl true }")) == 12


def test_first_page_mentions_also_of_short_forms(graph: KnowledgeGraph) -> None:
    found = graph.sparql(
        """SELECT ?quote ?body { ?m oa:hasBody ?body ; oa:motivatedBy oa:identifying ;
           oa:hasTarget ?t . ?t oa:hasScope ?paper ; oa:hasSelector ?s . ?s oa:exact ?quote
           FILTER(STRSTARTS(STR(?paper), "https://w3id.org/litkg/paper/")) }"""
    )
    mentions = {(quote.value, body.value.rsplit("/")[-1]) for quote, body in found}
    assert mentions >= {
        ("belimumab", "C511911"), ("denosumab", "D000069448"), ("bisphosphonates", "D004164"),
        ("Systemic Lupus Erythematosus", "D008180"), ("SLE", "D008180"),
        ("osteoporosis", "D010024"), ("OP", "D010024"), ("fragility fractures", "D058866"),
        ("FFx", "D058866"), ("BLyS", "D053264"), ("RANKL", "D053245"),
        ("the underlying disease", "D008180"),
    }  # fmt: skip


def test_first_page_claims(graph: KnowledgeGraph) -> None:
    claims = _claims(graph)
    assert claims >= {
        ("C511911", "applied_to_treat", "D008180"),
        ("D000069448", "applied_to_treat", "D010024"),
        ("C511911", "terms#givenWith", "D000069448"),
        ("C511911", "directly_physically_interacts_with", "D053264"),
        ("D000069448", "directly_physically_interacts_with", "D053245"),
    }
    assert ("D000069448", "applied_to_treat", "D008180") not in claims
    assert ("C511911", "applied_to_treat", "D010024") not in claims
    contra = """SELECT ?d { ?c rdf:subject ?d ; rdf:predicate biolink:contraindicated_in ;
                rdf:object ?patient . ?patient a biolink:Case }"""
    assert _column(graph, contra) == ["http://id.nlm.nih.gov/mesh/D004164"]
    together = "SELECT ?case { ?c rdf:predicate kg:givenWith ; kg:inCase ?case }"
    assert len(_column(graph, together)) == 1


def test_second_page_bibliography(graph: KnowledgeGraph) -> None:
    assert _column(graph, f"SELECT ?t {{ <{PAPER}> fabio:hasTranslatedTitle ?t }}") == [
        (
            "Resistant and progressive cutaneous lupus erythematosus treated with belimumab: "
            "A retrospective monocentric study"
        )
    ]
    for query, expected in {
        "dcterms:language/rdfs:label": ["fr"],
        "dcterms:isPartOf/fabio:hasNLMJournalTitleAbbreviation": ["Rev Med Interne"],
        "prism:publicationDate": ["2020-03"],
        "kg:electronicPublicationDate": ["2020-01-21"],
        "prism:volume": ["41"],
        "prism:number": ["3"],
        "prism:pageRange": ["152-159"],
        "prism:doi": ["10.1016/j.revmed.2019.12.004"],
        "dcterms:creator": [],
    }.items():
        assert _column(graph, f"SELECT ?x {{ <{PAPER}> {query} ?x }}") == expected, query


def test_second_page_sections_and_keywords(graph: KnowledgeGraph) -> None:
    labels = f"""SELECT ?label {{ <{PAPER}> dcterms:hasPart ?s . ?s kg:sectionKind "abstract" ;
                 rdfs:label ?label ; kg:position ?n }} ORDER BY ?n"""
    assert _column(graph, labels) == ["Background", "Patients and methods", "Results", "Conclusion"]
    keywords = [(k.value, k.language) for (k,) in graph.sparql(
        f"SELECT ?k {{ <{PAPER}> prism:keyword ?k }} ORDER BY STR(?k)")]  # fmt: skip
    assert ("Bélimumab", "fr") in keywords
    assert ("Lupus érythémateux cutané", "fr") in keywords
    assert {k for k, _ in keywords} >= {"Belimumab", "Cutaneous lupus erythematosus"}


def test_second_page_headings_can_be_printed_again(graph: KnowledgeGraph) -> None:
    page = (ROOT / "seeds" / "001_a0e35553b9306fe0.txt").read_text(encoding="utf-8")
    block = page.split("MeSH terms")[1].split("Substances")[0]
    printed = [line.strip(" •") for line in block.splitlines() if line.strip()]
    answer = graph.ask("headings")
    column = answer.columns.index("printed")
    assert [row[column].value for row in answer.rows if row[column]] == printed
    assert len(_column(graph, "SELECT ?h { ?h a kg:SubjectHeading }")) == 17


def test_second_page_headings_are_typed_as_what_they_are(graph: KnowledgeGraph) -> None:
    def kinds(name: str) -> set[str]:
        query = f"""SELECT ?t {{ ?h kg:descriptorName "{name}" ; kg:descriptor ?d . ?d a ?t }}"""
        return {value.rsplit("#")[-1].rsplit("/")[-1] for value in _column(graph, query)}

    assert "GeographicalDescriptor" in kinds("France")
    assert "CheckTag" in kinds("Female")
    assert "TopicalDescriptor" in kinds("Cohort Studies")
    assert "Disease" in kinds("Lupus Erythematosus, Cutaneous")
    tags = _column(graph, "SELECT ?n { ?h a kg:CheckTagHeading ; kg:descriptorName ?n }")
    assert sorted(tags) == ["Adult", "Aged", "Aged, 80 and over", "Female", "Humans", "Male",
                            "Middle Aged"]  # fmt: skip


def test_second_page_substances_and_claims(graph: KnowledgeGraph) -> None:
    names = (
        "SELECT ?n { ?s a kg:IndexedSubstance ; kg:substanceName ?n ; kg:position ?p } ORDER BY ?p"
    )
    assert _column(graph, names) == ["Adrenal Cortex Hormones", "Antibodies, Monoclonal, Humanized",
                                     "Immunosuppressive Agents", "belimumab"]  # fmt: skip
    assert _claims(graph) >= {
        ("C511911", "studied_to_treat", "D008178"),
        ("C511911", "treats", "D008180"),
        ("C511911", "has_adverse_event", "D016470"),
    }
    event = graph.sparql(
        """SELECT ?severity ?events ?cohort { ?c rdf:predicate biolink:has_adverse_event ;
           biolink:severity_qualifier ?severity ; kg:eventCount ?events ; kg:cohortSize ?cohort }"""
    )
    assert [tuple(v.value for v in row) for row in event] == [("serious", "1", "7")]


def test_across_both_belimumab_is_one_node(graph: KnowledgeGraph) -> None:
    query = """SELECT DISTINCT ?paper { ?paper kg:mentions mesh:C511911 }"""
    assert len(_column(graph, query)) == 2
    labelled = 'SELECT ?d { ?d rdfs:label ?l FILTER(LCASE(STR(?l)) = "belimumab") }'
    assert _column(graph, labelled) == ["http://id.nlm.nih.gov/mesh/C511911"]


@pytest.mark.parametrize("broader", ["Connective Tissue Diseases", "Autoimmune Diseases"])
def test_across_both_lupus_is_found_by_what_is_broader(graph: KnowledgeGraph, broader: str) -> None:
    answer = graph.ask("papers-on-condition", condition=broader)
    column = answer.columns.index("paper")
    assert len({row[column] for row in answer.rows}) == 2


def test_every_claim_has_a_sentence_of_its_paper(graph: KnowledgeGraph) -> None:
    bare = """SELECT ?c { ?c a biolink:Association FILTER NOT EXISTS {
        ?c biolink:supporting_text ?text ; biolink:publications ?paper ; biolink:has_evidence ?e .
        ?e a kg:Evidence ; oa:hasTarget ?t . ?t oa:hasScope ?paper ; oa:hasSelector ?s .
        ?s oa:exact ?text } }"""
    assert _column(graph, bare) == []


def test_names_of_trade_and_everyday_use() -> None:
    vocabulary = _whole_vocabulary()
    for name, identifier in {
        "benlysta": "C511911",
        "SLE": "D008180",
        "prolia": "D000069448",
    }.items():
        assert identifier in {match.concept for match in vocabulary.lookup(name)}, name
