"""A lexicon of a few concepts, and examples to learn from, for the tests of grounding."""

from functools import cache

from kg.text.grounding import DocumentNames, Example, FoundName, Parameters, learn
from kg.text.tagging.labels import NameKind
from tests.text.lexicon import ListedLexicon

CHEMICAL, CONDITION = NameKind.CHEMICAL, NameKind.CONDITION

ROWS = [
    ("D006973", "disease", "preferred", "Hypertension"),
    ("D051437", "disease", "preferred", "Renal Insufficiency"),
    ("D051437", "disease", "synonym", "Kidney Insufficiency"),
    ("D051437", "disease", "synonym", "Kidney Failure"),
    ("D006333", "disease", "preferred", "Heart Failure"),
    ("D001943", "disease", "preferred", "Breast Neoplasms"),
    ("D001943", "disease", "synonym", "Breast Cancer"),
    ("D010051", "disease", "preferred", "Ovarian Neoplasms"),
    ("D010051", "disease", "synonym", "Ovarian Cancer"),
    ("D056486", "disease", "preferred", "Hepatitis"),
    ("D000544", "disease", "preferred", "Alzheimer Disease"),
    ("D000755", "disease", "abbreviation", "AD"),
    ("D000755", "disease", "preferred", "Atopic Dermatitis"),
    ("D016642", "drug", "preferred", "Bupropion"),
    ("D009270", "drug", "preferred", "Naloxone"),
    ("D002110", "drug", "preferred", "Caffeine"),
    ("D014524", "drug", "preferred", "Thromboembolin"),
]
SYNONYMS = {
    CHEMICAL: [
        ["bupropion", "bupropion hydrochloride"],
        ["naloxone", "naloxone hydrochloride"],
        ["caffeine", "caffeine hydrochloride"],
    ],
    CONDITION: [
        ["renal insufficiency", "kidney insufficiency", "kidney failure", "renal failure"],
        ["renal disease", "kidney disease"],
        ["renal calculi", "kidney calculi"],
        ["breast cancer", "breast neoplasms", "breast carcinoma"],
        ["ovarian cancer", "ovarian neoplasms", "ovarian carcinoma"],
        ["lung cancer", "lung neoplasms", "lung carcinoma"],
    ],
}
NOTHING = DocumentNames()


@cache
def lexicon() -> ListedLexicon:
    return ListedLexicon(ROWS)


def examples() -> tuple[Example, ...]:
    told = [
        (CONDITION, "hypertension", ("D006973",)),
        (CONDITION, "hypertensive", ("D006973",)),
        (CONDITION, "severe hepatitis", ("D056486",)),
        (CONDITION, "severe heart failure", ("D006333",)),
        (CONDITION, "heart failure", ("D006333",)),
        (CONDITION, "breast cancer", ("D001943",)),
        (CONDITION, "breast carcinoma", ("D001943",)),
        (CONDITION, "the breast and ovarian cancer", ("D001943", "D010051")),
        (CONDITION, "high blood pressure", ("D006973",)),
        (CONDITION, "AD", ("D000544",)),
        (CHEMICAL, "bupropion", ("D016642",)),
        (CHEMICAL, "bupropion hydrochloride", ("D016642",)),
        (CHEMICAL, "caffeine", ("D002110",)),
        (CHEMICAL, "[3H]-naloxone", ("D009270",)),
        (CHEMICAL, "Narcan", ("D009270",)),
        (CHEMICAL, "naloxone", ("C000001",)),
    ]
    return tuple(
        Example(FoundName(quote, kind), concepts, f"document {number}", NOTHING)
        for number in range(4)
        for kind, quote, concepts in told
    )


@cache
def parameters() -> Parameters:
    return learn(examples(), lexicon(), SYNONYMS)
