"""A model that is fitted to a few sentences finds what they name, and is the same from its file."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.model import Category
from kg.text.tagging.labels import NameKind
from kg.text.tagging.learning import Fitting, Taught, fit
from kg.text.tagging.model import Model
from kg.text.tagging.tagger import Tagger
from kg.text.tagging.units import Sentence
from kg.vocabulary.concept import TermKind
from kg.vocabulary.name_table import NamedTerm, NameTable

TABLE = NameTable.of(
    NamedTerm(text, TermKind.SYNONYM, category, supplementary=False, source="MeSH")
    for text, category in [("gout", Category.DISEASE), ("iron", Category.CHEMICAL)]
)
TAUGHT = [
    ("Gout was treated with colchicine.", {"Gout": "condition", "colchicine": "chemical"}),
    ("Iron was given for severe gout.", {"Iron": "chemical", "gout": "condition"}),
    ("Patients with heart failure took digoxin.",
     {"heart failure": "condition", "digoxin": "chemical"}),
    ("No patient with renal failure took iron.",
     {"renal failure": "condition", "iron": "chemical"}),
    ("The patients were treated and took part.", {}),
] * 4  # fmt: skip


def gold(text: str, names: dict[str, str]) -> list[tuple[int, int, NameKind]]:
    return [
        (text.index(quote), text.index(quote) + len(quote), NameKind(kind))
        for quote, kind in names.items()
    ]


def taught(sentences: Sequence[tuple[str, dict[str, str]]] = TAUGHT) -> Taught:
    lines = [Sentence(text) for text, _ in sentences]
    return Taught(lines, (), [gold(text, names) for text, names in sentences])


@pytest.fixture(scope="module")
def model() -> Model:
    rounds: list[int] = []
    options = Fitting(rounds=30)
    fitted = fit([taught()], TABLE, options, {"corpora": {}}, lambda n, _: rounds.append(n))
    assert rounds
    return fitted


def named(model: Model, *texts: str) -> list[tuple[str, str]]:
    found = Tagger(model, TABLE).tagged([Sentence(text) for text in texts]).stretches
    assert all(0 < each.probability <= 1 for each in found)
    return [(texts[each.sentence][each.start : each.end], each.kind.value) for each in found]


def test_it_finds_what_it_was_taught_and_more(model: Model) -> None:
    assert named(model, "No patient with liver failure took iron.") == [
        ("liver failure", "condition"),
        ("iron", "chemical"),
    ]


def test_nothing_is_found_in_nothing(model: Model) -> None:
    assert named(model) == []
    assert named(model, "", "...") == []


def test_a_word_is_scored_alike_whenever_it_is_met(model: Model) -> None:
    tagger = Tagger(model, TABLE)
    first, second = [Sentence("Gout hurt.")], [Sentence("Iron was given for gout.")]
    alone = Tagger(model, TABLE).tagged(second)
    tagger.tagged(first)
    assert tagger.tagged(second) == alone
    together = tagger.tagged(first * 3 + second).stretches
    assert together[-1].probability == alone.stretches[-1].probability


def test_a_model_is_the_same_from_its_file(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m.npz")
    again = Model.load(tmp_path / "m.npz")
    assert np.allclose(again.weights, model.weights, atol=1e-2)
    assert named(again, "Iron was given for severe gout.") == [
        ("Iron", "chemical"),
        ("gout", "condition"),
    ]
    again.save(tmp_path / "n.npz")
    assert (tmp_path / "n.npz").read_bytes() == (tmp_path / "m.npz").read_bytes()


def test_fitting_is_repeatable(model: Model) -> None:
    again = fit([taught()], TABLE, Fitting(rounds=30), {}, lambda *_: None)
    assert (again.weights == model.weights).all()


OTHERS = [
    ("Insulin was given for mumps.", {"Insulin": "chemical", "mumps": "condition"}),
    ("Patients took quinine.", {"quinine": "chemical"}),
] * 4
"""They call insulin a chemical; those that we follow do not."""
OURS = [*TAUGHT, *[("Insulin was given for gout.", {"gout": "condition"})] * 4]


def test_the_first_group_is_followed_where_groups_disagree() -> None:
    fitted = fit([taught(OURS), taught(OTHERS)], TABLE, Fitting(0.1, 60), {}, lambda *_: None)
    text = "Insulin was given for mumps. Patients took quinine."
    assert named(fitted, text) == [("mumps", "condition"), ("quinine", "chemical")]
    turned = fit([taught(OTHERS), taught(OURS)], TABLE, Fitting(0.1, 60), {}, lambda *_: None)
    assert ("Insulin", "chemical") in named(turned, text)


def test_groups_that_may_not_disagree_are_one() -> None:
    options = Fitting(rounds=60, own={})
    apart = fit([taught(OURS), taught(OTHERS)], TABLE, options, {}, lambda *_: None)
    together = fit([taught(OURS + OTHERS)], TABLE, options, {}, lambda *_: None)
    assert np.allclose(apart.weights, together.weights, atol=0.02)
    assert np.allclose(apart.transitions, together.transitions, atol=0.02)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    with pytest.raises(ModelError, match="cannot be read"):
        Model.load(path)
    path.write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot be read"):
        Model.load(path)
