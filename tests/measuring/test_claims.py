"""The benchmark of claims: its gold, its scorer, and the program, on an invented corpus."""

import random
from pathlib import Path

import pytest

from kg.model import Annotation, Claim, Evidence, Predicate
from measuring.claim_report import by_rule, counts, error_rows
from measuring.claimants import Outcome, SameDocument, SameSentence
from measuring.relations import GoldRelations, Link, Pair, annotated, claimed, gold_relations
from measuring.scoring import Counts
from tests.measuring.running import ran
from tests.small_vocabulary import small_vocabulary_path

TEXTS = (
    ("Aspirin for osteoporosis", "Aspirin-induced nephritis was seen. Belimumab was given too."),
    ("Belimumab", "Patients with lupus nephritis were treated with belimumab. Nephritis is rare."),
)
NAMES = (
    ("Aspirin", "Chemical", "D001241"), ("Belimumab", "Chemical", "C511911"),
    ("osteoporosis", "Disease", "D010024"), ("lupus nephritis", "Disease", "D008181"),
    ("nephritis", "Disease", "D009393"),
)  # fmt: skip
RELATIONS = (
    ("1", "Negative_Correlation", "D010024", "D001241"),
    ("1", "CID", "D001241", "D009393"),
    ("1", "Association", "C511911", "D009393"),
    ("1", "CID", "D001241", "D999999"),
    ("2", "Negative_Correlation", "C511911", "D008181"),
)
NOTHING: frozenset[Pair] = frozenset()


def corpus() -> str:
    blocks = []
    for number, (title, abstract) in enumerate(TEXTS, 1):
        rows = [f"{number}|t|{title}", f"{number}|a|{abstract}"]
        text = f"{title} {abstract}"
        for name, kind, concept in NAMES:
            at = text.casefold().find(name.casefold())
            while at >= 0:
                end = at + len(name)
                if not (name == "nephritis" and text[at - 6 : at].casefold() == "lupus "):
                    rows.append(f"{number}\t{at}\t{end}\t{text[at:end]}\t{kind}\t{concept}")
                at = text.casefold().find(name.casefold(), end)
        rows += ["\t".join(row) for row in RELATIONS if row[0] == str(number)]
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "CDR_invented.PubTator.txt"
    written.write_text(corpus(), encoding="utf-8")
    return written


@pytest.fixture
def gold(path: Path) -> list[GoldRelations]:
    return list(gold_relations(path, lambda _: None))


def said(gold: list[GoldRelations], link: Link, pairs: list[frozenset[Pair]]) -> list[Outcome]:
    return [
        Outcome(item, link, dict.fromkeys(told, ("a-rule", "A sentence.")))
        for item, told in zip(gold, pairs, strict=True)
    ]


def test_gold_relations_are_of_a_chemical_and_a_condition_of_the_document(
    gold: list[GoldRelations],
) -> None:
    assert [item.pairs for item in gold] == [
        {Link.HARM: {("D001241", "D009393")}, Link.TREATMENT: {("D001241", "D010024")}},
        {Link.HARM: NOTHING, Link.TREATMENT: {("C511911", "D008181")}},
    ]
    assert annotated(gold) == (Link.HARM, Link.TREATMENT)
    assert annotated(gold[1:]) == (Link.TREATMENT,)
    assert all(not item.document.source_mentions for item in gold)
    assert all(not item.document.source_relations for item in gold)
    for item in gold:
        for mention in item.mentions:
            text = item.document.sections[mention.section].text
            assert text[mention.start : mention.end] == mention.quote


@pytest.mark.parametrize("link", Link)
def test_gold_against_itself(gold: list[GoldRelations], link: Link) -> None:
    told = counts(said(gold, link, [item.pairs[link] for item in gold]))
    assert (told.precision, told.recall, told.f1) == (1, 1, 1)


def test_gold_shuffled_among_documents(gold: list[GoldRelations]) -> None:
    pairs = [item.pairs[Link.TREATMENT] for item in gold]
    told = counts(said(gold, Link.TREATMENT, pairs[::-1]))
    assert told == Counts(right=0, wrong=2, missed=2)


