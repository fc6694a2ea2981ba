"""Harm that a text says a drug did: "X-induced D", "one serious adverse event (D)".

Laws
    1. The sentence must say that the drug brought the condition about, or call it an adverse
       event; that one came after the other is not enough.
    2. Where the sentence names no drug, the event is the study drug's (`kg.text.claims.study`).
    3. "No serious adverse events" says nothing of any condition.
"""

import re
from collections.abc import Iterator

from kg.model import Predicate
from kg.text.claims.draft import Draft
from kg.text.claims.phrases import (
    ANY_DRUG,
    CONDITION_MODIFIERS,
    CONDITIONS,
    DRUG_MODIFIERS,
    DRUG_NAME,
    LISTED_DRUGS,
    NEGATION,
    Pattern,
    indexes,
    negated_before,
)
from kg.text.claims.skeleton import Statement
from kg.text.claims.study import NUMBER, Study, number

_D = rf"(?P<drugs>{LISTED_DRUGS})"
# In "X and Y-induced" only the hyphen says that X is meant too: "X- and Y-induced", "X/Y-induced".
_HYPHENATED = (
    rf"(?P<drugs>{DRUG_NAME}(?:(?:-,\s+{DRUG_NAME})*-\s+(?:and|or)\s+{DRUG_NAME}"
    rf"|\s?/\s?{DRUG_NAME})?)"
)
_C = rf"(?P<conditions>{CONDITIONS})"
_CAUSED = (
    r"(?:induced\s+by|caused\s+by|due\s+to|secondary\s+to|attributed\s+to|attributable\s+to|"
    r"resulting\s+from|provoked\s+by|precipitated\s+by|triggered\s+by|owing\s+to)"
)
_CAUSES = (
    r"(?:causes?|caused|induces?|induced|produces?|produced|provokes?|provoked|precipitated|"
    r"triggered|led\s+to|resulted\s+in|can\s+(?:cause|induce|produce|lead\s+to))"
)
_USE = r"(?:\s+(?:use|therapy|treatment|administration|exposure|toxicity|overdose))?"
_BEING = r"(?:\s+(?:was|were|is|are|probably|possibly|most|likely)){0,3}"
_WHILE = (
    r"(?:during|after|following|while\s+(?:on|taking|receiving))\s+(?:treatment\s+with\s+|"
    r"therapy\s+with\s+|(?:the\s+)?administration\s+of\s+|receiving\s+)"
)
_CAUSAL = tuple(
    (Pattern(pattern), confidence)
    for confidence, pattern in (
        (0.9, rf"{_HYPHENATED}(?P<gap>)\s?[-‐‑–]?\s?induced\s+{CONDITION_MODIFIERS}{_C}"),
        (
            0.75,
            rf"{_HYPHENATED}(?P<gap>)\s?[-‐‑–]\s?(?:associated|related)\s+{CONDITION_MODIFIERS}{_C}",
        ),
        (
            0.85,
            (
                rf"{_C}(?P<gap>{_BEING})\s+{_CAUSED}\s+(?:the\s+(?:use|administration)\s+of\s+)?"
                rf"{DRUG_MODIFIERS}{_D}"
            ),
        ),
        (
            0.7,
            (
                rf"{_C}(?P<gap>(?:\s+(?:was|were|is|are))?)\s+associated\s+with\s+"
                rf"(?:the\s+use\s+of\s+)?{DRUG_MODIFIERS}(?P<drugs>{DRUG_NAME})\s+"
                rf"(?:use|therapy|treatment|administration)"
            ),
        ),
        (
            0.8,
            (
                rf"{_D}{_USE}(?P<gap>\s+(?!(?:on|of|for|against)\s)(?:[\w-]+\s+){{0,2}}?)"
                rf"{_CAUSES}\s+{CONDITION_MODIFIERS}{_C}"
            ),
        ),
        (
            0.65,
            (
                rf"{_D}\s+(?:use|therapy|treatment|exposure)(?P<gap>\s+(?:is|was|has\s+been|were))\s+"
                rf"(?:[\w-]+ly\s+)?associated\s+with\s+(?:an?\s+(?:increased|higher)\s+risk\s+of\s+)?"
                rf"(?!(?:[\w-]+\s+){{0,3}}(?:lower|reduced|less|decreased|fewer|improved)\b)"
                rf"{CONDITION_MODIFIERS}{_C}"
            ),
        ),
        (
            0.7,
            (
                rf"{_D}(?P<gap>\s+(?:was|were|had\s+to\s+be)\s+(?:[\w-]+\s+)?)"
                rf"(?:discontinued|stopped|withdrawn|interrupted)\s+"
                rf"(?:because\s+of|due\s+to|owing\s+to)\s+{CONDITION_MODIFIERS}{_C}"
            ),
        ),
        (
            0.7,
            (
                rf"\b(?:developed|experienced|had)\s+(?P<gap>){CONDITION_MODIFIERS}{_C}\s+{_WHILE}"
                rf"{DRUG_MODIFIERS}{_D}"
            ),
        ),
    )
)
_EVENT = (
    r"\b(?:adverse\s+(?:drug\s+)?(?:events?|reactions?|effects?)|side[\s-]effects?|toxicit(?:y|ies)|"
    r"complications?\s+of\s+treatment)"
)
_EVENT_STEMS = ("adverse", "side", "toxicit", "complication")
_ANY_EVENT = Pattern(_EVENT)
_GRADE = (
    r"(?:(?P<severity>serious|severe|fatal|life-threatening|"
    r"grade\s+[345](?:\s*(?:/|-|or)\s*[45])?)\s+)"
)
_LISTING = (
    r"(?:(?:were|was|are|is|included?|including|includes|consisted\s+of|comprised|such\s+as|being|"
    r"reported|observed|the\s+most\s+common|commonly|most|common|:|,)\s*){1,5}"
)
_EVENTS = tuple(
    Pattern(pattern)
    for pattern in (
        (
            rf"(?:(?P<count>{NUMBER})\s+)?{_GRADE}?(?:[\w-]+\s+)?{_EVENT}"
            rf"(?P<link>(?:[^{{}}();:.]|{ANY_DRUG}){{0,60}}?)\((?P<inner>[^()]*?{CONDITIONS}[^()]*)\)"
        ),
        (
            rf"(?:(?P<count>{NUMBER})\s+)?{_GRADE}?(?:[\w-]+\s+)?{_EVENT}"
            rf"(?P<link>(?:\s+(?:of|with|to|associated\s+with|related\s+to|attributed\s+to)\s+[^{{}};:.]{{0,30}}?"
            rf"{ANY_DRUG}{_USE})?[^{{}};:.]{{0,40}}?)\s*{_LISTING}(?:an?\s+)?{CONDITION_MODIFIERS}(?P<inner>{CONDITIONS})"
        ),
        (
            rf"(?P<inner>{CONDITIONS})\s+(?P<link>(?:was|were|is|are)\s+(?:[\w-]+\s+){{0,2}}?)(?:the\s+)?"
            rf"(?:[\w-]+\s+){{0,3}}?{_GRADE}?{_EVENT}(?:\s+(?:of|with)\s+{DRUG_MODIFIERS}(?P<own>{DRUG_NAME}))?"
        ),
    )
)
_LESSENS = re.compile(
    r"\b(?:inhibit|prevent|suppress|attenuat|reduc|alleviat|ameliorat|improv|protect)\w*|\bcell\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:whether|hypothes\w+|to\s+determine|if)\b|\?\s*$", re.IGNORECASE)


