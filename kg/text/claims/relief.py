"""Treatments told by what came of them: "X attenuated D", "improvement of D with X".

Laws
    1. What came of a drug in patients or animals says that it was studied for the condition
       (Biolink counts benefit in models as study), never that it treats it.
    2. A lower risk, incidence or rate is prevention, and so is no treatment. What a drug does to
       cells, markers and doses of other drugs is none either.
    3. What is denied, asked or held possible makes no claim.
"""

import re
from collections.abc import Iterator

from kg.model import Predicate
from kg.text.claims.draft import Draft
from kg.text.claims.pairing import pairs
from kg.text.claims.phrases import (
    ANY_DRUG,
    CLOSED,
    CONDITION,
    CONDITIONS,
    DRUG_MODIFIERS,
    DRUGS,
    OF_CELLS,
    PREVENTION,
    UNCERTAIN,
    WORD,
    Pattern,
    negated_before,
)
from kg.text.claims.skeleton import Statement

_D = rf"(?P<drugs>{DRUGS})"
_INDUCED = (
    rf"(?:{ANY_DRUG}(?:\s*/\s*{ANY_DRUG})?|{CONDITION}|[\w/]+)\s?[-‐‑–]\s?"
    r"(?:induced|evoked|elicited)\s+"
)
# "the severity of", but not "the risk of".
_MEASURE = (
    r"(?:severity|symptoms?|signs?|degree|extent|intensity|duration|frequency|progression|growth|"
    r"number)"
)
_OF = rf"(?:(?:the\s+)?(?:[\w-]+\s+){{0,2}}?{_MEASURE}(?:\s+(?:and|or)\s+{_MEASURE})?\s+of\s+)?"
_OTHER_THING = (
    r"risks?|incidence|rates?|levels?|expression|activity|mortality|death|onset|susceptibility|"
    r"resistance|sensitivity|cells?|markers?|genes?|use|doses?|need|likelihood|odds|occurrence|"
    r"release|uptake|effects?|quality|survival|increased|decreased|reduced|induced|caused|function"
)
_QUALIFIERS = rf"(?:(?!(?:{CLOSED}|{_OTHER_THING})\b){WORD}\s+){{0,4}}?"
_HEAD = (
    r"(?!-|\s+(?:risks?|incidence|rates?|cells?|cell\s+\w+|lines?|patients|incidents|screening|"
    r"prevention|mortality|deaths?|related|markers?|resistance|sensitivity|susceptibility|models?|"
    r"expression|genes?|receptors?|treatment|therapy|medications?|drugs?|signals?|hospitali[sz]ations?)\b)"
)
_OBJECT = (
    rf"{_OF}(?:an?\s+|the\s+)?{_QUALIFIERS}(?:{_INDUCED}{_QUALIFIERS}|{ANY_DRUG}\s+)?"
    rf"(?P<conditions>{CONDITIONS}){_HEAD}"
)
_STEM = (
    r"(?:attenuat|ameliorat|alleviat|reliev|revers|improv|suppress|mitigat|lessen|abolish|"
    r"counteract|abrogat|diminish|reduc|decreas|inhibit|block|antagoni[sz]|rectifi|resolv|control)"
)
_RELIEVED = (
    rf"(?:{_STEM}(?:e?s|e?d|led|e)|suppress|lessen|abolish|counteract|inhibit|"
    rf"(?:capable\s+of|(?:effective|useful)\s+(?:in|at|for))\s+{_STEM}(?:l?ing))"
)
_ALSO_DID = r"(?:increas|enhanc|promot|restor|exert|induc|prolong|delay|activat)(?:e?s|e?d)"
_DID = rf"(?:{_RELIEVED}|{_ALSO_DID})"
_RELIEF = (
    r"(?:attenuation|amelioration|alleviation|relief|reversal|improvement|resolution|mitigation|"
    r"remission)"
)
# Between drug and verb: how much, for how long, and that it was shown.
_SHOWN = (
    r"(?:\s+(?:[a-z]+ly|also|both|alone|at|a|the|dose|doses|of|for|has|have|had|been|was|were|is|are|"
    r"shown|found|reported|observed|known|able|to|can|group|treatment|therapy|treated|rats|mice|"
    r"animals|patients|supplementation|administration|administered|given|\d[\w.,/]*|mg/kg|mg|days?|"
    r"weeks?|per|day|daily|period|which|that|one|two|three|four|"
    r"five|six|seven|eight|ten|twelve))"
)
_STEMS = (
    "attenuat", "ameliorat", "alleviat", "reliev", "relief", "revers", "improv", "suppress",
    "mitigat", "lessen", "abolish", "counteract", "abrogat", "diminish", "reduc", "decreas",
    "inhibit", "block", "antagoni", "rectif", "resol", "control", "remission",
)  # fmt: skip
_RELIEVING = tuple(
    Pattern(pattern)
    for pattern in (
        rf"{_D}(?P<gap>{_SHOWN}{{0,7}}?)\s+{_RELIEVED}\s+{_OBJECT}",
        (
            rf"{_D}(?P<gap>{_SHOWN}{{0,7}}?)\s+{_DID}\s+[^{{}};:]{{3,80}}?\band\s+(?:[a-z]+ly\s+)?"
            rf"{_RELIEVED}\s+{_OBJECT}"
        ),
        (
            rf"(?P<conditions>{CONDITIONS})(?P<gap>\s+(?:was|were|is|are|has\s+been|can\s+be|could\s+be)\s+"
            rf"(?:(?:[a-z]+ly|also)\s+){{0,2}}?){_RELIEVED}\s+(?:in\s+[^{{}};:,]{{0,30}}?\s)?"
            rf"(?:by|with|after|following)\s+(?:the\s+)?"
            rf"(?:[\w-]+\s+of\s+)?{DRUG_MODIFIERS}{_D}"
        ),
        (
            rf"\b{_RELIEF}\s+(?:of|in)\s+{_OBJECT}(?P<gap>[^{{}};:,]{{0,30}}?)\s+"
            rf"(?:by|with|after|following)\s+{DRUG_MODIFIERS}{_D}"
        ),
    )
)
_GOOD = (
    r"(?:therapeutic|beneficial|ameliorative|ameliorating|curative|anti-?[a-z]+|analgesic|"
    r"anticonvulsant|antidepressant|suppressive|inhibitory|healing)"
)
_EFFECTS = tuple(
    Pattern(pattern)
    for pattern in (
        (
            rf"\b{_GOOD}\s+(?:effects?|action|activity|efficacy|potential)\s+of\s+{DRUG_MODIFIERS}{_D}"
            rf"(?P<gap>[^{{}};:,]{{0,40}}?)\s+(?:on|against|in|upon)\s+{_OBJECT}"
        ),
        (
            rf"\b(?:effects?|efficacy|impact|influence)\s+of\s+{DRUG_MODIFIERS}{_D}"
            rf"(?P<gap>[^{{}};:,]{{0,40}}?)\s+(?:on|against|in|upon)\s+(?:an?\s+|the\s+)?{_QUALIFIERS}"
            rf"(?:{_INDUCED}|{ANY_DRUG}\s+induced\s+){_QUALIFIERS}(?P<conditions>{CONDITIONS}){_HEAD}"
        ),
    )
)
# A drug that is taken away, or lacking, relieves nothing by itself; nor does one that came after
# what relieved, or caused what was relieved. What is given beforehand prevents.
_WITHOUT = re.compile(
    r"\b(?:withdrawal|discontinu\w+|cessation|reduction|removal|lack|absence|loss|depletion|low|lower|"
    r"stopping|inhibition|blockade|restriction|abstinence|avoid\w*|omit\w*|omission|switch\w*|"
    r"reducing|tapering|levels?|concentrations?|contents?|proportion|previous|prior|sensitivity|resistance|exposure|response|before|against|"
    r"despite|than|induced\s+by|caused\s+by|due\s+to|pre-?treat\w*|prophyla\w+)\s+"
    r"(?:(?:of|in|from|to|with|by)\s+)?(?:[\w-]+\s+){0,2}(?:of\s+)?$",
    re.IGNORECASE,
)


