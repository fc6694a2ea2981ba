"""Each kind of error, told apart."""

from kg.model import Document, Section, Source
from kg.text.tagging.labels import NameKind
from kg.vocabulary import Vocabulary
from measuring.errors import errors, report
from measuring.gold import GoldDocument
from measuring.scoring import Name

TEXT = "Lupus nephritis, osteoporosis, SLE, aspirin and belimumab, without drooping."
DOCUMENT = Document(Source("a", "0", "0", "test"), sections=(Section("abstract", TEXT),))


def name(quote: str, concept: str, kind: NameKind = NameKind.CONDITION) -> Name:
    start = TEXT.index(quote)
    return Name(kind, 0, start, start + len(quote), quote, (concept,), 0.9, "exact")


def told(gold: list[Name], found: list[Name], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    item = GoldDocument(DOCUMENT, tuple(gold))
    return [(each.what, each.cause) for each in errors(item, found, vocabulary)]


def test_gold_has_no_errors(vocabulary: Vocabulary) -> None:
    gold = [name("Lupus nephritis", "D008181"), name("aspirin", "D001241", NameKind.CHEMICAL)]
    assert told(gold, gold, vocabulary) == []


def test_missed(vocabulary: Vocabulary) -> None:
    gold = [
        name("osteoporosis", "D010024"), name("SLE", "D008180"), name("drooping", "D000001"),
        name("aspirin", "-1", NameKind.CHEMICAL), name("Lupus nephritis", "D000001"),
    ]  # fmt: skip
    assert sorted(told(gold, [], vocabulary)) == [
        ("missed", "no concept in the gold"),
        ("missed", "short form"),
        ("missed", "the vocabulary has this name"),
        ("missed", "the vocabulary has this name for another concept"),
        ("missed", "the vocabulary lacks this name"),
    ]


def test_spurious(vocabulary: Vocabulary) -> None:
    gold = [name("Lupus nephritis", "D008181")]
    found = [*gold, name("osteoporosis", "MESH:D008181"), name("drooping", "D010024")]
    assert told(gold, found, vocabulary) == [
        ("spurious", "its concept is annotated elsewhere in the text"),
        ("spurious", "found by exact"),
    ]
    other = name("Lupus nephritis", "D008181", NameKind.CHEMICAL)
    assert ("spurious", "annotated as the other kind") in told(gold, [other], vocabulary)


def test_wrong_boundary(vocabulary: Vocabulary) -> None:
    whole, short = name("Lupus nephritis", "D008181"), name("nephritis", "D009393")
    assert told([whole], [short], vocabulary) == [("wrong boundary", "too short on the left")]
    assert told([short], [whole], vocabulary) == [("wrong boundary", "too long on the left")]
    left, right = name("Lupus", "D1"), name("nephritis, osteoporosis", "D1")
    assert told([whole], [left], vocabulary) == [("wrong boundary", "too short on the right")]
    assert told([whole], [right], vocabulary) == [("wrong boundary", "shifted")]


def test_wrong_concept(vocabulary: Vocabulary) -> None:
    def why(gold: str, found: str) -> list[tuple[str, str]]:
        return told([name("SLE", gold)], [name("SLE", found)], vocabulary)

    assert why("D008180|D1", "D008180") == []
    assert why("-1", "D008180") == []
    assert why("D999999", "D008180") == [("wrong concept", "the vocabulary lacks the gold concept")]
    assert why("D009393", "D008181") == [("wrong concept", "narrower than the gold")]
    assert why("D008181", "D009393") == [("wrong concept", "broader than the gold")]
    assert why("D010024", "D008180") == [("wrong concept", "another concept")]


def test_a_report_counts_all_and_draws_some(vocabulary: Vocabulary) -> None:
    item = GoldDocument(DOCUMENT, (name("osteoporosis", "D010024"), name("SLE", "D008180")))
    lines = list(report(list(errors(item, (), vocabulary)), 1))
    assert lines[0] == "\nmissed, conditions: 2"
    assert sum("[" in line for line in lines) == 1
    assert list(report([], 20)) == []
