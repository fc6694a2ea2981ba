"""Documents for the tests of the extractors, by hand and by Hypothesis."""

from hypothesis import strategies as st

from kg.model import (
    Accession,
    Affiliation,
    Annotation,
    Author,
    Case,
    Category,
    Claim,
    Document,
    Evidence,
    Grant,
    Heading,
    HeadingQualifier,
    Identifier,
    Journal,
    Keyword,
    MatchMethod,
    Mention,
    Predicate,
    PublicationDate,
    PublicationType,
    Reference,
    RelatedPaper,
    Section,
    Source,
    SourceArgument,
    SourceMention,
    SourceRelation,
    Span,
    Statement,
    Substance,
    SupplementaryConcept,
    Title,
    UsageFigure,
)

SOURCE = Source("page.txt", "a" * 64, "b" * 64, "pubmed-page-text", start=0, end=10)
SENTENCE = "Two patients with SLE were given belimumab and denosumab."

_SLE = SENTENCE.index("SLE")
FULL = Document(
    source=SOURCE,
    identifiers=(Identifier("pmid", "123"), Identifier("doi", "10.1001/AbC(1)<2>")),
    title=Title("Le lupus", "fr"),
    translated_title=Title("Lupus", "en", translated=True),
    languages=("fr",),
    authors=(
        Author(1, "Ana Roe", "Ana", "Roe", "A", orcid="0000-0002-1825-0097",
               affiliations=(Affiliation("Turin"),), equal_contribution=True, corresponding=True),
        Author(2, "The Group", collective=True),
    ),
    collaborators=(Author(1, "Bo Ek", "Bo", "Ek"),),
    journal=Journal("Revue", "Rev Med Interne", ("0248-8663",), "0248-8663", "8101383", "SNFMI"),
    dates=(
        PublicationDate("print", "2020-03"),
        PublicationDate("electronic", "2020-01-21"),
        PublicationDate("received", "2019"),
        PublicationDate("collection", "1978", printed="1978 Jan-Feb"),
    ),
    volume="41", issue="3", supplement="1", pages="152-159", article_number="e7",
    status="Epub ahead of print",
    sections=(
        Section("title", "Le lupus", language="fr", line=1),
        Section("abstract", SENTENCE, "Results", "RESULTS", "en", line=5),
        Section("keywords", "Belimumab", line=9),
    ),
    keywords=(Keyword("Belimumab", "en", span=Span(0, 9)),),
    headings=(
        Heading("Lupus Erythematosus, Cutaneous", None, major=False, lines=(12, 13),
                qualifiers=(HeadingQualifier("drug therapy", None, major=True),
                            HeadingQualifier("pathology"))),
        Heading("Adult", lines=(14,)),
        Heading("Antibodies, Monoclonal, Humanized", lines=(15,),
                qualifiers=(HeadingQualifier("therapeutic use"),)),
        Heading("No Such Descriptor", lines=(16,), major=True,
                qualifiers=(HeadingQualifier("no such qualifier"),)),
    ),
    substances=(Substance("belimumab", None, "73B0K5S26A"), Substance("denosumab", None, "0"),
                Substance("no such substance", line=20)),
    supplementary_concepts=(SupplementaryConcept("no such supplement", kind="Disease", line=22),),
    publication_types=(PublicationType("Case Reports"), PublicationType("No Such Type")),
    references=(
        Reference(1, "Roe A. A title. J 2001; 1: 2.", ("Roe A",), et_al=True, collective="G",
                  title="A title", journal="J", date="2001", volume="1", issue="2", supplement="S",
                  pages="2", article_number="e1", status="in press", doi="10.1002/X", pmid="9",
                  pmcid="PMC1", url="https://example.org/", line=30),
        Reference(2, "Something printed."),
    ),
    related=(
        RelatedPaper("erratum-in", "Erratum in: J. 2021.", pmid="10", line=40),
        RelatedPaper("cited-by", "Cited by: K. 2022.", doi="10.1003/y"),
        RelatedPaper("similar", "Similar.", pmid="11"),
        RelatedPaper("expression-of-concern-in", "Concern."),
    ),
    figures=(UsageFigure("html", 1623),),
    grants=(Grant("R01 X/NIH", "R01 X"), Grant("R01 X/NIH", "R01 X"), Grant("R01 X/NCI", "R01 X")),
    accessions=(Accession("ClinicalTrials.gov", "NCT00424476"),),
    statements=(Statement("copyright", "© 2020"), Statement("conflict-of-interest", "None."),
                Statement("funding", "Nobody."), Statement("notes", "A note.")),
    links=("https://example.org/paper",),
    annotator="Tagger 2",
    source_mentions=(
        SourceMention(1, _SLE, _SLE + 3, "SLE", "Disease", ("MESH:D008180",), "D008180"),
        SourceMention(1, _SLE, _SLE + 3, "SLE", "Disease", ("OMIM:152700",), "OMIM:152700",
                      annotator="Ann"),
        SourceMention(1, _SLE, _SLE + 3, "SLE", "Chemical", (), "-1"),
        SourceMention(1, 0, 3, SENTENCE[:3], "Variant", ("c|DEL| |<30>",), "c|DEL| |<30>"),
    ),
    source_relations=(
        SourceRelation("CID", (SourceArgument(("MESH:C511911",), "C511911"),
                               SourceArgument(("MESH:D008180", "OMIM:152700"), "D008180"))),
    ),
)  # fmt: skip