def adverse_events(statement: Statement, study: Study) -> Iterator[Draft]:
    """Yield the harms that one sentence lays to a drug."""
    if not (_may_tell_harm(statement) and statement.has_condition):
        return
    if not _ASKS.search(statement.passage.text):
        yield from _caused(statement)
        yield from _reported(statement, study)


def _may_tell_harm(statement: Statement) -> bool:
    """Tell in a moment whether a sentence names a drug, or may speak of adverse events."""
    text = statement.passage.text.lower()
    return statement.substances > 0 or any(stem in text for stem in _EVENT_STEMS)


def _caused(statement: Statement) -> Iterator[Draft]:
    if not statement.drugs:
        return
    text = statement.plain
    for pattern, confidence in _CAUSAL:
        for found in pattern.finditer(text):
            if negated_before(text, found.start(), found.end("gap"), 30) or _is_other(found):
                continue
            for drug in indexes(found.group("drugs")):
                for condition in indexes(found.group("conditions")):
                    yield from _event(statement, drug, condition, "caused", confidence)


def _is_other(found: re.Match[str]) -> bool:
    """Tell whether what is brought about is of cells, or the condition what becomes less."""
    between = found.string[found.start("gap") : found.start("conditions")]
    behind = found.start("conditions") > found.start("gap")
    return behind and _LESSENS.search(between) is not None


def _reported(statement: Statement, study: Study) -> Iterator[Draft]:
    text = statement.full
    if not _ANY_EVENT.search(text):
        return
    for pattern in _EVENTS:
        for found in pattern.finditer(text):
            link = found.group("link")
            if NEGATION.search(link) or negated_before(text, found.start(), found.start() + 1, 20):
                continue
            drug = _drug(found, study)
            if drug is None:
                continue
            conditions = indexes("".join(re.findall(r"\{C\d+\}", found.group("inner"))))
            groups = found.groupdict()
            count = groups.get("count") if len(conditions) == 1 else None
            own = drug == study.drug
            for condition in conditions:
                yield from _event(
                    statement,
                    drug,
                    condition,
                    "reported-event",
                    0.8,
                    severity=_severity(groups.get("severity")),
                    event_count=number(count) if count else None,
                    cohort_size=study.cohort_size if own and count else None,
                )


def _drug(found: re.Match[str], study: Study) -> int | None:
    groups = found.groupdict()
    named = indexes(groups.get("own") or "") or indexes(
        "".join(re.findall(ANY_DRUG, groups.get("link") or ""))
    )
    if len(named) == 1:
        return named[0]
    return study.drug if not named else None


def _severity(word: str | None) -> str | None:
    return word.lower() if word else None


def _event(  # noqa: PLR0913 - the parts of a draft
    statement: Statement,
    drug: int,
    condition: int,
    rule: str,
    confidence: float,
    *,
    severity: str | None = None,
    event_count: int | None = None,
    cohort_size: int | None = None,
) -> Iterator[Draft]:
    harm = statement.mention(condition)
    if harm.negated or harm.other_subject or statement.is_opposed(condition):
        return
    yield Draft(
        statement.passage,
        drug,
        Predicate.ADVERSE_EVENT,
        condition,
        rule,
        confidence,
        severity=severity,
        event_count=event_count,
        cohort_size=cohort_size,
    )
