"""Invented statements in the form that the extractors give, and every awkward term there is."""

from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.names import (
    CITO,
    DCTERMS,
    DEFAULT_BASE,
    FABIO,
    FOAF,
    KG,
    PRISM,
    RDF,
    RDFS,
    XSD,
    doi,
    mesh,
    pubmed,
    within,
)  # fmt: skip

PAPER = pubmed("99000001")
OTHER = doi("10.5555/Zeta.(2019)<7>;Ä")
RECORD = NamedNode(DEFAULT_BASE + "record/00aa")
TITLE = 'Quinazole & <i>bone</i>: a "trial"'
LUPUS = "Lupus Erythematosus, Systemic"
CONCEPTS = NamedNode(DEFAULT_BASE + "graph/concepts")


def small_graph() -> list[Quad]:
    """A paper, its parts, a concept and a second paper, in three graphs."""
    author, reference = within(PAPER, "author-1"), within(PAPER, "ref-10")
    return [
        Quad(PAPER, RDF.type, FABIO.JournalArticle, RECORD),
        Quad(PAPER, RDF.type, FABIO.ReviewArticle, RECORD),
        Quad(PAPER, RDFS.label, Literal(TITLE, language="en"), RECORD),
        Quad(PAPER, DCTERMS.title, Literal("Quinazol und Knochen", language="de"), RECORD),
        Quad(PAPER, DCTERMS.abstract, Literal("Aims:\tnone.\nMethods:\r\nfew \\ no."), RECORD),
        Quad(PAPER, PRISM.publicationDate, Literal("2019-02", datatype=XSD.gYearMonth), RECORD),
        Quad(PAPER, DCTERMS.creator, author, RECORD),
        Quad(PAPER, DCTERMS.hasPart, reference, RECORD),
        Quad(PAPER, DCTERMS.hasPart, within(PAPER, "ref-9"), RECORD),
        Quad(PAPER, CITO.discusses, mesh("D008180"), RECORD),
        Quad(author, FOAF.name, Literal("Zoë Ångström"), RECORD),
        Quad(author, KG.position, Literal("1", datatype=XSD.integer), RECORD),
        Quad(reference, KG.etAl, Literal("true", datatype=XSD.boolean), RECORD),
        Quad(reference, KG.confidence, Literal("0.75", datatype=XSD.decimal), RECORD),
        Quad(mesh("D008180"), RDFS.label, Literal(LUPUS, language="en"), CONCEPTS),
        Quad(PAPER, CITO.discusses, mesh("D008180"), CONCEPTS),
        Quad(OTHER, RDF.type, FABIO.JournalArticle),
        Quad(OTHER, CITO.cites, PAPER),
    ]  # fmt: skip


# What an XML file can hold, which is all that a reader of pages or records lets through.
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r"))
_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_LANGUAGES = st.sampled_from(["en", "fr", "zh-hant", "en-gb", "de-1996"])
_DATATYPES = st.sampled_from(
    [XSD.string, XSD.date, XSD.gYear, XSD.anyURI, NamedNode("http://example.org/types#own")]
)
_INTEGERS = st.integers().map(str) | st.sampled_from(["007", "+3", "-0", "1" * 40])
_DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
    lambda d: f"{d:f}"
) | st.sampled_from([".5", "1.", "-0.0", "+1.50"])
_LOCAL = st.text(st.sampled_from("abzAZ019._-~%/:éλ"), max_size=8).map(
    lambda text: text.replace("%", "%25")
)
_FRAGMENT = st.sampled_from(["", "", "#", "#part-1", "#a.b."])
_SPACES = st.sampled_from(
    ["http://id.nlm.nih.gov/mesh/", "http://rdf.ncbi.nlm.nih.gov/pubmed/", "https://doi.org/",
     "http://id.nlm.nih.gov/mesh/vocab#", "http://purl.obolibrary.org/obo/CHEBI_",
     "http://example.org/", "urn:example:", "doi:10.5555/", "mesh:", "https://w3id.org/litkg/"]
)  # fmt: skip


def _number(lexical: str, datatype: NamedNode) -> Literal:
    return Literal(lexical, datatype=datatype)


iris = st.builds(
    lambda space, local, part: NamedNode(
        space + local.lstrip("/") + (part if "#" not in space else "")
    ),
    _SPACES,
    _LOCAL,
    _FRAGMENT,
)
predicates = st.sampled_from(
    [RDF.type, RDFS.label, DCTERMS.title, CITO.cites, KG.position,
     NamedNode("http://example.org/p"), NamedNode("http://example.org/a/b-2#c.d"),
     NamedNode("urn:example:p")]
)  # fmt: skip


def literals(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Literal]:
    """Literals of every sort over some texts."""
    return st.one_of(
        texts.map(Literal),
        st.builds(lambda text, tag: Literal(text, language=tag), texts, _LANGUAGES),
        st.builds(_number, texts, _DATATYPES),
        st.builds(_number, _INTEGERS, st.just(XSD.integer)),
        st.builds(_number, _DECIMALS, st.just(XSD.decimal)),
        st.builds(_number, st.sampled_from(["true", "false", "1", "TRUE"]), st.just(XSD.boolean)),
    )


def _graphs(texts: st.SearchStrategy[str]) -> st.SearchStrategy[list[Quad]]:
    nodes = iris | st.sampled_from([BlankNode("b0"), BlankNode("x1")])
    names = iris | st.just(DefaultGraph())
    return st.lists(st.builds(Quad, nodes, predicates, nodes | literals(texts), names), max_size=12)


graphs = _graphs(_TEXT)
"""Graphs whose texts any format can hold."""

graphs_of_any_text = _graphs(_ANY_TEXT)
"""Graphs whose texts hold control characters too."""
