"""A small graph of invented papers, made by the extractors from hand-built documents.

Five records of four papers: two records of one paper (from two files, under two titles), a
retracted paper, its notice, and a case report that cites the first by title alone.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.extractors import Concepts, Context, default_registry
from kg.model import (
    Affiliation,
    Annotation,
    Author,
    Case,
    Category,
    Claim,
    Document,
    Evidence,
    Heading,
    HeadingQualifier,
    Identifier,
    Journal,
    MatchMethod,
    Mention,
    Predicate,
    PublicationDate,
    PublicationType,
    Reference,
    RelatedPaper,
    Section,
    Source,
    SourceMention,
    Substance,
    Title,
    UsageFigure,
)
from kg.names import CITO, KG, MESH, PROV, RDF, RDFS, Minter
from kg.vocabulary import Vocabulary
from tests.extractors.statements import triples_of

BELIMUMAB, DENOSUMAB, BISPHOSPHONATES = "C511911", "D000069448", "D004164"
LUPUS, SKIN_LUPUS, OSTEOPOROSIS, BACTEREMIA = "D008180", "D008178", "D010024", "D016470"
CATEGORIES = {
    BELIMUMAB: Category.DRUG, DENOSUMAB: Category.DRUG, BISPHOSPHONATES: Category.DRUG,
}  # fmt: skip


def _source(path: str, number: int = 1) -> Source:
    return Source(path, f"{number:02d}" * 32, f"{number:02x}ab" * 16, "pubmed-page", number)


def _mention(document: Document, section: int, quote: str, concept: str, **more: bool) -> Mention:
    start = document.sections[section].text.index(quote)
    category = CATEGORIES.get(concept, Category.DISEASE)
    end = start + len(quote)
    return Mention(section, start, end, quote, concept, category, MatchMethod.EXACT, 0.95, **more)


def _sentence(document: Document, section: int, words: str) -> Evidence:
    text = document.sections[section].text
    middle = text.index(words)
    start = text.rfind(". ", 0, middle) + 2 if ". " in text[:middle] else 0
    end = text.find(".", middle)
    end = len(text) if end < 0 else end + 1
    return Evidence(section, start, end, text[start:end])


ANN = Author(
    1, "Ann Ekström", "Ann", "Ekström", "A", orcid="0000-0002-1825-0097", corresponding=True,
    affiliations=(Affiliation("Dept. of Bones, Northtown"), Affiliation("Institute B, Northtown")),
)  # fmt: skip
BO = Author(2, "Bo Li", "Bo", "Li", equal_contribution=True)

TRIAL = Document(
    source=_source("trial.txt", 1),
    identifiers=(Identifier("pmid", "90000001"), Identifier("doi", "10.5555/trial.1")),
    title=Title("Denosumab for osteoporosis: what 12 patients tell", "en"),
    languages=("en",),
    authors=(ANN, BO),
    journal=Journal("Journal of Invented Bones", "J Invent Bones", ("1234-5679",)),
    dates=(PublicationDate("print", "2019-04"),),
    sections=(
        Section("title", "Denosumab for osteoporosis: what 12 patients tell", language="en"),
        Section(
            "abstract",
            "Denosumab was given to 12 patients with osteoporosis. None had bacteremia. "
            "Two had lupus.",
            label="Results",
            category="RESULTS",
        ),
    ),
    headings=(
        Heading(
            "Osteoporosis",
            major=False,
            qualifiers=(HeadingQualifier("drug therapy", major=True), HeadingQualifier("blood")),
        ),
        Heading("Humans"),
    ),
    substances=(Substance("Denosumab"),),
    publication_types=(PublicationType("Clinical Trial"),),
    annotator="Invented Tagger",
    source_mentions=(
        SourceMention(1, 0, 9, "Denosumab", "Chemical", ("MESH:D000069448",), "D000069448"),
        SourceMention(1, 83, 88, "lupus", "Disease", ("MESH:D008178",), "D008178"),
        SourceMention(1, 26, 34, "patients", "Species", ("NCBITaxon:9606",), "9606"),
    ),
)
TRIAL_AGAIN = Document(
    source=_source("export/zweitfund.nbib", 2),
    identifiers=TRIAL.identifiers,
    title=Title("Denosumab for osteoporosis. What 12 patients tell", "en"),
    authors=(ANN,),
    dates=TRIAL.dates,
)
RETRACTED = Document(
    source=_source("trial.txt", 3),
    identifiers=(Identifier("pmid", "90000002"),),
    translated_title=Title("Belimumab cures | brittle bones", "en", translated=True),
    languages=("fr",),
    authors=(Author(1, "C. Dupont"),),
    dates=(PublicationDate("electronic", "2018-01-31"),),
    sections=(Section("abstract", "Belimumab is approved for osteoporosis."),),
    related=(RelatedPaper("retraction-in", "J Invent Bones. 2019;2:7", pmid="90000003"),),
)
NOTICE = Document(
    source=_source("trial.txt", 4),
    identifiers=(Identifier("pmid", "90000003"),),
    title=Title("Retraction notice", "en"),
    publication_types=(PublicationType("Retraction Notice"),),
    related=(RelatedPaper("retraction-of", "Belimumab cures brittle bones", pmid="90000002"),),
)
CASE = Document(
    source=_source("case.html", 5),
    title=Title('A "patient" with lupus, belimumab and denosumab', "en"),
    authors=(Author(1, "Bo Li", "Bo", "Li"), Author(2, ANN.name, orcid=ANN.orcid)),
    dates=(PublicationDate("print", "2021"),),
    sections=(
        Section(
            "abstract",
            "A lupus patient received belimumab together with denosumab for osteoporosis. "
            "She cannot take bisphosphonates. Belimumab was followed by one serious bacteremia.",
        ),
    ),
    references=(
        Reference(
            1,
            "Ekström A, Li B. Denosumab for osteoporosis: what 12 patients tell. J Invent 2019.",
            authors=("Ekström A", "Li B"),
            title="Denosumab for osteoporosis: what 12 patients tell",
            date="2019",
        ),
        Reference(2, "Something that nobody could parse"),
    ),
    publication_types=(PublicationType("Case Reports"),),
    figures=(UsageFigure("abstract", 1221), UsageFigure("pdf", 9)),
)


def _annotations() -> Iterator[tuple[Document, Annotation]]:
    mentions = (
        _mention(TRIAL, 0, "Denosumab", DENOSUMAB),
        _mention(TRIAL, 1, "Denosumab", DENOSUMAB),
        _mention(TRIAL, 1, "osteoporosis", OSTEOPOROSIS),
        _mention(TRIAL, 1, "bacteremia", BACTEREMIA, negated=True),
        _mention(TRIAL, 1, "lupus", LUPUS),
    )
    given = Claim(
        DENOSUMAB, Predicate.APPLIED_TO_TREAT, OSTEOPOROSIS,
        (_sentence(TRIAL, 1, "was given"),), (1, 2), "given-to", 0.9,
    )  # fmt: skip
    yield TRIAL, Annotation(mentions, (given,))
    yield TRIAL_AGAIN, Annotation()
    approved = Claim(
        BELIMUMAB, Predicate.TREATS, OSTEOPOROSIS,
        (_sentence(RETRACTED, 0, "approved"),), (0,), "approved-for", 0.95,
    )  # fmt: skip
    yield RETRACTED, Annotation((_mention(RETRACTED, 0, "Belimumab", BELIMUMAB),), (approved,))
    yield NOTICE, Annotation()
    yield CASE, _case()


def _case() -> Annotation:
    mentions = (
        _mention(CASE, 0, "lupus", LUPUS),
        _mention(CASE, 0, "belimumab", BELIMUMAB),
        _mention(CASE, 0, "denosumab", DENOSUMAB),
        _mention(CASE, 0, "osteoporosis", OSTEOPOROSIS),
        _mention(CASE, 0, "bisphosphonates", BISPHOSPHONATES),
        _mention(CASE, 0, "bacteremia", BACTEREMIA),
    )
    first = (_sentence(CASE, 0, "together with"),)
    claims = (
        Claim(BELIMUMAB, Predicate.GIVEN_WITH, DENOSUMAB, first, (1, 2), "together", 0.9, case=1),
        Claim(DENOSUMAB, Predicate.APPLIED_TO_TREAT, OSTEOPOROSIS, first, (2, 3), "for", 0.8),
        Claim(BELIMUMAB, Predicate.STUDIED_TO_TREAT, LUPUS, first, (0, 1), "for", 0.8),
        Claim(
            BISPHOSPHONATES, Predicate.CONTRAINDICATED, None,
            (_sentence(CASE, 0, "cannot"),), (4,), "cannot", 0.8, case=1,
        ),
        Claim(
            BELIMUMAB, Predicate.ADVERSE_EVENT, BACTEREMIA,
            (_sentence(CASE, 0, "serious"),), (1, 5), "followed-by", 0.8,
            severity="serious", event_count=1,
        ),
    )  # fmt: skip
    return Annotation(mentions, claims, (Case(1, first[0]),))


def quads(vocabulary: Vocabulary) -> Iterator[Quad]:
    """Yield the whole graph: a named graph for each record, and the shared ones."""
    minter = Minter()
    activity, release = minter.activity("sample"), minter.vocabulary("sample" * 4)
    named: set[str] = set()
    papers: list[NamedNode] = []
    for document, annotation in _annotations():
        context = Context(document, annotation, vocabulary, minter)
        papers.append(context.paper)
        for triple in triples_of(default_registry().extract(context)):
            yield Quad(*triple, context.record)
            term = triple.object
            if isinstance(term, NamedNode) and term.value.startswith(MESH):
                named.add(term.value.removeprefix(MESH))
        yield Quad(context.record, PROV.wasGeneratedBy, activity, context.record)
    for triple in triples_of(Concepts(vocabulary).describe(named)):
        yield Quad(*triple, minter.shared_graph("concepts"))
    shared = minter.shared_graph("links")
    yield Quad(papers[-1], CITO.cites, papers[0], shared)
    for subject, predicate, value in (
        (activity, RDF.type, PROV.Activity),
        (activity, RDFS.label, Literal("kg 0.1.0; MeSH 2024")),
        (activity, PROV.used, release),
        (release, RDF.type, KG.VocabularyRelease),
        (release, RDFS.label, Literal("MeSH 2024")),
    ):
        yield Quad(subject, predicate, value, shared)
