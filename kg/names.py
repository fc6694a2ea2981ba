"""Every prefix, every term and every minting rule of the graph, and no IRI anywhere else.

Laws
    1. A namespace is closed: a term that the model does not use is an ``AttributeError``.
    2. Minting is a pure function of what the record says: the same paper, read twice or from two
       sources, gets the same IRI, whatever came before.
    3. There are no blank nodes: every node has a name that can be diffed, updated and deleted.
    4. What is hashed is hashed with BLAKE2b over UTF-8, its parts separated by U+001F, and the
       first 96 bits are kept: enough for 10^12 nodes with a collision chance below 10^-4.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.folding import fold
from kg.model import Category, Document, Predicate, PublicationDate

DEFAULT_BASE: Final = "https://w3id.org/litkg/"


class Namespace:
    """A prefix, its IRI and the terms of it that the model uses; any other term is an error.

    >>> FOAF.Person
    <NamedNode value=http://xmlns.com/foaf/0.1/Person>
    >>> FOAF.Persn
    Traceback (most recent call last):
    ...
    AttributeError: the model declares no term 'Persn' in foaf:
    """

    def __init__(self, prefix: str, iri: str, terms: str) -> None:
        self.namespace_prefix = prefix
        self.namespace_iri = iri
        self.namespace_terms = {term: NamedNode(iri + term) for term in sorted(terms.split())}
        self.__dict__.update(self.namespace_terms)  # found there without a call, a million times

    def __getattr__(self, term: str) -> NamedNode:
        message = f"the model declares no term {term!r} in {self.namespace_prefix}:"
        raise AttributeError(message)


class Written:
    """The terms of a namespace as N-Triples writes them, for statements that are text.

    >>> Written(FOAF).Person
    '<http://xmlns.com/foaf/0.1/Person>'
    """

    def __init__(self, namespace: Namespace) -> None:
        self._namespace = namespace
        self.__dict__.update({t: str(node) for t, node in namespace.namespace_terms.items()})

    def __getattr__(self, term: str) -> str:
        return str(getattr(self._namespace, term))  # an AttributeError, for there is no such term


RDF = Namespace(
    "rdf",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "type subject predicate object",
)
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label seeAlso")
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "string boolean integer nonNegativeInteger decimal gYear gYearMonth date dateTime anyURI",
)
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "altLabel exactMatch notation",
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "LinguisticSystem abstract creator dateAccepted dateSubmitted format hasPart identifier "
    "isPartOf language modified publisher relation rights source title type",
)
DC = Namespace("dc", "http://purl.org/dc/elements/1.1/", "creator type")
FOAF = Namespace(
    "foaf",
    "http://xmlns.com/foaf/0.1/",
    "Organization Person familyName givenName name primaryTopic",
)
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    "Activity Agent Entity SoftwareAgent endedAtTime hadPrimarySource used wasAssociatedWith "
    "wasAttributedTo wasDerivedFrom wasGeneratedBy",
)
PRISM = Namespace(
    "prism",
    "http://prismstandard.org/namespaces/basic/2.0/",
    "doi eIssn issn keyword number pageRange publicationDate publicationName volume",
)
FABIO = Namespace(
    "fabio",
    "http://purl.org/spar/fabio/",
    "ClinicalCaseReport Comment Expression Journal JournalArticle JournalEditorial "
    "Letter RetractionNotice ReviewArticle SystematicReview hasElectronicArticleIdentifier "
    "hasIssnL hasNLMJournalTitleAbbreviation hasNationalLibraryOfMedicineJournalId hasPII "
    "hasPrimarySubjectTerm hasPubMedCentralId hasPubMedId hasPublicationYear hasSubjectTerm "
    "hasTranslatedTitle",
)
CITO = Namespace(
    "cito",
    "http://purl.org/spar/cito/",
    "cites corrects discusses isCorrectedBy isRetractedBy isUpdatedBy repliesTo hasReplyFrom "
    "retracts updates",
)
PRO = Namespace(
    "pro",
    "http://purl.org/spar/pro/",
    "RoleInTime author contributor isHeldBy relatesToDocument withRole",
)
C4O = Namespace("c4o", "http://purl.org/spar/c4o/", "hasContent")
BIRO = Namespace("biro", "http://purl.org/spar/biro/", "BibliographicReference")
DOCO = Namespace("doco", "http://purl.org/spar/doco/", "Section Title")
DEO = Namespace(
    "deo", "http://purl.org/spar/deo/", "Background Conclusion Methods Motivation Results"
)
FRAPO = Namespace(
    "frapo",
    "http://purl.org/cerif/frapo/",
    "Grant hasGrantNumber isOutputOf",
)
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    "InteractionCounter ViewAction interactionStatistic interactionType name sha256 "
    "softwareVersion userInteractionCount",
)
OA = Namespace(
    "oa",
    "http://www.w3.org/ns/oa#",
    "Annotation SpecificResource TextPositionSelector TextQuoteSelector end exact hasBody "
    "hasScope hasSelector hasSource hasTarget motivatedBy identifying highlighting prefix start "
    "suffix",
)
MESHV = Namespace(
    "meshv",
    "http://id.nlm.nih.gov/mesh/vocab#",
    "AllowedDescriptorQualifierPair CheckTag DescriptorQualifierPair "
    "DisallowedDescriptorQualifierPair GeographicalDescriptor PublicationType Qualifier "
    "SCR_Anatomy SCR_Chemical SCR_Disease SCR_Organism SCR_Population SCR_Protocol "
    "TopicalDescriptor broaderDescriptor hasDescriptor hasQualifier mappedTo "
    "pharmacologicalAction",
)
BIOLINK = Namespace(
    "biolink",
    "https://w3id.org/biolink/vocab/",
    "Association Case ChemicalEntity Disease Drug PhenotypicFeature Protein agent_type "
    "applied_to_treat contraindicated_in directly_physically_interacts_with has_adverse_event "
    "has_evidence knowledge_level negated primary_knowledge_source publications related_to "
    "severity_qualifier studied_to_treat supporting_text treats",
)
KG = Namespace(
    "kg",
    "https://w3id.org/litkg/terms#",
    "CheckTagHeading Evidence IndexedSubstance IndexedSupplementaryConcept QualifierUse "
    "RelatedPaper SourceAnnotation SourceAssociation SourceConcept SourceFile SourceRecord "
    "SubjectHeading VocabularyRelease accession affiliation affix antecedent authorList "
    "byteEnd byteStart citationKey cohortSize collectionDate collectiveAuthor concept "
    "confidence conflictOfInterest correspondingAuthor descriptor descriptorName "
    "electronicPublicationDate equalContribution etAl eventCount fundingStatement givenWith "
    "hasQualifierUse hasRelatedPaper hasSubjectHeading hasSubstance hasSupplementaryConcept "
    "historical hypothetical inAnimals inCase incompleteList initials line majorTopic matchMethod "
    "mentions negated note otherSubject position preferredRecord printedDate publicationState "
    "qualifier qualifierName recordNumber recordStatement registryNumber relationKind rule "
    "sectionCategory sectionKind sectionVariant shortFormOf sourceType substanceName "
    "supplement",
)

NP = Namespace(
    "np",
    "http://www.nanopub.org/nschema#",
    "Nanopublication hasAssertion hasProvenance hasPublicationInfo",
)
VOID = Namespace(
    "void",
    "http://rdfs.org/ns/void#",
    "Dataset class classPartition classes distinctSubjects entities properties property "
    "propertyPartition triples vocabulary",
)
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#", "Dataset")
"""What exports say of a graph; the graph itself does not."""

SD = Namespace("sd", "http://www.w3.org/ns/sparql-service-description#", "name")
"""What `kg push` writes beside a graph at a triple store; no graph that is built has it."""

PUBMED: Final = "http://rdf.ncbi.nlm.nih.gov/pubmed/"
DOI: Final = "https://doi.org/"
ORCID: Final = "https://orcid.org/"
MESH: Final = "http://id.nlm.nih.gov/mesh/"
LANGUAGE: Final = "http://id.loc.gov/vocabulary/iso639-1/"
LANGUAGE_OF_THREE: Final = "http://id.loc.gov/vocabulary/iso639-2/"

VOCABULARIES: Final = (
    RDF, RDFS, XSD, SKOS, DCTERMS, DC, FOAF, PROV, PRISM, FABIO, CITO, PRO, C4O, BIRO, DOCO,
    DEO, FRAPO, SCHEMA, OA, MESHV, BIOLINK, KG,
)  # fmt: skip

ORDO: Final = "http://www.orpha.net/ORDO/"
# OMIM publishes no RDF: its entries are named by their addresses, as MONDO's own skos:exactMatch
# has them. Orphanet's are those of its ontology, ORDO.
CROSS_REFERENCES: Final = {
    "CHEBI": "http://purl.obolibrary.org/obo/CHEBI_",
    "CHEMBL": "http://identifiers.org/chembl.compound/",
    "DOID": "http://purl.obolibrary.org/obo/DOID_",
    "DRUGBANK": "http://identifiers.org/drugbank/",
    "EFO": "http://www.ebi.ac.uk/efo/EFO_",
    "HP": "http://purl.obolibrary.org/obo/HP_",
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
    "OMIM": "https://omim.org/entry/",
    "ORPHANET": f"{ORDO}Orphanet_",
    "RXNORM": "http://purl.bioontology.org/ontology/RXNORM/",
    "UNII": "http://identifiers.org/unii/",
}

PREFIXES: Final[dict[str, str]] = {
    **{v.namespace_prefix: v.namespace_iri for v in VOCABULARIES},
    "chebi": CROSS_REFERENCES["CHEBI"],
    "doi": DOI,
    "doid": CROSS_REFERENCES["DOID"],
    "drugbank": CROSS_REFERENCES["DRUGBANK"],
    "efo": CROSS_REFERENCES["EFO"],
    "hp": CROSS_REFERENCES["HP"],
    "iso639": LANGUAGE,
    "mesh": MESH,
    "mondo": CROSS_REFERENCES["MONDO"],
    "omim": CROSS_REFERENCES["OMIM"],
    "orcid": ORCID,
    "orphanet": CROSS_REFERENCES["ORPHANET"],
    "pubmed": PUBMED,
}
"""Prefix to namespace, as Turtle, SPARQL and JSON-LD want them."""

PREDICATES: Final = {
    Predicate.TREATS: BIOLINK.treats,
    Predicate.APPLIED_TO_TREAT: BIOLINK.applied_to_treat,
    Predicate.STUDIED_TO_TREAT: BIOLINK.studied_to_treat,
    Predicate.ADVERSE_EVENT: BIOLINK.has_adverse_event,
    Predicate.CONTRAINDICATED: BIOLINK.contraindicated_in,
    Predicate.GIVEN_WITH: KG.givenWith,
    Predicate.INTERACTS: BIOLINK.directly_physically_interacts_with,
}
"""What a claim says, as the IRI of its predicate."""

CATEGORIES: Final = {
    Category.DRUG: BIOLINK.Drug,
    Category.CHEMICAL: BIOLINK.ChemicalEntity,
    Category.PROTEIN: BIOLINK.Protein,
    Category.DISEASE: BIOLINK.Disease,
    Category.PHENOTYPE: BIOLINK.PhenotypicFeature,
}
"""What a concept is; a concept of category ``OTHER`` gets no Biolink class."""

_IN_IRI: Final = "/:;()@!$&'*+,=~._-"
_SLUG_BREAK = re.compile(r"[^a-z0-9]+")


def digest(*parts: str) -> str:
    """Return 24 hexadecimal digits that stand for the parts, in their order (law 4)."""
    joined = "\x1f".join(parts).encode()
    return hashlib.blake2b(joined, digest_size=12).hexdigest()


def slug(text: str) -> str:
    """Return the words of a text joined by hyphens, in ASCII, or a digest where none are left.

    >>> slug("Rev Med Interne")
    'rev-med-interne'
    """
    ascii_only = fold(text).encode("ascii", "ignore").decode()
    return _SLUG_BREAK.sub("-", ascii_only).strip("-") or digest(text)


def citation_key(title: str, year: str | None, first_author: str | None) -> str:
    """Return the key by which a printed reference and a paper are found to be the same.

    The first author counts by the first word of the family name, because sources differ in how
    they print the rest.
    """
    family = fold(first_author or "").split(" ")[0]
    return digest(fold(title), (year or "")[:4], family)


def escaped(text: str) -> str:
    """Return a text with all percent-encoded that an IRI cannot hold (RFC 3987, 2.2).

    >>> escaped("10.1000/a<b> c")
    '10.1000/a%3Cb%3E%20c'
    """
    if text.isalnum() and text.isascii():  # a number, as most identifiers are
        return text
    return quote(text, safe=_IN_IRI, errors="replace")


def pubmed(pmid: str) -> NamedNode:
    """Return the IRI of a paper that has a PMID."""
    return NamedNode(PUBMED + escaped(pmid))


def doi(value: str) -> NamedNode:
    """Return the IRI of a paper by its DOI, lower-cased (DOI Handbook, 2.4: case-insensitive)."""
    return NamedNode(DOI + escaped(value.lower()))


@lru_cache(maxsize=1 << 15)
def mesh(identifier: str) -> NamedNode:
    """Return the IRI of a descriptor, qualifier, pair or supplementary concept."""
    return NamedNode(MESH + identifier)


@lru_cache(maxsize=1 << 15)
def written_mesh(identifier: str) -> str:
    """Return the IRI that `mesh` returns as N-Triples writes it."""
    return str(mesh(identifier))


def mesh_identifier(node: NamedNode) -> str | None:
    """Return the MeSH identifier that an IRI stands for, or ``None`` for any other IRI."""
    value = node.value
    return value[len(MESH) :] if value.startswith(MESH) and "#" not in value else None


def language(code: str) -> NamedNode | None:
    """Return the IRI of a language by its code, or ``None`` for what is no code.

    Two letters are ISO 639-1's, three are ISO 639-2's; a region or a script (RFC 5646) is no
    language of its own.

    >>> language("en-GB"), language("haw")  # doctest: +NORMALIZE_WHITESPACE
    (<NamedNode value=http://id.loc.gov/vocabulary/iso639-1/en>,
     <NamedNode value=http://id.loc.gov/vocabulary/iso639-2/haw>)
    """
    primary = code.lower().partition("-")[0]
    if not (primary.isascii() and primary.isalpha()):
        return None
    namespace = {2: LANGUAGE, 3: LANGUAGE_OF_THREE}.get(len(primary))
    return NamedNode(namespace + primary) if namespace else None


def orcid(value: str) -> NamedNode:
    """Return the IRI of a person by ORCID, given bare."""
    return NamedNode(ORCID + escaped(value.upper()))


def cross_reference(curie: str) -> NamedNode | None:
    """Return the IRI of a CURIE of a known prefix, else ``None``.

    >>> cross_reference("MONDO:0007915"), cross_reference("EFO:BFO:0000023")
    (<NamedNode value=http://purl.obolibrary.org/obo/MONDO_0007915>, None)
    >>> cross_reference("OMIM:143100")
    <NamedNode value=https://omim.org/entry/143100>
    """
    prefix, _, local = curie.partition(":")
    namespace = CROSS_REFERENCES.get(prefix.upper())
    # "EFO:BFO:0000023" is another ontology's, under the prefix of the one that imported it.
    return NamedNode(namespace + local) if namespace and local.isalnum() else None


def within(node: NamedNode, fragment: str) -> NamedNode:
    """Return the IRI of a part of a thing: ``{node}#{fragment}``."""
    return NamedNode(f"{node.value}#{fragment}")


def part(whole: str, fragment: str) -> str:
    """Return the IRI of a part of a thing as `within` does, both as N-Triples writes them.

    ``fragment`` is of ASCII letters, digits and hyphens, which every IRI can hold.

    >>> part("<http://example.org/1>", "author-2")
    '<http://example.org/1#author-2>'
    """
    return f"{whole[:-1]}#{fragment}>"


def publication_year(document: Document) -> str | None:
    """Return the year that a document counts for: of its print, collection or electronic date."""
    for kind in ("print", "collection", "electronic"):
        found = _first_date(document, kind)
        if found is not None:
            return found.value[:4]
    return None


def _first_date(document: Document, kind: str) -> PublicationDate | None:
    return next((date for date in document.dates if date.kind == kind), None)


def document_key(document: Document) -> str | None:
    """Return the `citation_key` of a document, or ``None`` when it has no title at all."""
    title = document.title or document.translated_title
    if title is None:
        return None
    author = document.authors[0] if document.authors else None
    first = (author.family or author.name) if author else None
    return citation_key(title.text, publication_year(document), first)


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints the IRIs that no public scheme provides, under a base that the build chooses."""

    base: str = DEFAULT_BASE

    def node(self, *path: str) -> NamedNode:
        """Return ``base`` plus a path."""
        return NamedNode(self.base + "/".join(path))

    def paper(self, document: Document) -> NamedNode:
        """Return the IRI of a paper: by PMID, else by DOI, else by title, year and first author.

        A record without even a title is named by its own bytes.
        """
        pmid, doi_value = document.identifier("pmid"), document.identifier("doi")
        if pmid:
            return pubmed(pmid)
        if doi_value:
            return doi(doi_value)
        return self.node("paper", document_key(document) or document.source.digest[:24])

    def cited(self, pmid: str | None, doi_value: str | None) -> NamedNode | None:
        """Return the IRI of a paper that somebody cites by PMID or DOI."""
        if pmid:
            return pubmed(pmid)
        return doi(doi_value) if doi_value else None

    def record(self, document: Document) -> NamedNode:
        """Return the IRI of a source record, which is also the name of its graph.

        It hangs on the file, the member and the bytes of the record, not on the order of reading.
        """
        source = document.source
        place = (source.path, source.member or "", str(source.number), source.digest)
        return self.node("record", digest(*place))

    def source(self, sha256: str, path: str) -> NamedNode:
        """Return the IRI of a source file."""
        return self.node("source", digest(sha256, path))

    def journal(self, key: str) -> NamedNode:
        """Return the IRI of a journal by its NLM id, ISSN-L or slug."""
        return self.node("journal", escaped(key))

    def section(self, paper: NamedNode, kind: str, text: str, number: int = 1) -> NamedNode:
        """Return the IRI of a section: by its text, so that offsets into it stay true.

        ``number`` counts the sections of a kind and text in their record.
        """
        again = f"-{number}" if number > 1 else ""
        return within(paper, f"{kind}-{digest(text)[:10]}{again}")

    def mention(self, section: NamedNode, start: int, end: int, concept: str) -> NamedNode:
        """Return the IRI of a mention by where it stands and what it names."""
        return self.node("mention", digest(section.value, str(start), str(end), concept))

    def evidence(self, section: NamedNode, start: int, end: int) -> NamedNode:
        """Return the IRI of a stretch of text that proves something."""
        return self.node("evidence", digest(section.value, str(start), str(end)))

    def claim(self, paper: NamedNode, *parts: str) -> NamedNode:
        """Return the IRI of a claim by its paper, subject, predicate, object and polarity."""
        return self.node("claim", digest(paper.value, *parts))

    def activity(self, key: str) -> NamedNode:
        """Return the IRI of what generated a record: these versions with this vocabulary."""
        return self.node("activity", key)

    def software(self, name: str, version: str) -> NamedNode:
        """Return the IRI of one version of a piece of software."""
        return self.node("software", f"{slug(name)}-{version}")

    def vocabulary(self, release_digest: str) -> NamedNode:
        """Return the IRI of a vocabulary release."""
        return self.node("vocabulary", release_digest[:24])

    def shared_graph(self, name: str) -> NamedNode:
        """Return the name of a graph that is derived from all records: ``concepts``, ``links``."""
        return self.node("graph", name)
