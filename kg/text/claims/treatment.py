"""Treatments, graded as Biolink grades them.

* ``treats`` only where the text says that it is established: approved, indicated, standard;
* ``studied_to_treat`` where it says that it was evaluated for a condition;
* ``applied_to_treat`` where it says that somebody got it for a condition.

"X was not effective in D" denies ``treats`` (negated) and says that X was studied for D. A
treatment that did not take place ("was not treated with") makes no claim.
"""

import re
from collections.abc import Iterator

from kg.model import Predicate
from kg.text.claims.draft import Draft
from kg.text.claims.pairing import grade, pair, pairs
from kg.text.claims.phrases import (
    CLOSED,
    CONDITION_MODIFIERS,
    CONDITIONS,
    DRUG_MODIFIERS,
    DRUGS,
    FOR_TREATMENT,
    GIVING,
    MANY_PATIENTS,
    NEGATION,
    OBJECT,
    ONE_PERSON,
    PEOPLE,
    POPULATION,
    PREVENTION,
    UNCERTAIN,
    Pattern,
    indexes,
    negated_before,
)
from kg.text.claims.skeleton import Statement

_D = rf"(?P<drugs>{DRUGS})"
_BE = r"(?:is|are|was|were|has\s+been|have\s+been|been|being)"
_STATUS = r"(?:approved|indicated|licen[sc]ed|authori[sz]ed|recommended|registered)"
_STANDING = (
    r"(?:first-line|first\s+line|standard|mainstay|gold\s+standard|of\s+choice|cornerstone|"
    r"established)"
)
_AS_LINE = r"(?:as\s+(?:[\w-]+\s+){0,5}?(?:treatment|therapy|agent|option|drug)s?\s+)?"
_BY = (
    r"(?:\s+(?:by|in)\s+(?:the\s+)?(?!patients|adults|children|women|men)[^,;:{}]{2,60}?)?"
    r"(?:\s+in\s+(?:adults|children)(?=\s+(?:for|as)\b))?"
)
_MEANS = r"(?:for|in|of)\s+(?:use\s+in\s+)?"

# What one of the following holds: most sentences have none, and are done with there.
_STANDING_STEMS = (
    "approved", "indicated", "licen", "authori", "recommend", "registered", "first", "standard",
    "mainstay", "choice", "cornerstone", "established",
)  # fmt: skip
_ESTABLISHED = tuple(
    Pattern(pattern)
    for pattern in (
        (
            rf"{_D},?\s+(?P<link>(?:which\s+)?(?:{_BE}\s+)?(?:[\w-]+\s+){{0,3}}?)"
            rf"{_STATUS}{_BY}\s+{_AS_LINE}{_MEANS}{OBJECT}"
        ),
        (
            rf"(?P<link>\b(?:[\w-]+\s+){{0,3}}?)(?:approved|authori[sz]ed|licen[sc]ed|recommends?)\s+"
            rf"(?:the\s+use\s+of\s+)?{DRUG_MODIFIERS}{_D}{_BY}\s+{_AS_LINE}{_MEANS}{OBJECT}"
        ),
        (
            rf"{_D},?\s+(?P<link>(?:is|are|remains?|represents?|constitutes?|ha(?:s|ve)\s+been)\s+(?:[\w-]+\s+){{0,3}}?)"
            rf"{_STANDING}\s+(?:[\w-]+\s+){{0,4}}?{_MEANS}{OBJECT}"
        ),
        (
            rf"{_STANDING}\s+(?:[\w-]+\s+){{0,4}}?(?:for|of|in)\s+{OBJECT}\s+"
            rf"(?P<link>(?:is|are|remains?|includes?|consists?\s+of|comprises?)\s+){DRUG_MODIFIERS}{_D}"
        ),
    )
)

