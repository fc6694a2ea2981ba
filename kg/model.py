"""The frozen records that pass between the stages, and nothing else.

Laws
    1. Every record is frozen and compares by value; a collection in a record is a tuple.
    2. An offset counts Unicode code points from 0 and an end is exclusive, so that
       ``text[start:end] == quote`` always holds.
    3. What a source does not say is ``None`` or an empty tuple. A guess is never a value.
    4. A record holds what the source printed. What we conclude from it says so: it carries a
       rule, a method or a confidence.
    5. Records are trees of records, tuples, texts and numbers. They hold no cycles, so that the
       garbage collector may pass them over; a PubMed file makes a hundred of them a record, and
       a `msgspec.Struct` is made in a twentieth of the time that a frozen dataclass takes.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct, structs


class Span(NamedTuple):
    """A stretch of a text: code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch itself.

        >>> Span(0, 5).of("lupus erythematosus")
        'lupus'
        """
        return text[self.start : self.end]


class Record(Struct, frozen=True, gc=False):
    """What every record of this file is."""


R = TypeVar("R", bound=Record)


def replace(record: R, **changes: Any) -> R:
    """Return a copy of a record in which some fields are others.

    >>> replace(Title("Lupus"), language="en")
    Title(text='Lupus', language='en', translated=False)
    """
    return structs.replace(record, **changes)


def field_names(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of a record's fields, in their order."""
    return kind.__struct_fields__


# --------------------------------------------------------------------------------------- findings


class Severity(StrEnum):
    """How much a finding matters: an error lost a record, a warning may have lost a statement."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Record, frozen=True):
    """Something that was not understood, where it stands, and what to do about it.

    ``code`` is a short stable word such as ``line-not-understood``. ``file`` is the path as in
    `Source.path`, for a member of an archive with a slash and `Source.member` behind it;
    ``record`` and ``line`` count from 1 inside the file, or inside the member.
    """

    code: str
    severity: Severity
    file: str
    message: str
    record: int | None = None
    line: int | None = None
    quote: str | None = None
    remedy: str | None = None


# ------------------------------------------------------------------------------------- the source


class Source(Record, frozen=True):
    """Where one record was read: a file, perhaps a member of an archive, and a byte range in it.

    ``path`` is POSIX and relative to the input that the user named, so that two machines agree.
    ``sha256`` is the file's, ``digest`` the record's own bytes', both in lower-case hexadecimal.
    ``start`` and ``end`` are byte offsets into the (decompressed) file, where they can be had.
    """

    path: str
    sha256: str
    digest: str
    format: str
    number: int = 1
    member: str | None = None
    start: int | None = None
    end: int | None = None


# ----------------------------------------------------------------------------------- the document

IdentifierScheme: TypeAlias = Literal["pmid", "doi", "pmcid", "pii", "publisher-id", "other"]


class Identifier(Record, frozen=True):
    """One identifier of a paper: a DOI in lower case and bare, a PMCID with its ``PMC``.

    ``source`` names the scheme behind ``other`` (``NASA``, ``GRID``); ``valid`` is false where
    the record itself marks the identifier as wrong, and its scheme is then ``other``.
    """

    scheme: IdentifierScheme
    value: str
    source: str | None = None
    valid: bool = True


class Title(Record, frozen=True):
    """A title without the brackets that PubMed prints around a translation."""

    text: str
    language: str | None = None
    translated: bool = False


class Affiliation(Record, frozen=True):
    """One affiliation of one author, as printed, with an organisation's id where it is given.

    ``identifier`` is the first of ``identifiers`` (GRID, ISNI, ROR, Ringgold).
    """

    text: str
    identifier: str | None = None
    identifiers: tuple[Identifier, ...] = ()


class Author(Record, frozen=True):
    """A person, or a group when ``collective``, at ``position`` (from 1) of the author list.

    ``identifiers`` are those other than a valid ORCID iD. ``valid`` is false where the record says
    that the name was printed wrong. ``role`` is set where it is not author (``editor``).
    ``degrees`` are titles as printed (``MD``), ``contributions`` what the person did for the paper
    (``Formal analysis``), ``notes`` the footnotes that stand at the name.
    """

    position: int
    name: str
    given: str | None = None
    family: str | None = None
    initials: str | None = None
    suffix: str | None = None
    orcid: str | None = None
    email: str | None = None
    affiliations: tuple[Affiliation, ...] = ()
    collective: bool = False
    equal_contribution: bool = False
    corresponding: bool = False
    identifiers: tuple[Identifier, ...] = ()
    valid: bool = True
    role: str | None = None
    degrees: tuple[str, ...] = ()
    contributions: tuple[str, ...] = ()
    deceased: bool = False
    notes: tuple[str, ...] = ()


class Journal(Record, frozen=True):
    """A journal as the record names it; ``abbreviation`` is NLM's or ISO 4's.

    ``issn`` holds every ISSN; ``print_issn`` and ``electronic_issn`` say which is which where the
    record does.
    """

    title: str | None = None
    abbreviation: str | None = None
    issn: tuple[str, ...] = ()
    issn_linking: str | None = None
    nlm_id: str | None = None
    publisher: str | None = None
    country: str | None = None
    iso_abbreviation: str | None = None
    print_issn: str | None = None
    electronic_issn: str | None = None


DateKind: TypeAlias = Literal[
    "print", "electronic", "collection", "received", "revised", "accepted", "pubmed", "medline",
    "entrez", "retracted", "created", "completed", "last-revised", "other",
    "pmc-release", "premedline", "begin", "end", "contribution",
]  # fmt: skip


class PublicationDate(Record, frozen=True):
    """A date at the precision of its source: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    ``printed`` keeps what stood there when ISO 8601 cannot say it (``1978 Jan-Feb``). ``time`` is
    ``HH:MM`` where the source has one; it names no time zone.
    """

    kind: DateKind
    value: str
    printed: str | None = None
    time: str | None = None


SectionKind: TypeAlias = Literal["title", "abstract", "keywords", "body", "caption", "statement"]


class Section(Record, frozen=True):
    """A stretch of running text that mentions can point into.

    ``label`` is the printed heading (``Patients and methods``), ``category`` one of NLM's five
    (``BACKGROUND`` ...), ``variant`` tells a second abstract apart (``plain-language-summary``).
    The title and the keyword line are sections too, so that they can hold mentions.
    """

    kind: SectionKind
    text: str
    label: str | None = None
    category: str | None = None
    language: str | None = None
    variant: str | None = None
    line: int | None = None


class Keyword(Record, frozen=True):
    """One keyword; ``span`` is its place in the section of kind ``keywords``."""

    text: str
    language: str | None = None
    owner: str | None = None
    major: bool = False
    span: Span | None = None


class HeadingQualifier(Record, frozen=True):
    """A qualifier of a heading and whether it carries the major-topic asterisk."""

    name: str
    identifier: str | None = None
    major: bool = False


class Heading(Record, frozen=True):
    """A MeSH heading as indexed: one descriptor with each of its qualifiers, in printed order.

    ``lines`` are the lines it was read from: PubMed prints one line a qualifier. ``kind`` is the
    descriptor's type where it is not topical (``Geographic``).
    """

    descriptor: str
    identifier: str | None = None
    major: bool = False
    qualifiers: tuple[HeadingQualifier, ...] = ()
    lines: tuple[int, ...] = ()
    kind: str | None = None


class Substance(Record, frozen=True):
    """A chemical of the record's substance list; ``registry_number`` may be ``0``."""

    name: str
    identifier: str | None = None
    registry_number: str | None = None
    line: int | None = None


