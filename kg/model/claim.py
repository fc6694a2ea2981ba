"""What a text says of two concepts, and the sentences that prove it."""

from enum import StrEnum

from kg.model.record import Record


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