_QUALITY = (
    r"(?:efficacy|effectiveness|efficiency|effects?|benefits?|usefulness|role|activity|utility|"
    r"value|therapeutic\s+potential|response|responses)"
)
_COMPARED = (
    r"(?:[^{};:]{0,100}?(?:\b(?:versus|vs\.?|compared\s+(?:with|to)|or|and|over|than)\s+"
    r"[^{};:]{0,40}?\{[DK]\d+\})?[^{};:]{0,70}?)"
)
_STUDY = (
    r"(?:evaluat\w+|assess\w*|investigat\w+|examin\w+|test(?:ed|ing)?|compar(?:e|ed|ing|ison)|"
    r"trials?|stud(?:y|ies|ied|ying)|randomi[sz]\w+|phase\s+[\divx]+\w*)"
)
_INQUIRY = Pattern(rf"\b(?:{_QUALITY}|{_STUDY}|use|administration|randomly)\b")
_STUDIED = tuple(
    Pattern(pattern)
    for pattern in (
        (
            rf"\b{_QUALITY}(?:\s+(?:and|or)\s+(?:[\w-]+\s+){{0,2}}?[\w-]+)?\s+(?:of|to|with)\s+"
            rf"{DRUG_MODIFIERS}{_D}{_COMPARED}\b(?:in|for|among|against)\s+{OBJECT}"
        ),
        (
            rf"\b(?:use|administration)\s+of\s+{DRUG_MODIFIERS}{_D}\s+(?:in|for)\s+"
            rf"(?P<purpose>{FOR_TREATMENT})(?P<population>{POPULATION})?"
            rf"{CONDITION_MODIFIERS}(?P<conditions>{CONDITIONS})"
        ),
        (
            rf"\b{_STUDY}\s+(?:of\s+|with\s+|on\s+)?{DRUG_MODIFIERS}{_D}{_COMPARED}\b(?:in|for|among|"
            rf"against)\s+{OBJECT}"
        ),
    )
)
# Looked for only where a sentence speaks of chance: a beginning of any six words is dear.
_RANDOMISED = Pattern(
    rf"{MANY_PATIENTS}{CONDITION_MODIFIERS}(?P<conditions>{CONDITIONS})"
    rf"(?P<population>)[^{{}};:]{{0,80}}?\b(?:randomi[sz]ed|randomly\s+(?:assigned|allocated))"
    rf"[^{{}};:]{{0,60}}?{_D}"
)
_OUTCOME = Pattern(
    rf"{_D}(?P<link>[^{{}};:,]{{0,60}}?)\b(?:effective|efficacious|superior|beneficial|ineffective|"
    rf"efficacy|effectiveness|benefit|activity|improve(?:d|ment)?)\b"
    rf"(?P<gap>[^{{}};:]{{0,80}}?)\b(?:in|for|against|among)\s+{OBJECT}"
)
_BROUGHT_ABOUT = re.compile(r"\s+(?:induced|caused|elicited|evoked)\s+by\b", re.IGNORECASE)
_UNSTUDIED = Pattern(r"\b(?:no|little|insufficient)\s+evidence\b")
# What may stand between a drug and what it was given for: not "examined", "a marker".
_GIVING = (
    r"(?:\s+(?:(?:mono)?therapy|treatments?|courses?|regimens?|infusions?|injections?|use|used|given|"
    r"administered|prescribed|started|initiated|introduced|taken|is|are|was|were|has|have|been|"
    r"an?|the|drugs?|agents?|alone|daily|weekly|monthly|once|twice|per|day|week|iv|sc|[a-z]+ly|\d+|"
    r"antibod(?:y|ies)|combination))"
)
_GIVEN_FOR = Pattern(rf"{_D}(?P<gap>{_GIVING}{{0,6}}?)\s+(?:for|against)\s+{OBJECT}")
_GIVEN_TO = Pattern(
    rf"{_D}\s+(?:was|were|has\s+been|have\s+been)\s+(?P<gap>(?:[\w-]+\s+){{0,2}}?)(?:given|administered|"
    rf"prescribed)\s+(?:[\w-]+\s+){{0,3}}?(?:to|in)\s+(?=[^{{}}]*\b(?:{PEOPLE}|{ONE_PERSON})\b){OBJECT}"
)
_TREATMENT_OF = Pattern(
    rf"\b(?:treatment|therapy|management|treating|treat|treated|managed)\s+(?:of\s+)?(?:the\s+)?{OBJECT}"
    rf"(?:\s+(?:{PEOPLE}|{ONE_PERSON}))?(?P<gap>[^{{}};:,]{{0,30}}?)\s+(?:with|using|by)\s+"
    rf"{DRUG_MODIFIERS}{_D}"
)
_TREATED_WITH = Pattern(
    rf"\b(?:treated|managed)\s+(?P<gap>(?:[\w-]+\s+){{0,4}}?)(?:with|by|using)\s+{DRUG_MODIFIERS}{_D}"
)
# Prevention is no treatment; "first-line for" is more than an application, and read as such.
_SPARED = Pattern(rf"{PREVENTION.pattern}|\b{_STANDING}\b")
_STATUS_CUE = Pattern(rf"\b{_STATUS}\b")
_PATIENT_BEFORE = Pattern(
    rf"(?P<population>{POPULATION}){CONDITION_MODIFIERS}(?P<conditions>{CONDITIONS})"
    rf"|(?P<conditions2>{CONDITIONS})\s+(?:(?!(?:{CLOSED})\b)[\w-]+\s+){{0,2}}?(?P<people>{PEOPLE}|{ONE_PERSON})\b"
)
_CONDITION_ADJACENT = Pattern(
    rf"(?P<conditions>{CONDITIONS})(?:\s+(?:was|were|is|are|has\s+been|had\s+been|that|which|"
    rf"[\w-]+ly|not)\b){{0,4}}\s*$"
)


