"""Two drugs given together: "in combination with", "simultaneously with X and Y", "X plus Y".

Chemists combine substances too, and give them to nobody. Of two drugs the words are enough. Where
one is another chemical, the sentence must tell of a treatment or name a condition; where both are,
it must tell of a treatment.
"""

import itertools
import re
from collections.abc import Iterator

from kg.model import Category, Predicate
from kg.text.claims.draft import Draft
from kg.text.claims.phrases import (
    DRUG_MODIFIERS,
    LISTED_DRUGS,
    ONE_DRUG,
    UNCERTAIN,
    Pattern,
    indexes,
    negated_before,
)
from kg.text.claims.skeleton import Statement

_WITH = (
    r"(?:in\s+(?:association|combination|conjunction)\s+with|combined\s+with|together\s+with|"
    r"along\s+with|plus|added\s+to|(?:concomitantly|concurrently|simultaneously)\s+with|"
    r"co-?administered\s+with|given\s+with|as\s+(?:an\s+)?add-on\s+to)"
)
_JOINT = r"(?:combined|concomitant|concurrent|simultaneous|joint|combination)"
_DEED = r"(?:use|usage|treatment|therapy|administration|application)"
_STEP = r"(?:[^{};:]|\{[CT]\d+\})"

_PATTERNS = tuple(
    Pattern(pattern)
    for pattern in (
        (
            rf"(?P<first>{LISTED_DRUGS})(?:\s+[\w-]+){{0,3}}?\s+{_WITH}\s+{DRUG_MODIFIERS}"
            rf"(?P<second>{LISTED_DRUGS})"
        ),
        (
            rf"\b(?:{_JOINT}\s+{_DEED}|combinations?(?:\s+{_DEED})?|co-?administration)\s+"
            rf"(?:of|with|consisting\s+of)\s+{DRUG_MODIFIERS}(?P<first>{ONE_DRUG})(?P<gap>[^{{}};:]{{0,30}}?)"
            rf"(?:\band|\bplus|\+|/)\s*{DRUG_MODIFIERS}(?P<second>{ONE_DRUG})"
        ),
        (
            rf"\b(?:{_JOINT}\s+{_DEED}|combinations?(?:\s+{_DEED})?|co-?administration)\s+"
            rf"of\s+{DRUG_MODIFIERS}(?P<first>{ONE_DRUG})\s+with\s+{DRUG_MODIFIERS}(?P<second>{LISTED_DRUGS})"
        ),
        (
            rf"\b(?:simultaneously|concomitantly|concurrently|jointly)\s+(?:[\w-]+\s+){{0,2}}?(?:with\s+)?"
            rf"{DRUG_MODIFIERS}(?P<first>{ONE_DRUG})(?P<gap>{_STEP}{{0,120}}?)(?:\band|\bplus)\s+"
            rf"{DRUG_MODIFIERS}(?P<second>{ONE_DRUG})"
        ),
        (
            rf"(?P<first>{ONE_DRUG})(?:\s+and\s+|\s*[-/+]\s*|\s+plus\s+)(?P<second>{ONE_DRUG})\s+"
            rf"(?:combination|co-?treatment|co-?administration|dual\s+therapy)\b"
        ),
        (
            rf"(?P<first>{ONE_DRUG})\s+and\s+{DRUG_MODIFIERS}(?P<second>{ONE_DRUG})\s+(?:was|were|are|is|being)\s+"
            rf"(?:co-?administered|combined|given\s+(?:together|concomitantly|simultaneously|in\s+combination))"
        ),
    )
)
_PAIR = 2
_GIVEN = Pattern(
    r"\b(?:treat(?:ed|ment|ments|ing)?|co-?treat\w+|\w*therap(?:y|ies|eutic)|(?:co-?)?administ\w+|"
    r"receiv(?:ed|ing|e|es)|given|inject\w+|infus(?:ed|ions?)|dos(?:e|es|ed|age|ages|ing)|"
    r"oral(?:ly)?|intraven\w+|intraperiton\w+|prescri\w+|supplement(?:ed|ation)|diet(?:s|ary)?|"
    r"trials?|patients?|volunteers?|participants?|women|men|children|rats?|mice|mouse|animals?)\b"
)
_ALTERNATIVE = Pattern(r"\b(?:versus|vs|or|compared|alone|instead)\b")


def combinations(statement: Statement) -> Iterator[Draft]:
    """Yield the pairs of drugs that one sentence says were given together."""
    if statement.substances < _PAIR or statement.drugs < _PAIR:
        return
    text = statement.plain
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if _is_ruled_out(text, found):
                continue
            pairs = itertools.product(
                indexes(found.group("first"))[-1:], indexes(found.group("second"))
            )
            for first, second in pairs:
                if _is_given(statement, first, second):
                    yield Draft(
                        statement.passage,
                        first,
                        Predicate.GIVEN_WITH,
                        second,
                        "given-together",
                        0.85,
                    )


def _is_given(statement: Statement, first: int, second: int) -> bool:
    drugs = [statement.mention(each).category for each in (first, second)].count(Category.DRUG)
    if drugs == _PAIR or _GIVEN.search(statement.passage.text) is not None:
        return True
    return bool(drugs) and statement.has_condition


def _is_ruled_out(text: str, found: re.Match[str]) -> bool:
    between = text[found.end("first") : found.start("second")]
    return (
        negated_before(text, found.start(), found.start("second"))
        or _ALTERNATIVE.search(between) is not None
        or UNCERTAIN.search(text[max(0, found.start() - 30) : found.start("second")]) is not None
    )
