"""The pieces that the patterns of claims are made of, over skeletons.

A skeleton is a sentence whose mentions are replaced by placeholders (`kg.text.claims.skeleton`):
``{D3}`` a drug, ``{K3}`` another chemical, ``{C3}`` a condition, ``{T3}`` a target; the number is
the mention's index. Braces never occur otherwise, so that ``[^{}]`` steps over no mention.
"""

import re
from collections.abc import Iterator
from functools import cached_property

# "Dopamine D1 receptor agonists", "insulin levels", "glucose tolerance", "methotrexate-naive",
# "carbohydrate antigen", "fluorodeoxyglucose positron emission tomography" name no drug given.
_OTHER_HEADS = (
    r"(?:(?:kinases?|antigens?|transporters?|uptake|positron|pet)\b|(?:(?!(?:and|or|plus|with|versus|vs|for|in|as|an?|the)\b)[\w-]+\s+){0,2}?(?:blockers?|"
    r"antagonists?|inhibitors?|agonists?|receptors?|analog(?:ue)?s?|antibod(?:y|ies)|levels?|"
    r"concentrations?|deficiency|deprivation|resistance|tolerance|oxidase|inducible|vaccines?)\b)"
)
_WITHOUT = r"(?:na[iï]ve|free|resistant|refractory|sensitive|like)\b"
_OTHER_HEAD = rf"(?!\s+{_OTHER_HEADS})(?!-{_WITHOUT})"
OTHER_HEAD = re.compile(rf"\s*(?:{_OTHER_HEADS}|[-‐‑–]\s?{_WITHOUT})", re.IGNORECASE)
"""What stands behind a drug's name where no drug is given."""
ANY_DRUG = r"\{[DK]\d+\}"
DRUG_NAME = ANY_DRUG + _OTHER_HEAD
# A composite name, "colorectal and lung cancers", is several conditions in one place.
CONDITION = r"(?:\{C\d+\})+"
TARGET_NAME = r"\{T\d+\}"
WORD = r"[^\s{}(),;:]+"

CLOSED = (
    "for|with|in|of|by|from|to|on|at|who|that|which|was|were|is|are|be|been|has|have|had|but|than|"
    "versus|vs|not|no|without|after|before|during|while|when|until|since|because|due|we|they|it|"
    "via|per|as|may|can|could|should|did|does|do|its|their"
)
_DURATION = "seconds?|minutes?|hours?|days?|weeks?|months?|years?|cycles?|doses?|times?|least"
_REPORTING = (
    "developed|showed|experienced|achieved|improved|resulted|led|caused|induced|reduced|increased|"
    "decreased|died|discontinued|responded"
)

# Words before a drug's name: "oral", "high-dose intravenous".
DRUG_MODIFIERS = rf"(?:(?!(?:{CLOSED}|and|or)\b){WORD}\s+){{0,4}}?"
# Words before a further drug in a list: no verbs ("propranolol, inhibited the haloperidol").
_LISTED_MODIFIERS = rf"(?:(?!(?:{CLOSED}|and|or|the|an?)\b)(?![a-z]+ed\b){WORD}\s+){{0,3}}?"
# Words before a condition's name: "resistant and progressive", "active, autoantibody-positive".
CONDITION_MODIFIERS = (
    rf"(?:(?!(?:{CLOSED})\b)[\w-]+,\s+)?"
    rf"(?:(?!(?:{CLOSED}|{_DURATION}|{_REPORTING})\b){WORD}\s+){{0,6}}?"
)

_FORM = (
    r"(?:[\s-]+(?:mono)?(?:therapy|treatment|therapies|infusions?|injections?|administration|"
    r"tablets?|use))?"
)
_DOSE = (
    r"(?:,?\s+(?:at\s+(?:a\s+)?(?:dose|doses|dosage)\s+of\s+)?\d[\d.,]*(?:\s*(?:-|–|to)\s*\d[\d.]*)?\s*"
    r"(?:mg|g|µg|μg|mcg|iu|u|ml|units?|mmol)(?:/\w+)*(?:\s+(?:once|twice|daily|weekly|monthly|"
    r"every|per|a|day|week|month|\d+|weeks|months|days|hours|iv|sc|orally|intravenously|"
    r"subcutaneously)\b){0,5})?"
)
ONE_DRUG = rf"{DRUG_NAME}{_FORM}{_DOSE}"
_TOGETHER = (
    r"in\s+(?:combination|association|conjunction)\s+with|combined\s+with|together\s+with|"
    r"along\s+with|followed\s+by"
)
_LIST = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|plus|and/or)\s+|\s*[/+&]\s*|-)"
LISTED_DRUGS = rf"{ONE_DRUG}(?:{_LIST}{_LISTED_MODIFIERS}{ONE_DRUG})*"
DRUGS = rf"{ONE_DRUG}(?:(?:{_LIST}|\s+(?:{_TOGETHER})\s+){_LISTED_MODIFIERS}{ONE_DRUG})*"
_FURTHER = rf"(?:{_LIST}(?:of\s+)?|,?\s+(?:including|such\s+as)\s+)"
_FURTHER_MODIFIERS = rf"(?:(?!(?:{CLOSED}|induced|associated|related)\b){WORD}\s+){{0,3}}?"
CONDITIONS = rf"{CONDITION}(?:{_FURTHER}{_FURTHER_MODIFIERS}{CONDITION})*"