def treatments(statement: Statement) -> Iterator[Draft]:
    """Yield the treatments that one sentence states."""
    if not (statement.substances and statement.has_condition and statement.drugs):
        return
    yield from _established(statement)
    yield from _studied(statement)
    yield from _outcomes(statement)
    yield from _applied(statement)


# ------------------------------------------------------------------------------------- established


def _established(statement: Statement) -> Iterator[Draft]:
    text = statement.plain.lower()
    if not any(stem in text for stem in _STANDING_STEMS):
        return
    for pattern in _ESTABLISHED:
        for found in pattern.finditer(statement.plain):
            link = found.group("link")
            if UNCERTAIN.search(link) or statement.passage.is_question:
                continue
            if PREVENTION.search(found.group()) or _is_contra(statement.plain, found):
                continue
            negated = NEGATION.search(link) is not None
            yield from pairs(
                statement, found, Predicate.TREATS, "established", 0.9, negated=negated
            )


def _is_contra(text: str, found: re.Match[str]) -> bool:
    return "contraindicated" in text[found.start() : found.end()]


# ----------------------------------------------------------------------------------------- studied


def _studied(statement: Statement) -> Iterator[Draft]:
    if not _INQUIRY.search(statement.plain):
        return
    randomised = (_RANDOMISED,) if "random" in statement.plain.lower() else ()
    for pattern in (*_STUDIED, *randomised):
        for found in pattern.finditer(statement.plain):
            if PREVENTION.search(found.group()) or _STATUS_CUE.search(found.group()):
                continue
            if _is_part_in_harm(statement.plain, found):
                continue
            population = found.group("population") or ""
            if _is_one_person(population):
                yield from _one_patient(statement, found)
            else:
                yield from pairs(statement, found, Predicate.STUDIED_TO_TREAT, "studied", 0.8)


def _is_part_in_harm(text: str, found: re.Match[str]) -> bool:
    """Tell whether it is asked how something brings a condition about: "the role of X in D"."""
    return found.group().lower().startswith("role") and (
        _BROUGHT_ABOUT.match(text, found.end()) is not None
    )


def _is_one_person(population: str) -> bool:
    return re.search(
        rf"\b{ONE_PERSON}\b(?!s)", population, re.IGNORECASE
    ) is not None and not re.search(rf"\b{PEOPLE}\b", population, re.IGNORECASE)


