"""What a drug acts on, where the text says so of this drug: "belimumab (anti-BLyS)"."""

from collections.abc import Iterator

from kg.model import Predicate
from kg.text.claims.draft import Draft
from kg.text.claims.phrases import ANY_DRUG, TARGET_NAME, Pattern, indexes
from kg.text.claims.skeleton import Statement

_D = rf"(?P<drug>{ANY_DRUG})"
_T = rf"(?P<target>{TARGET_NAME})"
_ACTOR = r"(?:inhibitors?|antagonists?|blockers?|antibod(?:y|ies)|agents?|drugs?|biologics?|mAbs?)"
_KIND = r"(?:(?!\b(?:with|for|in|than|versus)\b)[^{}();:,]){0,70}?"
_BETWEEN = r"(?:(?!(?:and|or|with|for|in|receptors?)\b)[\w-]+\s+){0,3}?"
_BINDS = (
    r"(?:targets|targeting|binds(?:\s+to)?|binding(?:\s+to)?|neutrali[sz]es|neutrali[sz]ing|inhibits|"
    r"inhibiting|blocks|blocking)"
)

_PATTERNS = tuple(
    Pattern(pattern)
    for pattern in (
        rf"{_D}\s+\((?:an?\s+)?{_KIND}anti[-‐‑–\s]?{_T}[^(){{}}]{{0,40}}\)",
        (
            rf"{_D}\s*[,(]\s*(?:which\s+is\s+)?(?:an?|the)\s+{_KIND}(?:anti[-‐‑–\s]?)?{_T}"
            rf"[\s-]+{_BETWEEN}{_ACTOR}"
        ),
        rf"{_D}\s+\({_T}[\s-]+{_ACTOR}\)",
        rf"(?:anti[-‐‑–\s]?)?{_T}[\s-]+{_BETWEEN}{_ACTOR},?\s+\(?{_D}",
        (
            rf"{_D}\s+(?:is|are)\s+(?:an?|the)\s+{_KIND}(?:anti[-‐‑–\s]?)?{_T}[\s-]+"
            rf"{_BETWEEN}{_ACTOR}"
        ),
        (
            rf"{_D}\s*(?:,|\(|is|are)\s*(?:which\s+is\s+)?(?:an?|the)\s+{_KIND}"
            rf"(?:antibod(?:y|ies)|inhibitors?|antagonists?|blockers?)\s+"
            rf"(?:that\s+|which\s+)?(?:is\s+)?(?:directed\s+)?(?:against|to|of|for|{_BINDS})\s+(?:[\w-]+\s+){{0,2}}?{_T}"
        ),
        rf"{_D}\s+(?:(?:selectively|specifically|directly|potently)\s+)?{_BINDS}\s+(?:the\s+|human\s+)?{_T}",
    )
)


def interactions(statement: Statement) -> Iterator[Draft]:
    """Yield the drugs of one sentence with the proteins that it says they act on."""
    if not (statement.has_target and statement.substances):
        return
    for pattern in _PATTERNS:
        for found in pattern.finditer(statement.acting):
            (drug,), (target,) = indexes(found.group("drug")), indexes(found.group("target"))
            yield Draft(statement.passage, drug, Predicate.INTERACTS, target, "acts-on", 0.85)
