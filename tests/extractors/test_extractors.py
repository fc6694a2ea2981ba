"""Each extractor emits what it declares, and the graph says what the document said."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

import kg.extractors
from kg.errors import KgError
from kg.extractors import Concepts, Context, Extractor, Registry, default_registry
from kg.extractors import registry as registry_module
from kg.extractors.authors import Authors
from kg.extractors.citations import Citations
from kg.model import (
    Affiliation,
    Annotation,
    Author,
    Document,
    Finding,
    Journal,
    Keyword,
    Reference,
    RelatedPaper,
    Section,
    Title,
    field_names,
    replace,
)
from kg.names import (
    BIOLINK,
    C4O,
    CITO,
    DC,
    DCTERMS,
    FABIO,
    FOAF,
    FRAPO,
    KG,
    MESHV,
    OA,
    PRISM,
    RDF,
    RDFS,
    Minter,
    mesh,
    pubmed,
)
from kg.vocabulary import Vocabulary
from tests.extractors.documents import FOUND, FULL, documents
from tests.extractors.statements import triples_of

MINTER = Minter("https://example.org/")


def _context(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> Context:
    return Context(document, annotation, vocabulary, MINTER)


def _triples(context: Context, extractor: Extractor | None = None) -> Iterator[Triple]:
    return triples_of((extractor or default_registry()).extract(context))


@pytest.fixture
def full(vocabulary: Vocabulary) -> Context:
    return _context(FULL, FOUND, vocabulary)


@pytest.fixture
def graph(full: Context) -> set[Triple]:
    return set(_triples(full))


def _objects(graph: set[Triple], subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {t.object.value for t in graph if t.subject == subject and t.predicate == predicate}


def _undeclared(extractor: Extractor, triples: Iterator[Triple]) -> set[str]:
    used: set[NamedNode] = set()
    for triple in triples:
        used.add(triple.predicate)
        if triple.predicate == RDF.type:
            used.add(triple.object)
    return {term.value for term in used - extractor.emits}


@pytest.mark.parametrize("extractor", list(default_registry()), ids=lambda e: e.name)
def test_emits_what_it_declares_and_all_of_it(extractor: Extractor, full: Context) -> None:
    triples = list(_triples(full, extractor))
    assert triples
    assert _undeclared(extractor, iter(triples)) == set()


def test_reads_only_fields_that_exist() -> None:
    fields = {*field_names(Document), *field_names(Annotation)}
    for extractor in default_registry():
        assert extractor.requires <= fields, extractor.name


def test_every_extractor_file_is_registered() -> None:
    folder = Path(kg.extractors.__file__).parent
    helpers = {"__init__", "concepts", "extractor", "forms", "indexed", "registry", "selectors"}
    files = {path.stem for path in folder.glob("*.py")} - helpers
    assert files == {extractor.name for extractor in default_registry()}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_any_document_gives_declared_named_nodes(
    document: Document, vocabulary: Vocabulary
) -> None:
    context = _context(document, Annotation(), vocabulary)
    for extractor in default_registry():
        triples = list(_triples(context, extractor))
        assert _undeclared(extractor, iter(triples)) == set()
        assert triples == list(_triples(context, extractor))
        for triple in triples:
            assert not isinstance(triple.subject, BlankNode)
            assert not isinstance(triple.object, BlankNode)


def test_paper(graph: set[Triple], full: Context) -> None:
    paper = full.paper
    assert paper.value == "http://rdf.ncbi.nlm.nih.gov/pubmed/123"
    assert _objects(graph, paper, DCTERMS.title) == {"Le lupus"}
    assert _objects(graph, paper, FABIO.hasTranslatedTitle) == {"Lupus"}
    assert _objects(graph, paper, DCTERMS.language) == {"http://id.loc.gov/vocabulary/iso639-1/fr"}
    assert FABIO.ClinicalCaseReport.value in _objects(graph, paper, RDF.type)
    dates = {
        str(t.object) for t in graph if t.subject == paper and t.predicate == PRISM.publicationDate
    }
    assert dates == {'"2020-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'}
    assert _objects(graph, paper, KG.electronicPublicationDate) == {"2020-01-21"}


def test_headings_keep_each_qualifier_and_asterisk(graph: set[Triple], full: Context) -> None:
    heading = NamedNode(full.paper.value + "#heading-D008178")
    assert _objects(graph, heading, KG.descriptor) == {mesh("D008178").value}
    assert _objects(graph, heading, KG.majorTopic) == {"false"}
    assert _objects(graph, heading, KG.line) == {"12", "13"}
    uses = _objects(graph, heading, KG.hasQualifierUse)
    assert uses == {heading.value + "-Q000188", heading.value + "-Q000473"}
    therapy = NamedNode(heading.value + "-Q000188")
    assert _objects(graph, therapy, KG.majorTopic) == {"true"}
    primary = _objects(graph, full.paper, FABIO.hasPrimarySubjectTerm)
    assert primary == {mesh("D008178Q000188").value}


def test_unknown_headings_stay_by_name_and_are_reported(full: Context, graph: set[Triple]) -> None:
    node = NamedNode(full.paper.value + "#heading-no-such-descriptor")
    assert _objects(graph, node, KG.descriptorName) == {"No Such Descriptor"}
    assert _objects(graph, node, KG.descriptor) == set()
    findings = [e for e in default_registry().extract(full) if isinstance(e, Finding)]
    assert [(f.code, f.line) for f in findings] == [
        ("publication-type-unknown", None),
        ("descriptor-unknown", 16),
        ("qualifier-unknown", 16),
        ("substance-unknown", 20),
        ("supplementary-concept-unknown", 22),
    ]


def test_mentions_point_into_their_section(graph: set[Triple], full: Context) -> None:
    for triple in graph:
        if triple.predicate == OA.exact and "#quote" in triple.subject.value:
            position = NamedNode(triple.subject.value.replace("#quote", "#position"))
            (start,), (end,) = (_objects(graph, position, p) for p in (OA.start, OA.end))
            text = FULL.sections[1].text
            assert text[int(start) : int(end)] == triple.object.value


def test_mentions_in_animals_say_so_and_are_a_link_from_the_paper(vocabulary: Vocabulary) -> None:
    (*_, plain) = FOUND.mentions
    context = _context(FULL, Annotation((replace(plain, animal=True),)), vocabulary)
    found = set(_triples(context))
    assert {t.object.value for t in found if t.predicate == KG.inAnimals} == {"true"}
    assert _objects(found, context.paper, KG.mentions) == {mesh(plain.concept).value}


def test_negated_mentions_are_no_link_from_the_paper(graph: set[Triple], full: Context) -> None:
    assert _objects(graph, full.paper, KG.mentions) == {mesh("D000069448").value}


def test_treatment_claims_are_backed_by_headings(graph: set[Triple], full: Context) -> None:
    claims = [t.subject for t in graph if t.object == BIOLINK.studied_to_treat]
    assert len(claims) == 1
    evidence = _objects(graph, claims[0], BIOLINK.has_evidence)
    assert full.paper.value + "#heading-D008178" in evidence
    assert full.paper.value + "#heading-D061067" in evidence


def test_a_case_is_the_object_of_what_is_said_of_one_patient(
    graph: set[Triple], full: Context
) -> None:
    claims = [t.subject for t in graph if t.object == BIOLINK.contraindicated_in]
    assert _objects(graph, claims[0], RDF.object) == {full.paper.value + "#case-1"}


def test_cited_papers(graph: set[Triple], full: Context) -> None:
    assert _objects(graph, full.paper, CITO.cites) == {"http://rdf.ncbi.nlm.nih.gov/pubmed/9"}
    citing = {
        t.subject.value for t in graph if t.predicate == CITO.cites and t.object == full.paper
    }
    assert citing == {"https://doi.org/10.1003/y"}


def test_doi_is_escaped_where_an_iri_cannot_hold_it(vocabulary: Vocabulary) -> None:
    no_pmid = replace(FULL, identifiers=FULL.identifiers[1:])
    context = _context(no_pmid, Annotation(), vocabulary)
    assert context.paper.value == "https://doi.org/10.1001/abc(1)%3C2%3E"


def test_concepts_bring_what_is_broader(vocabulary: Vocabulary) -> None:
    triples = set(triples_of(Concepts(vocabulary).describe(["D008178Q000188", "C511911"])))
    labels = {t.object.value for t in triples if t.predicate == RDFS.label}
    assert {"Lupus Erythematosus, Cutaneous", "drug therapy", "belimumab"} <= labels
    assert "Lupus Erythematosus, Cutaneous/drug therapy" in labels
    named = {t.subject for t in triples if t.predicate == RDFS.label}
    links = (MESHV.broaderDescriptor, MESHV.mappedTo, MESHV.hasDescriptor, MESHV.hasQualifier)
    assert {t.object for t in triples if t.predicate in links} <= named
    assert Triple(mesh("D008178Q000188"), RDF.type, MESHV.AllowedDescriptorQualifierPair) in triples


def test_concepts_are_described_the_same_one_by_one(vocabulary: Vocabulary) -> None:
    named = ["D008178Q000188", "C511911", "D008178", "D008180", "Q000188", "D008180", "D0"]
    together = set(triples_of(Concepts(vocabulary).describe(named)))
    for order in (named, named[::-1]):
        concepts = Concepts(vocabulary)
        each = [set(triples_of(concepts.describe([name]))) for name in order]
        assert set().union(*each) == together
        assert not list(concepts.describe(named))


def test_a_pair_that_is_not_allowed_says_so(vocabulary: Vocabulary) -> None:
    triples = set(triples_of(Concepts(vocabulary).describe(["D010024Q000627"])))
    assert (
        Triple(mesh("D010024Q000627"), RDF.type, MESHV.DisallowedDescriptorQualifierPair) in triples
    )


def test_registry_refuses_a_second_of_the_same_name() -> None:
    extractor = next(iter(default_registry()))
    registry = Registry([extractor])
    with pytest.raises(KgError, match="two extractors are called 'papers'"):
        registry.register(extractor)


class Greeter:
    """An extractor as another package would write it."""

    name = "greeter"
    version = "1"
    summary = "says hello"
    requires = frozenset({"title"})
    emits = frozenset({RDFS.seeAlso})

    def extract(self, context: Context) -> Iterator[Triple]:
        yield Triple(context.paper, RDFS.seeAlso, Literal("hello"))


def test_another_package_adds_an_extractor(monkeypatch: pytest.MonkeyPatch, full: Context) -> None:
    entry = EntryPoint("greeter", f"{__name__}:Greeter", "kg.extractors")
    monkeypatch.setattr(registry_module, "entry_points", lambda **_: [entry])
    default_registry.cache_clear()
    try:
        found = default_registry()
        assert [e.name for e in found][-1] == "greeter"
        assert Literal("hello") in {t.object for t in _triples(full)}
    finally:
        default_registry.cache_clear()


def test_an_extractor_that_fails_to_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("broken", "kg.no_such_module:Nothing", "kg.extractors")
    monkeypatch.setattr(registry_module, "entry_points", lambda **_: [entry])
    default_registry.cache_clear()
    try:
        with pytest.raises(KgError, match="the extractor 'broken'"):
            default_registry()
    finally:
        default_registry.cache_clear()


def test_an_orcid_that_two_authors_share_names_neither(vocabulary: Vocabulary) -> None:
    shared = "0000-0002-1825-0097"
    authors = (Author(1, "Ana Roe", orcid=shared), Author(2, "Bo Li", orcid=shared))
    context = _context(replace(FULL, authors=authors), Annotation(), vocabulary)
    emitted = list(Authors().extract(context))
    assert [e.code for e in emitted if isinstance(e, Finding)] == ["orcid-shared"] * 2
    named = [t for t in triples_of(emitted) if t.predicate == DCTERMS.creator]
    assert len({triple.object for triple in named}) == 2


def test_a_reference_with_one_number_in_two_places_cites_nobody_by_guess(
    vocabulary: Vocabulary,
) -> None:
    references = (
        Reference(1, "Roe A. J 2002.", pmid="186604", pmcid="PMC186604"),
        Reference(2, "Roe A. J 2018.", pmid="29545511", pmcid="PMC29545511.1"),
        Reference(3, "Roe A. J 2019.", pmid="29545512", pmcid="PMC186605"),
    )
    context = _context(replace(FULL, references=references, related=()), Annotation(), vocabulary)
    emitted = list(Citations().extract(context))
    assert [e.code for e in emitted if isinstance(e, Finding)] == ["number-copied"] * 2
    graph = set(triples_of(emitted))
    assert _objects(graph, context.paper, CITO.cites) == {
        pubmed("29545511").value, pubmed("29545512").value,
    }  # fmt: skip
    assert {t.object.value for t in graph if t.predicate == FABIO.hasPubMedCentralId} == {
        "PMC186605"
    }


def test_what_an_older_record_lists_as_cited_is_cited(vocabulary: Vocabulary) -> None:
    related = (
        RelatedPaper("cites", "J. 1988", pmid="7"),
        RelatedPaper("retracted-and-republished-in", "J. 1990", pmid="8"),
    )
    context = _context(replace(FULL, references=(), related=related), Annotation(), vocabulary)
    graph = set(_triples(context, Citations()))
    assert _objects(graph, context.paper, CITO.cites) == {pubmed("7").value}
    assert _objects(graph, context.paper, CITO.isRetractedBy) == {pubmed("8").value}


def test_no_registry_number_is_no_number(graph: set[Triple]) -> None:
    assert {t.object.value for t in graph if t.predicate == KG.registryNumber} == {"73B0K5S26A"}


def test_a_grant_that_is_named_twice_is_one(graph: set[Triple], full: Context) -> None:
    grants = _objects(graph, full.paper, FRAPO.isOutputOf)
    assert grants == {f"{full.paper.value}#grant-1", f"{full.paper.value}#grant-2"}


def test_sections_of_the_same_words_are_two(vocabulary: Vocabulary) -> None:
    sections = tuple(Section("abstract", "Not applicable.", label=name) for name in "AB")
    context = _context(replace(FULL, sections=sections), Annotation(), vocabulary)
    assert len(set(context.sections)) == 2


def test_literals_have_single_blanks_and_running_text_keeps_its_own(vocabulary: Vocabulary) -> None:
    set_ = "Ana\u00a0\u2009Roe\u200b\u00ad"
    document = replace(
        FULL,
        authors=(Author(1, set_, "Ana\u00a0B", "Roe\u200b", affiliations=(Affiliation(set_),)),),
        keywords=(Keyword(set_), Keyword("\u200b")),
        journal=Journal(set_),
        title=Title(set_),
        sections=(Section("abstract", set_), *FULL.sections),
        references=(Reference(1, set_, title=set_, authors=(set_,)),),
    )
    graph = set(_triples(_context(document, Annotation(), vocabulary)))
    held = {t.predicate: t.object.value for t in graph if set_ in getattr(t.object, "value", "")}
    assert set(held) == {C4O.hasContent, DCTERMS.abstract, DCTERMS.title}
    for predicate in (FOAF.name, KG.affiliation, PRISM.keyword, RDFS.label, DC.creator):
        assert "Ana Roe" in {t.object.value for t in graph if t.predicate == predicate}
    assert len({t for t in graph if t.predicate == PRISM.keyword}) == 1