class SupplementaryConcept(Record, frozen=True):
    """A supplementary disease, protocol, organism ... that the indexers named."""

    name: str
    identifier: str | None = None
    kind: str | None = None
    line: int | None = None


class Reference(Record, frozen=True):
    """An entry of the reference list: ``text`` whole, as printed, and the parts that we parsed.

    ``status`` keeps states such as ``Epub ahead of print``. ``authors`` are as printed, without
    the ``et al`` that ``et_al`` stands for; ``collective`` is a group named beside them.
    ``identifiers`` are those beside DOI, PMID and PMCID; ``list_title`` is the title of the
    reference list that holds the entry.
    """

    number: int
    text: str
    authors: tuple[str, ...] = ()
    et_al: bool = False
    collective: str | None = None
    title: str | None = None
    journal: str | None = None
    date: str | None = None
    volume: str | None = None
    issue: str | None = None
    supplement: str | None = None
    pages: str | None = None
    article_number: str | None = None
    status: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    label: str | None = None
    line: int | None = None
    identifiers: tuple[Identifier, ...] = ()
    list_title: str | None = None


class RelatedPaper(Record, frozen=True):
    """Another paper that the record points to.

    ``kind`` is NLM's RefType in lower case with hyphens (``erratum-in``, ``retraction-of``,
    ``comment-on``, ``update-in`` ...), or ``similar`` and ``cited-by`` from PubMed's pages.
    ``version`` is that of the other paper's PubMed record, ``note`` the indexers' remark.
    """

    kind: str
    text: str
    pmid: str | None = None
    doi: str | None = None
    pmcid: str | None = None
    line: int | None = None
    version: int | None = None
    note: str | None = None


class PublicationType(Record, frozen=True):
    """What sort of paper it is; ``span`` is set where we read it off the title."""

    name: str
    identifier: str | None = None
    span: Span | None = None


class UsageFigure(Record, frozen=True):
    """How often a page says something was viewed: ``kind`` is ``abstract``, ``html``, ``pdf``."""

    kind: str
    count: int
    line: int | None = None


