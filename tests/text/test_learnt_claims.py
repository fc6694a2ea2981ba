"""Claims that a model reads: what it is shown, what it learns, and what it must not say."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.model import (
    Category,
    Claim,
    Document,
    Heading,
    HeadingQualifier,
    MatchMethod,
    Mention,
    Predicate,
    SourceArgument,
    SourceRelation,
    replace,
)
from kg.text.claims import claims
from kg.text.claims.learnt import Pair, Relation, RelationModel, pairs
from kg.text.claims.learnt.examples import KnownPair, known_pairs, relations_of
from kg.text.claims.learnt.features import BUCKETS, buckets
from kg.text.claims.learnt.indexed import indexed_pairs, tells
from kg.text.claims.learnt.learning import fit
from kg.text.claims.skeleton import Statement
from kg.text.holding import held
from kg.text.passage import passages
from tests.text.documents import document

DRUGS = {"aspirin": "D001241", "digoxin": "D004077"}
CONDITIONS = {"nausea": "D009325", "pain": "D010146", "asthma": "D001249"}
BOTH = frozenset(Relation)


def mentions(item: Document) -> tuple[Mention, ...]:
    """The drugs and conditions of a document, wherever their names stand."""
    kinds = ((DRUGS, Category.DRUG), (CONDITIONS, Category.DISEASE))
    return tuple(
        sorted(
            (
                Mention(number, at, at + len(name), name, concept, category, MatchMethod.EXACT, 1.0)
                for number, section in enumerate(item.sections)
                for names, category in kinds
                for name, concept in names.items()
                for at in [section.text.lower().find(name)]
                if at >= 0
            ),
            key=lambda mention: (mention.section, mention.start),
        )
    )


def pair(text: str) -> Pair:
    """The one pair of a sentence."""
    (found,) = every_pair(document(None, text))
    return found


def every_pair(item: Document) -> list[Pair]:
    found, cut = mentions(item), tuple(passages(item))
    return [
        one
        for passage, numbers in zip(cut, held(cut, found), strict=True)
        for one in pairs(Statement(passage, found, numbers))
    ]


@pytest.fixture(scope="module")
def model() -> RelationModel:
    """A model of four sentences."""
    taught = {
        "Severe nausea was brought on by aspirin.": {Relation.HARM},
        "Aspirin brought on nausea.": {Relation.HARM},
        "Pain was eased by aspirin.": {Relation.TREATMENT},
        "Aspirin eased pain.": {Relation.TREATMENT},
        "Aspirin and asthma were mentioned.": set(),
        "Asthma and digoxin were mentioned.": set(),
    }
    return fit(
        KnownPair(pair(text), frozenset(states), BOTH)
        for text, states in taught.items()
        for _ in range(20)
    )


def read(model: RelationModel, text: str, found: Sequence[Mention] | None = None) -> list[Claim]:
    item = document(None, text)
    return list(claims(tuple(passages(item)), found or mentions(item), (), model))


def test_a_pair_shows_kinds_and_no_names() -> None:
    found = pair("In 20 cases aspirin eased the pain.")
    assert found.words == (
        "in", "@number", "cases", "@drug", "eased", "the", "@condition", ".",
    )  # fmt: skip
    assert (found.first, found.last, found.drug_first) == (3, 6, True)
    assert not found.is_title
    assert every_pair(document("Aspirin for pain"))[0].is_title


def test_other_mentions_are_told_apart_from_the_two() -> None:
    words = {
        (one.words[one.first], one.words[one.last]): one.words
        for one in every_pair(document(None, "Aspirin, digoxin and pain with nausea."))
        if one.first == 0
    }
    assert len(words) == 1
    assert "@otherdrug" in next(iter(words.values()))
    assert len(every_pair(document(None, "Aspirin, digoxin and pain with nausea."))) == 4


def test_what_stands_too_far_apart_is_no_pair() -> None:
    near, far = " word" * 50, " word" * 70
    assert every_pair(document(None, f"Aspirin{near} pain."))
    assert not every_pair(document(None, f"Aspirin{far} pain."))


@given(st.text(alphabet="abc {}()-;,.0", max_size=60))
def test_buckets_are_in_order_each_once_and_in_their_range(filling: str) -> None:
    item = document(None, f"Aspirin {filling.replace('.', ' ')} pain")
    for one in every_pair(item):
        found = buckets(one)
        assert found == sorted(set(found))
        assert all(0 <= bucket < BUCKETS for bucket in found)
        assert found == buckets(one)


def test_a_model_reads_what_no_rule_does(model: RelationModel) -> None:
    harm = read(model, "Digoxin brought on asthma.")
    assert [(c.subject, c.predicate, c.object, c.rule) for c in harm] == [
        ("D004077", Predicate.ADVERSE_EVENT, "D001249", "learnt")
    ]
    assert harm[0].evidence[0].quote == "Digoxin brought on asthma."
    assert 0.7 <= harm[0].confidence <= 1
    treatment = read(model, "Digoxin eased asthma.")
    assert [c.predicate for c in treatment] == [Predicate.STUDIED_TO_TREAT]
    assert not read(model, "Digoxin and nausea were mentioned.")


def test_without_a_model_and_with_an_empty_one_only_rules_read() -> None:
    item = document(None, "Digoxin brought on asthma.")
    assert not claims(tuple(passages(item)), mentions(item), ())
    assert not read(RelationModel.empty(), "Digoxin brought on asthma.")


@pytest.mark.parametrize(
    "text",
    [
        "Never was it aspirin that brought on nausea.",
        "Aspirin did not bring on, nor brought on nausea.",
        "Whether aspirin brought on nausea?",
        "Aspirin antagonists brought on nausea.",
        "Aspirin-free controls brought on nausea.",
        "Aspirin D2 receptors brought on nausea.",
        "Aspirin (AA) antagonists brought on nausea.",
        "Aspirin kinases brought on nausea.",
        "Aspirin brought on anti-nausea effects.",
        "Prophylactic aspirin eased pain.",
    ],
)
def test_what_is_denied_asked_or_of_another_thing_is_not_read(
    model: RelationModel, text: str
) -> None:
    assert not read(model, text)


def test_conditions_that_are_denied_or_of_others_are_not_read(model: RelationModel) -> None:
    text = "Aspirin brought on nausea."
    drug, condition = mentions(document(None, text))
    for flag in ("negated", "other_subject", "hypothetical"):
        assert not read(model, text, [drug, replace(condition, **{flag: True})])
    assert not read(model, text, [replace(drug, category=Category.PROTEIN), condition])


def test_treatments_are_applied_where_the_text_gives_them_and_studied_in_animals(
    model: RelationModel,
) -> None:
    text = "Aspirin given daily eased pain."
    drug, condition = mentions(document(None, text))
    (given_,) = read(model, text)
    assert given_.predicate is Predicate.APPLIED_TO_TREAT
    (studied,) = read(model, text, [drug, replace(condition, animal=True)])
    assert studied.predicate is Predicate.STUDIED_TO_TREAT


def test_where_a_rule_speaks_the_model_is_silent(model: RelationModel) -> None:
    (claim,) = read(model, "Nausea was caused by aspirin and brought on by it.")
    assert claim.rule == "caused"


def test_a_model_is_kept_in_the_same_bytes(model: RelationModel, tmp_path: Path) -> None:
    for name in ("one", "two"):
        model.save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    loaded = RelationModel.load(tmp_path / "one")
    assert np.allclose(loaded.weights, model.weights, atol=1e-2)
    assert loaded.about["pairs"] == {"harm": 40, "treatment": 40}
    shown = pair("Digoxin brought on asthma.")
    assert loaded.probabilities(shown)[Relation.HARM] == pytest.approx(
        model.probabilities(shown)[Relation.HARM], abs=0.01
    )


def test_the_same_examples_give_the_same_model(tmp_path: Path) -> None:
    taught = [KnownPair(pair("Aspirin eased pain."), frozenset({Relation.TREATMENT}), BOTH)] * 3
    for name in ("one", "two"):
        fit(taught).save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_model_that_is_none_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "relations.npz"
    with pytest.raises(ModelError, match=r"relations\.npz: the model of relations cannot be read"):
        RelationModel.load(path)
    path.write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot be read"):
        RelationModel.load(path)


def test_a_model_of_another_version_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "relations.npz"
    RelationModel.empty().save(path)
    monkeypatch.setattr("kg.text.claims.learnt.model.FORMAT", 99)
    with pytest.raises(ModelError, match="another version of kg wrote this model; fit it again"):
        RelationModel.load(path)


def test_relations_of_a_corpus_teach_in_each_sentence() -> None:
    item = document("Aspirin and nausea", "Aspirin brought on nausea. Digoxin eased pain.")
    item = replace(
        item,
        source_relations=(
            SourceRelation(
                "CID", (SourceArgument(("MESH:D001241",)), SourceArgument(("MESH:D009325",)))
            ),
            SourceRelation("Bind", (SourceArgument(("1",)), SourceArgument(("2",)))),
        ),
    )
    annotates = relations_of([item])
    assert annotates == {Relation.HARM}
    known = list(known_pairs(item, tuple(passages(item)), mentions(item), annotates))
    assert [bool(one.states) for one in known] == [True, True, False]
    assert [one.teaches(Relation.TREATMENT) for one in known] == [True, True, False]


def headed(item: Document, **qualifiers: tuple[str, ...]) -> Document:
    names = DRUGS | CONDITIONS
    return replace(
        item,
        headings=tuple(
            Heading(name, names[name], qualifiers=tuple(map(HeadingQualifier, told)))
            for name, told in qualifiers.items()
        ),
    )


@pytest.mark.parametrize(
    ("drug", "condition", "states", "annotates"),
    [
        (("adverse effects",), ("chemically induced",), {Relation.HARM}, BOTH),
        (("therapeutic use",), ("drug therapy",), {Relation.TREATMENT}, BOTH),
        (("metabolism",), ("etiology",), set(), BOTH),
        (("metabolism",), ("chemically induced",), set(), {Relation.TREATMENT}),
        (("therapeutic use",), ("diagnosis",), set(), {Relation.HARM}),
    ],
)
def test_headings_tell_what_is_claimed_and_what_is_not(
    drug: tuple[str, ...],
    condition: tuple[str, ...],
    states: set[Relation],
    annotates: set[Relation],
) -> None:
    item = headed(document(None, "Aspirin and pain."), aspirin=drug, pain=condition)
    (known,) = indexed_pairs(item, tuple(passages(item)), mentions(item))
    assert (known.states, known.annotates) == (states, annotates)


def test_headings_say_nothing_of_what_indexers_passed_over() -> None:
    item = headed(document(None, "Aspirin and pain."), aspirin=("adverse effects",))
    assert tells(item)
    assert not list(indexed_pairs(item, tuple(passages(item)), mentions(item)))
    assert not tells(document(None, "Aspirin and pain."))
    assert not tells(headed(document("Aspirin and pain"), aspirin=("adverse effects",)))