ONE_PERSON = (
    r"(?:patient|woman|man|child|girl|boy|infant|neonate|newborn|adult|subject|case|female|male|"
    r"person|individual|adolescent)"
)
PEOPLE = (
    r"(?:patients|women|men|children|girls|boys|infants|neonates|newborns|adults|subjects|cases|"
    r"females|males|people|persons|individuals|adolescents|participants|volunteers|outpatients|"
    r"inpatients|cohorts?|groups?|rats|mice)"
)
SUFFERING = (
    r"(?:with|affected\s+by|suffering\s+from|who\s+(?:have|had|has)|having|presenting(?:\s+with)?|"
    r"diagnosed\s+with|hospitali[sz]ed\s+(?:with|for)|(?:who\s+were\s+)?diagnosed\s+(?:with|as)|"
    r"living\s+with)\s+(?:an?\s+|the\s+)?"
)
_HEAD = rf"(?:(?!(?:{CLOSED})\b){WORD}\s+|of\s+){{0,6}}?"
POPULATION = rf"{_HEAD}(?:{PEOPLE}|{ONE_PERSON})\s+(?:{WORD}\s+){{0,2}}?{SUFFERING}"
MANY_PATIENTS = rf"{_HEAD}{PEOPLE}\s+(?:{WORD}\s+){{0,2}}?{SUFFERING}"
FOR_TREATMENT = (
    r"(?:the\s+)?(?:[\w-]+\s+)?(?:treatment|therapy|management|treating|control)\s+(?:of\s+|in\s+|"
    r"for\s+)?(?:the\s+)?"
)
# What a treatment is for: "(the treatment of) (patients with) active ... {C}".
OBJECT = (
    rf"(?P<purpose>{FOR_TREATMENT})?(?P<population>{POPULATION})?(?:an?\s+|the\s+)?"
    rf"{CONDITION_MODIFIERS}(?P<conditions>{CONDITIONS})"
    r"(?!-|\s+(?:prevention|prophylaxis|risk|screening|diagnosis|models?\b))"
)

OF_CELLS = frozenset({"death", "deaths", "cell death", "cytotoxicity", "necrosis"})
"""What is called a condition and is one of cells, or no illness: none is treated for it."""

NEGATION = re.compile(
    r"\b(?:not|no|never|without|neither|nor|cannot|fail(?:s|ed)?\s+to|lack(?:s|ed)?\s+of|"
    r"little\s+evidence|insufficient\s+evidence)\b",
    re.IGNORECASE,
)
UNCERTAIN = re.compile(
    r"\b(?:may|might|could|would|should|whether|if|hypothes\w+|potential(?:ly)?|propos\w+|"
    r"suggested\s+as)\b",
    re.IGNORECASE,
)
PREVENTION = re.compile(r"\b(?:prevent\w*|prophyla\w+|protect\w*)\b", re.IGNORECASE)


class Pattern:
    """A pattern of claims: letter case never matters in it.

    It is compiled when a text is first searched for it: all of them take a quarter of a second.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, re.IGNORECASE)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self._compiled.finditer(text)

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Return the first match in a text, or between two of its places."""
        return self._compiled.search(text, *bounds)


GIVING = Pattern(
    r"\b(?:treat(?:ed|ment|ing)?|therapy|receiv(?:ed|ing|e|es)|given|administered|prescribed|"
    r"started|initiated|used|use|using|undergoing|managed|taking|took|introduced)\b"
)
STUDYING = Pattern(
    r"\b(?:efficacy|effectiveness|trials?|randomi[sz]\w+|evaluat\w+|assess\w*|investigat\w+|"
    r"phase\s+[\divx]+)\b"
)


def indexes(fragment: str) -> tuple[int, ...]:
    """Return the mention indexes of a fragment of a skeleton, in order.

    >>> indexes("{D3} and oral {D14}")
    (3, 14)
    """
    return tuple(int(number) for number in re.findall(r"\{[A-Z](\d+)\}", fragment))


def negated_before(skeleton: str, start: int, end: int, reach: int = 40) -> bool:
    """Tell whether a negation stands in ``skeleton[start:end]`` or shortly before it.

    A negation in another clause does not count: the reach ends at a comma or semicolon.
    """
    before = re.split(r"[,;]|\bbut\b", skeleton[max(0, start - reach) : start])[-1]
    return NEGATION.search(before) is not None or NEGATION.search(skeleton, start, end) is not None