class Grant(Record, frozen=True):
    """A grant as indexed; ``text`` is the printed line."""

    text: str
    number: str | None = None
    agency: str | None = None
    acronym: str | None = None
    country: str | None = None


class Accession(Record, frozen=True):
    """An accession number in a data bank: ``ClinicalTrials.gov``, ``NCT00424476``."""

    bank: str
    number: str


class Statement(Record, frozen=True):
    """A printed statement: ``conflict-of-interest``, ``copyright``, ``funding``, ``notes`` ...

    ``owner`` is who added it to the record, where the record says so (``NASA``, ``NLM``).
    """

    kind: str
    text: str
    line: int | None = None
    owner: str | None = None


class BookSection(Record, frozen=True):
    """A section of a book's table of contents; ``level`` is 1 at the top."""

    title: str
    level: int = 1
    label: str | None = None
    parts: tuple[tuple[str, str], ...] = ()


class Book(Record, frozen=True):
    """The book that holds the document, or is it.

    ``parts`` are the publisher's names of its pieces: (``book``, ``gene``), (``part``, ``adx``).
    ``labels`` are the document's places in it: (``chapter``, ``3``).
    """

    title: str | None = None
    publisher: str | None = None
    place: str | None = None
    volume: str | None = None
    volume_title: str | None = None
    edition: str | None = None
    collection: str | None = None
    isbn: tuple[str, ...] = ()
    medium: str | None = None
    report_number: str | None = None
    authors: tuple[Author, ...] = ()
    collaborators: tuple[Author, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    dates: tuple[PublicationDate, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    contents: tuple[BookSection, ...] = ()


class RelatedObject(Record, frozen=True):
    """A data set or another thing that the record names, with its parameters in order."""

    kind: str
    parameters: tuple[tuple[str, str], ...] = ()


class SourceMention(Record, frozen=True):
    """A mention that the source itself annotates, by its own means and in its own terms.

    ``document.sections[section].text[start:end] == quote``. ``type`` and ``printed`` are the
    source's category and identifier as they stand; ``identifiers`` are CURIEs
    (``MESH:D009270``), a bare value where nothing says whose it is. ``parts`` are the stretches
    of a mention with gaps. ``annotator`` is who the source says made it, ``number`` the source's
    name for it.
    """

    section: int
    start: int
    end: int
    quote: str
    type: str
    identifiers: tuple[str, ...] = ()
    printed: str | None = None
    parts: tuple[Span, ...] = ()
    number: str | None = None
    annotator: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


class SourceArgument(Record, frozen=True):
    """What a source's relation relates: a concept, or the mention with this index, or both."""

    identifiers: tuple[str, ...] = ()
    printed: str | None = None
    role: str | None = None
    mention: int | None = None


class SourceRelation(Record, frozen=True):
    """A relation that the source itself states, in its own terms; two arguments are usual."""

    type: str
    arguments: tuple[SourceArgument, ...]
    number: str | None = None
    annotator: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


class Document(Record, frozen=True):
    """One source record, read: everything it says, in the order in which it says it.

    ``administration`` is what a record says of itself and not of the paper: its owner, status,
    subset, accession number in the database that it was exported from ... ``version`` is that of
    a PubMed record. ``incomplete`` names the lists that the record calls incomplete (``authors``,
    ``grants``, ``accessions``). ``start_page`` and ``end_page`` are set where the record gives
    them beside ``pages``. ``personal_subjects`` are the people that a biography is about.
    ``items`` are those of a book's other lists, each with its list's name. ``annotator`` is who
    made the ``source_mentions`` and ``source_relations``, where the record names them.
    """

    source: Source
    identifiers: tuple[Identifier, ...] = ()
    title: Title | None = None
    translated_title: Title | None = None
    languages: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    collaborators: tuple[Author, ...] = ()
    journal: Journal | None = None
    dates: tuple[PublicationDate, ...] = ()
    volume: str | None = None
    issue: str | None = None
    supplement: str | None = None
    pages: str | None = None
    article_number: str | None = None
    status: str | None = None
    sections: tuple[Section, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    headings: tuple[Heading, ...] = ()
    substances: tuple[Substance, ...] = ()
    supplementary_concepts: tuple[SupplementaryConcept, ...] = ()
    publication_types: tuple[PublicationType, ...] = ()
    references: tuple[Reference, ...] = ()
    related: tuple[RelatedPaper, ...] = ()
    figures: tuple[UsageFigure, ...] = ()
    grants: tuple[Grant, ...] = ()
    accessions: tuple[Accession, ...] = ()
    statements: tuple[Statement, ...] = ()
    links: tuple[str, ...] = ()
    administration: tuple[Statement, ...] = ()
    version: int | None = None
    start_page: str | None = None
    end_page: str | None = None
    incomplete: tuple[str, ...] = ()
    personal_subjects: tuple[Author, ...] = ()
    book: Book | None = None
    items: tuple[tuple[str, str], ...] = ()
    objects: tuple[RelatedObject, ...] = ()
    annotator: str | None = None
    source_mentions: tuple[SourceMention, ...] = ()
    source_relations: tuple[SourceRelation, ...] = ()

    def identifier(self, scheme: IdentifierScheme) -> str | None:
        """Return the first identifier of a scheme, or ``None``."""
        return next((i.value for i in self.identifiers if i.scheme == scheme), None)


class Deletion(Record, frozen=True):
    """A source's word that its record of a PMID is withdrawn; ``version`` where it says which."""

    source: Source
    pmid: str
    version: int | None = None


Reading: TypeAlias = Document | Deletion | Finding
Readings: TypeAlias = Iterator[Reading]


# ------------------------------------------------------------------------------ what the text says


class Category(StrEnum):
    """What a concept is, in Biolink's terms, as far as the vocabulary lets us say."""

    DRUG = "drug"
    CHEMICAL = "chemical"
    PROTEIN = "protein"
    DISEASE = "disease"
    PHENOTYPE = "phenotype"
    OTHER = "other"


class MatchMethod(StrEnum):
    """How a mention came to its concept."""

    EXACT = "exact"  # a term of the vocabulary, as it stands
    VARIANT = "variant"  # a lexical variant: plural, hyphen, spelling convention, word order
    SHORT_FORM = "short-form"  # a short form that the text itself defines
    SPELLING = "spelling"  # one letter dropped, added, changed or moved
    LEARNT = "learnt"  # a name that annotated corpora showed, and the vocabulary lacks
    PART = "part"  # a name that the vocabulary has only without some of its words
    ANAPHORA = "anaphora"  # "the underlying disease"


class Mention(Record, frozen=True):
    """A concept named in a text: ``document.sections[section].text[start:end] == quote``.

    ``confidence`` is between 0 and 1. ``short_form_of`` is the long form that the text defines,
    and ``antecedent`` the quote that an anaphor was resolved to. ``affix`` tells a target named
    inside a word that says what acts on it: ``anti-BLyS`` gives a mention of ``BLyS`` with the
    affix ``anti-``. ``animal`` says that the sentence speaks of experimental animals, not of
    patients.
    """

    section: int
    start: int
    end: int
    quote: str
    concept: str
    category: Category
    method: MatchMethod
    confidence: float
    negated: bool = False
    hypothetical: bool = False
    historical: bool = False
    other_subject: bool = False
    animal: bool = False
    short_form_of: str | None = None
    antecedent: str | None = None
    affix: str | None = None


class UnlinkedMention(Record, frozen=True):
    """A name of a chemical or condition of which no concept is known; it enters no graph.

    ``document.sections[section].text[start:end] == quote``; ``kind`` is ``chemical`` or
    ``condition``.
    """

    section: int
    start: int
    end: int
    quote: str
    kind: str
    confidence: float


class Predicate(StrEnum):
    """What a claim says of its subject and object; each has one IRI in `kg.names`."""

    TREATS = "treats"
    APPLIED_TO_TREAT = "applied_to_treat"
    STUDIED_TO_TREAT = "studied_to_treat"
    ADVERSE_EVENT = "has_adverse_event"
    CONTRAINDICATED = "contraindicated_in"
    GIVEN_WITH = "given_with"
    INTERACTS = "directly_physically_interacts_with"


class Evidence(Record, frozen=True):
    """The sentence that proves a claim, as a stretch of one section."""

    section: int
    start: int
    end: int
    quote: str


class Case(Record, frozen=True):
    """One patient whom a case report describes; a claim's object when it is about that patient."""

    number: int
    evidence: Evidence


class Claim(Record, frozen=True):
    """A statement that a text makes of two concepts, with the sentences that prove it.

    ``subject`` and ``object`` are MeSH identifiers; ``object`` is ``None`` when ``case`` is the
    object (a drug contraindicated in this patient). ``mentions`` index the annotation's mentions
    that the claim rests on. ``rule`` names the pattern that found it. ``severity``,
    ``event_count`` and ``cohort_size`` are set where the text gives them.
    """

    subject: str
    predicate: Predicate
    object: str | None
    evidence: tuple[Evidence, ...]
    mentions: tuple[int, ...]
    rule: str
    confidence: float
    negated: bool = False
    case: int | None = None
    severity: str | None = None
    event_count: int | None = None
    cohort_size: int | None = None


class Annotation(Record, frozen=True):
    """What the text room found in one document; ``unlinked`` are names without a concept."""

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    cases: tuple[Case, ...] = ()
    findings: tuple[Finding, ...] = ()
    unlinked: tuple[UnlinkedMention, ...] = ()
