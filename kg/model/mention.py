"""What a text mentions."""

from enum import StrEnum

from kg.model.record import Record


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