def test_the_order_of_documents_and_pairs_does_not_matter(gold: list[GoldRelations]) -> None:
    whole = said(gold, Link.TREATMENT, [item.pairs[Link.TREATMENT] for item in gold])
    random.Random(3).shuffle(whole)  # noqa: S311
    assert counts(whole) == Counts(right=2)


def test_nothing_said(gold: list[GoldRelations]) -> None:
    told = counts(said(gold, Link.TREATMENT, [NOTHING, NOTHING]))
    assert (told.precision, told.recall, told.f1) == (0, 0, 0)
    assert counts(said(gold[1:], Link.HARM, [NOTHING])).f1 == 1


def test_peers_read_nothing(gold: list[GoldRelations]) -> None:
    annotation = Annotation(mentions=gold[0].mentions)
    sentences = SameSentence().said(gold[0], annotation, Link.HARM)
    assert sorted(sentences) == [("D001241", "D009393"), ("D001241", "D010024")]
    document = SameDocument().said(gold[0], annotation, Link.HARM)
    assert sorted(document) == [
        ("C511911", "D009393"), ("C511911", "D010024"),
        ("D001241", "D009393"), ("D001241", "D010024"),
    ]  # fmt: skip


def test_denied_claims_and_those_of_another_link_say_nothing() -> None:
    def claim(predicate: Predicate, *, negated: bool = False) -> Claim:
        evidence = (Evidence(0, 0, 1, "A"),)
        return Claim("D1", predicate, "D2", evidence, (), "rule", 0.9, negated=negated)

    treats, harm = claim(Predicate.TREATS), claim(Predicate.ADVERSE_EVENT)
    every = (treats, harm, claim(Predicate.TREATS, negated=True), claim(Predicate.GIVEN_WITH))
    assert list(claimed(every, Link.TREATMENT)) == [(("D1", "D2"), treats)]
    assert list(claimed(every, Link.HARM)) == [(("D1", "D2"), harm)]


def test_rules_and_errors_are_told(gold: list[GoldRelations]) -> None:
    told = said(gold, Link.TREATMENT, [frozenset({("D001241", "D009393")}), NOTHING])
    assert by_rule(told) == {"a-rule": Counts(wrong=1)}
    lines = "\n".join(error_rows(told, 5))
    assert "not in the gold: 1" in lines
    assert "a-rule: Aspirin + nephritis (the gold has a harm): A sentence." in lines
    assert "missed: 2" in lines
    assert "treatment: Belimumab + lupus nephritis: Patients with lupus nephritis were" in lines


def benchmark(*words: str | Path, code: int = 0) -> str:
    return ran("claims.py", *words, code=code, KG_VOCABULARY=str(small_vocabulary_path()))


def test_a_corpus_is_scored_beside_peers(path: Path) -> None:
    told = benchmark("--corpus", path, "--rules", "--errors", "1")
    assert "harms of CDR_invented.PubTator.txt, 2 documents" in told
    assert "CDR challenge's best 0.570" in told
    lines = told.split("treatments of", 1)[1].splitlines()
    row = next(line for line in lines if line.startswith("  claims, gold names"))
    assert row.split()[3:6] == ["2", "0", "0"]
    assert any(line.split()[:1] == ["treated-with"] for line in lines)
    assert any(line.startswith("  in one document, end to end") for line in lines)


def test_papers_can_be_left_out(path: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen.txt"
    seen.write_text(corpus().split("\n\n")[0], encoding="utf-8")
    told = benchmark("--corpus", path, "--without", seen)
    assert "1 papers are left out of scoring" in told
    assert "harms of" not in told


def test_a_corpus_without_relations_and_one_that_is_not_there(tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text("1|t|Aspirin\n1|a|It helps.\n1\t0\t7\tAspirin\tChemical\tD001241\n")
    assert "annotates neither harms nor treatments" in benchmark("--corpus", bare)
    assert "nothing was measured" in benchmark("--corpus", "no-such-file", code=1)