_EVIDENCE = Evidence(1, 0, len(SENTENCE), SENTENCE)


def _mention(quote: str, concept: str, category: Category) -> Mention:
    start = SENTENCE.index(quote)
    return Mention(
        1, start, start + len(quote), quote, concept, category, MatchMethod.SHORT_FORM, 0.9,
        negated=True, hypothetical=True, historical=True, other_subject=True, animal=True,
        short_form_of="systemic lupus", antecedent="the disease", affix="anti-",
    )  # fmt: skip


FOUND = Annotation(
    mentions=(
        _mention("SLE", "D008180", Category.DISEASE),
        _mention("belimumab", "C511911", Category.DRUG),
        Mention(1, 47, 56, "denosumab", "D000069448", Category.DRUG, MatchMethod.EXACT, 0.95),
    ),
    cases=(Case(1, _EVIDENCE),),
    claims=(
        Claim("C511911", Predicate.STUDIED_TO_TREAT, "D008178", (_EVIDENCE,), (1,), "studied", 0.9),
        Claim("C511911", Predicate.ADVERSE_EVENT, "D016470", (_EVIDENCE,), (1,), "event", 0.8,
              severity="serious", event_count=1, cohort_size=7),
        Claim("D004164", Predicate.CONTRAINDICATED, None, (_EVIDENCE,), (), "contra", 0.8, case=1),
        Claim("C511911", Predicate.GIVEN_WITH, "D000069448", (_EVIDENCE,), (1, 2), "with", 0.9,
              negated=True, case=1),
    ),
)  # fmt: skip

TEXTS = st.text(min_size=1, max_size=30)
YEARS = st.integers(1900, 2030).map(str)
DATES = st.one_of(YEARS, st.dates().map(lambda d: f"{d:%Y-%m}"), st.dates().map(str))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document with any text in any field."""
    title = draw(st.none() | TEXTS.map(Title))
    count = draw(st.integers(0, 3))
    return Document(
        source=SOURCE,
        identifiers=tuple(draw(st.lists(st.builds(Identifier, st.just("doi"), TEXTS), max_size=1))),
        title=title,
        authors=tuple(Author(n + 1, draw(TEXTS)) for n in range(count)),
        dates=tuple(
            draw(st.lists(st.builds(PublicationDate, st.just("print"), DATES), max_size=2))
        ),
        sections=tuple(draw(st.lists(st.builds(Section, st.just("abstract"), TEXTS), max_size=3))),
        headings=tuple(draw(st.lists(st.builds(Heading, TEXTS), max_size=3))),
        references=tuple(Reference(n + 1, draw(TEXTS), title=draw(TEXTS)) for n in range(count)),
        statements=tuple(draw(st.lists(st.builds(Statement, TEXTS, TEXTS), max_size=2))),
    )
