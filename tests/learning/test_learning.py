"""What becomes of corpora: sentences with gold names, and a model that finds them."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest

from kg import learning
from kg.errors import ExportError, InputError, ModelError
from kg.learning import KINDS, AnnotatedDocument, Corpora, examples, learn, save
from kg.mentions import in_memory
from kg.model import Document, Finding
from kg.readers import read_file
from kg.text import TextModel, default_text_model
from kg.text.tagging.hints import hints
from kg.text.tagging.labels import NameKind
from kg.text.tagging.tagger import Tagger
from kg.vocabulary import Vocabulary
from tests.learning.corpora import pubtator


def silent(*_: object) -> None:
    """Hear nothing."""


def annotated(text: str) -> AnnotatedDocument:
    (document,) = (
        r for r in read_file(in_memory(text.encode(), "corpus")) if isinstance(r, Document)
    )
    return learning.annotated(document)


def corpus(tmp_path: Path, text: str, name: str = "corpus.pubtator") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_gold_spans_become_units_of_sentences() -> None:
    item = annotated(
        "7|t|Lupus nephritis (LN).\n7|a|No drug-induced LN. Aspirin helped.\n"
        "7\t0\t15\tLupus nephritis\tSpecificDisease\tD008181\n"
        "7\t17\t19\tLN\tModifier\tMESH:D008181\n"
        "7\t42\t49\tAspirin\tDrug\tD001241+D000001|OMIM:12\n"
        "7\t25\t29\tdrug\tGene\t12\n"
    )
    assert [s.title for s in item.sentences] == [True, False, False]
    assert [[n.quote for n in names] for names in item.names] == [
        ["Lupus nephritis", "LN"], [], ["Aspirin"],
    ]  # fmt: skip
    for section, names in zip((0, 1, 1), item.names, strict=True):
        text = item.document.sections[section].text
        assert all(text[name.start : name.end] == name.quote for name in names)
    assert item.names[0][1].concepts == ("D008181",)
    assert item.names[2][0].concepts == ("D001241", "D000001", "OMIM:12")
    assert item.names[2][0].kind is NameKind.CHEMICAL
    assert item.long_forms == {"LN": "Lupus nephritis"}
    assert item.left_out == 0


def test_what_no_units_can_hold_is_counted() -> None:
    item = annotated(
        "7|t|Lupus\n7|a|Aspirins are good. Lupus nephritis.\n"
        "7\t6\t13\tAspirin\tChemical\tD001241\n"
        "7\t14\t30\tare good. Lupus \tDisease\tD008180\n"
        "7\t25\t40\tLupus nephritis\tDisease\tD008181\n"
        "7\t25\t30\tLupus\tDisease\tD008180\n"
        "7\t25\t30\tLupus\tDisease\tD008180\n"
    )
    assert [n.quote for names in item.names for n in names] == ["Lupus nephritis"]
    assert item.left_out == 3


def test_a_paper_counts_once_and_can_be_left_out(tmp_path: Path) -> None:
    path = corpus(tmp_path, pubtator())
    again = corpus(tmp_path, pubtator("ChemicalEntity", "DiseaseClass"), "again.pubtator")
    findings: list[Finding] = []
    items = list(examples([path, again], findings.append, frozenset({"101"})))
    assert len(items) == 17
    assert {item.document.source.path for item in items} == {"corpus.pubtator"}
    assert not findings


def test_corpora_beside_come_last_and_are_told_apart(tmp_path: Path) -> None:
    told = "101|t|Lupus\n101|a|x\n101\t0\t5\tLupus\tDisease\tD008180\n"
    own = corpus(tmp_path, told, "own.txt")
    other = corpus(tmp_path, pubtator(), "other.pubtator")
    items = list(examples([own], silent, beside=[other]))
    assert [item.beside for item in items] == [False] + [True] * 17
    found = Corpora()
    for item in items:
        found.add(item)
    assert found.beside == {"other.pubtator"}
    assert found.documents == 18


@pytest.mark.parametrize("follows", [True, False])
def test_a_corpus_beside_does_not_say_what_a_chemical_is(
    tmp_path: Path, vocabulary: Vocabulary, follows: bool
) -> None:
    """One corpus passes antibodies over, of which the other has two."""
    rows = [row for row in pubtator().splitlines(keepends=True) if "mab\tChemical" not in row]
    strict = corpus(tmp_path, "".join(rows), "strict.pubtator")
    wide = corpus(tmp_path, re.sub("(?m)^1", "2", pubtator()), "wide.pubtator")
    own, other = (strict, wide) if follows else (wide, strict)
    items = list(examples([own], silent, beside=[other]))
    learnt = learn(items, vocabulary, penalty=0.1, rounds=60, progress=silent)
    assert learnt.model.tagger.about["beside"] == [other.name]
    aspirin, antibody = items[0].sentences, items[6].sentences
    tagger = Tagger(learnt.model.tagger, vocabulary.names)
    assert NameKind.CHEMICAL in {s.kind for s in tagger.tagged(aspirin).stretches}
    assert (NameKind.CHEMICAL in {s.kind for s in tagger.tagged(antibody).stretches}) is not follows


def test_files_that_lack_a_kind_are_named(tmp_path: Path) -> None:
    both = corpus(tmp_path, pubtator())
    only = corpus(tmp_path, "9|t|Lupus\n9|a|x\n9\t0\t5\tLupus\tDisease\tD008180\n", "only.txt")
    found = Corpora()
    for item in examples([both, only], silent):
        found.add(item)
    assert list(found.lacking()) == [("only.txt", NameKind.CHEMICAL)]


def test_a_model_finds_what_it_was_fitted_to(tmp_path: Path, vocabulary: Vocabulary) -> None:
    items = list(examples([corpus(tmp_path, pubtator())], silent))
    stages: list[tuple[str, int, int | None]] = []
    learnt = learn(
        items, vocabulary, penalty=0.1, rounds=40, progress=lambda *told: stages.append(told)
    )
    assert {stage for stage, _, _ in stages} == {"reading", "fitting", "grounding"}
    save(learnt.model, tmp_path / "model")
    model = TextModel.load(tmp_path / "model").tagger
    assert model.about["names"] == {"chemical": 27, "condition": 36}
    tagger = Tagger(model, vocabulary.names)
    for item in items:
        told = hints(item.sentences, item.long_forms, tagger.names)
        found = {
            (s.sentence, s.start, s.end, s.kind)
            for s in tagger.tagged(item.sentences, told).stretches
        }
        gold = {
            (n, name.start - passage.start, name.end - passage.start, name.kind)
            for n, (passage, names) in enumerate(zip(item.passages, item.names, strict=True))
            for name in names
        }
        assert found == gold
    again = learn(items, vocabulary, penalty=0.1, rounds=40, progress=silent)
    assert np.array_equal(again.model.tagger.weights, learnt.model.tagger.weights)


def test_a_corpus_without_our_kinds(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = corpus(tmp_path, pubtator("Gene", "Species"))
    with pytest.raises(InputError, match="chemicalentity"):
        learn(examples([path], silent), vocabulary, progress=silent)


def test_scipy_missing(monkeypatch: pytest.MonkeyPatch, vocabulary: Vocabulary) -> None:
    monkeypatch.delitem(sys.modules, "kg.text.tagging.learning", raising=False)
    monkeypatch.delattr("kg.text.tagging.learning", raising=False)
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(ModelError, match=r"pip install 'kg\[learn\]'"):
        learn((), vocabulary, progress=silent)


def test_a_model_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(ExportError, match="cannot be written"):
        save(default_text_model(), tmp_path / "taken")


def test_the_table_of_types_is_in_small_letters() -> None:
    assert all(kind == kind.casefold() for kind in KINDS)