def _one_patient(statement: Statement, found: re.Match[str]) -> Iterator[Draft]:
    """One patient's one drug was given for the one condition named; of two drugs we cannot tell."""
    drugs, conditions = indexes(found.group("drugs")), indexes(found.group("conditions"))
    if len(drugs) == 1 and len(conditions) == 1:
        yield from pairs(statement, found, Predicate.APPLIED_TO_TREAT, "used-in-patient", 0.7)


def _outcomes(statement: Statement) -> Iterator[Draft]:
    text = statement.plain
    for found in _OUTCOME.finditer(text):
        if statement.passage.is_question or PREVENTION.search(found.group()):
            continue
        if _STATUS_CUE.search(found.group()) or UNCERTAIN.search(found.group("link")):
            continue
        ineffective = "ineffective" in found.group().lower()
        negated = ineffective or negated_before(text, found.start(), found.start("gap"))
        if negated:
            yield from pairs(statement, found, Predicate.TREATS, "not-effective", 0.8, negated=True)
        if not _UNSTUDIED.search(text, 0, found.start()):
            yield from pairs(statement, found, Predicate.STUDIED_TO_TREAT, "outcome", 0.7)


# ----------------------------------------------------------------------------------------- applied


def _applied(statement: Statement) -> Iterator[Draft]:
    text = statement.plain
    if PREVENTION.search(text) and not GIVING.search(text):
        return
    spoken_for: set[int] = set()
    for draft in _given_for(statement):
        spoken_for.add(draft.subject)
        yield draft
    for pattern, rule in ((_GIVEN_TO, "given-to"), (_TREATMENT_OF, "treatment-of")):
        for found in pattern.finditer(text):
            if _is_denied(text, found) or PREVENTION.search(found.group()):
                continue
            if pattern is _GIVEN_TO and not found.group("population"):
                continue
            yield from pairs(statement, found, grade(text), rule, 0.8)
    yield from _treated_with(statement, frozenset(spoken_for))


def _is_denied(text: str, found: re.Match[str]) -> bool:
    return negated_before(text, found.start(), found.end("gap")) or (
        UNCERTAIN.search(text[max(0, found.start() - 40) : found.start()]) is not None
    )


def _given_for(statement: Statement) -> Iterator[Draft]:
    text = statement.plain
    if _STATUS_CUE.search(text):
        return
    for found in _GIVEN_FOR.finditer(text):
        governed = statement.passage.is_title or GIVING.search(text, 0, found.start())
        governed = governed or GIVING.search(found.group("drugs") + found.group("gap"))
        if not governed or _is_denied(text, found) or _SPARED.search(found.group()):
            continue
        yield from pairs(statement, found, grade(text), "given-for", 0.85)


def _treated_with(statement: Statement, spoken_for: frozenset[int]) -> Iterator[Draft]:
    text = statement.plain
    for found in _TREATED_WITH.finditer(text):
        if _is_denied(text, found):
            continue
        before = _characterising(text[: found.start()])
        if before is None:
            continue
        conditions, certain = before
        for drug in indexes(found.group("drugs")):
            if drug in spoken_for:
                continue
            for condition in conditions:
                yield from pair(
                    statement,
                    drug,
                    condition,
                    Predicate.APPLIED_TO_TREAT,
                    "treated-with",
                    0.8 if certain else 0.6,
                )


def _characterising(before: str) -> tuple[tuple[int, ...], bool] | None:
    """The conditions of those who were treated, and whether it is one; of one patient's, one."""
    clause = re.split(r";|\bbut\b|\bwhereas\b", before)[-1]
    last: re.Match[str] | None = None
    for match in _PATIENT_BEFORE.finditer(clause):
        last = match
    adjacent = _CONDITION_ADJACENT.search(clause)
    if adjacent is not None and (last is None or last.end() < adjacent.start()):
        conditions = indexes(adjacent.group("conditions"))
        return conditions, len(conditions) == 1
    if last is None or re.search(r"\bwithout\b", last.group(), re.IGNORECASE):
        return None
    conditions = indexes(last.group("conditions") or last.group("conditions2"))
    single = _is_one_person(last.group("population") or last.group("people") or "")
    if single and len(conditions) > 1:
        return None
    return conditions, len(conditions) == 1