# What a drug does to cells in a dish is no treatment of anybody.
_IN_CELLS = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:in|on|of)\s+(?:[^\s;:,]+\s+){0,4}?(?:cells|keratinocytes|fibroblasts|"
    r"hepatocytes|astrocytes|neurons|macrophages|cultures?|vitro)\b",
    re.IGNORECASE,
)
_BROUGHT_ABOUT = re.compile(r"\b(?:triggered|induced|caused|evoked|elicited)\b", re.IGNORECASE)


def reliefs(statement: Statement) -> Iterator[Draft]:
    """Yield the treatments that one sentence tells by what came of them."""
    if not (statement.substances and statement.has_condition and statement.drugs):
        return
    text = statement.plain.lower()
    if any(stem in text for stem in _STEMS):
        yield from _read(statement, _RELIEVING, "relief")
    if "effect" in text or "efficacy" in text or "activity" in text or "impact" in text:
        yield from _read(statement, _EFFECTS, "effect-on")


def _read(statement: Statement, patterns: tuple[Pattern, ...], rule: str) -> Iterator[Draft]:
    text = statement.plain
    asked = rule == "relief" and statement.passage.is_question
    for pattern in patterns:
        for found in () if asked else pattern.finditer(text):
            if PREVENTION.search(found.group()) or _is_unsaid(text, found):
                continue
            for draft in pairs(statement, found, Predicate.STUDIED_TO_TREAT, rule, 0.75):
                if not _is_of_cells_or_vaccine(statement, draft):
                    yield draft


def _is_of_cells_or_vaccine(statement: Statement, draft: Draft) -> bool:
    """Tell whether a draft is of a condition of cells, or of a vaccine, which prevents."""
    condition = draft.object is not None and statement.mention(draft.object).quote.lower()
    return condition in OF_CELLS or "vaccine" in statement.mention(draft.subject).quote.lower()


def _is_unsaid(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 40) : found.start()]
    if _IN_CELLS.match(text, found.end()) or _BROUGHT_ABOUT.search(found.group("gap")):
        return True
    if PREVENTION.search(before, max(0, len(before) - 15)):
        return True
    return (
        negated_before(text, found.start(), found.end())
        or UNCERTAIN.search(before) is not None
        or UNCERTAIN.search(found.group()) is not None
        or _WITHOUT.search(text[max(0, found.start("drugs") - 40) : found.start("drugs")])
        is not None
    )
