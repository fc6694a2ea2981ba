"""A model that is fitted to a few sentences finds what they name, and is the same from its file."""

from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.model import Category, Span
from kg.text.tagging.features import features
from kg.text.tagging.labels import NameKind
from kg.text.tagging.learning import Fitting, fit, gold_labels
from kg.text.tagging.model import Model
from kg.text.tagging.tagger import Tagger
from kg.text.tagging.units import Sentence, sentence
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


def line(text: str) -> Sentence:
    return sentence(text, Span(0, len(text)))


def gold(each: Sentence, names: dict[str, str]) -> list[tuple[int, int, NameKind]]:
    found = []
    for quote, kind in names.items():
        start = each.text.index(quote)
        covered = [
            n for n, u in enumerate(each.units) if start <= u.start and u.end <= start + len(quote)
        ]
        found.append((covered[0], covered[-1], NameKind(kind)))
    return found


@pytest.fixture(scope="module")
def model() -> Model:
    lines = [line(text) for text, _ in TAUGHT]
    found = features(lines, TABLE, [{}] * len(lines))
    names = [gold(each, names) for each, (_, names) in zip(lines, TAUGHT, strict=True)]
    labels = gold_labels(found.lengths, names)
    rounds: list[int] = []
    fitted = fit(found, labels, Fitting(rounds=30), {"corpora": {}}, lambda n, _: rounds.append(n))
    assert rounds
    return fitted


def named(model: Model, *texts: str) -> list[tuple[str, str]]:
    lines = [line(text) for text in texts]
    found = Tagger(model, TABLE).stretches(lines, [{}] * len(lines))
    assert all(0 < each.probability <= 1 for each in found)
    return [(lines[f.sentence].quote(f.first, f.last), f.kind.value) for f in found]


def test_it_finds_what_it_was_taught_and_more(model: Model) -> None:
    assert named(model, "Liver failure was treated with iron.") == [
        ("Liver failure", "condition"),
        ("iron", "chemical"),
    ]


def test_nothing_is_found_in_nothing(model: Model) -> None:
    assert named(model) == []
    assert named(model, "", "...") == []


def test_a_word_is_scored_alike_whenever_it_is_met(model: Model) -> None:
    tagger = Tagger(model, TABLE)
    first, second = [line("Gout hurt.")], [line("Iron was given for gout.")]
    alone = Tagger(model, TABLE).stretches(second, [{}])
    tagger.stretches(first, [{}])
    assert tagger.stretches(second, [{}]) == alone
    assert tagger.stretches(first * 3 + second, [{}] * 4)[-1].probability == alone[-1].probability


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
    lines = [line(text) for text, _ in TAUGHT]
    found = features(lines, TABLE, [{}] * len(lines))
    names = [gold(each, names) for each, (_, names) in zip(lines, TAUGHT, strict=True)]
    labels = gold_labels(found.lengths, names)
    again = fit(found, labels, Fitting(rounds=30), {}, lambda *_: None)
    assert (again.weights == model.weights).all()


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    with pytest.raises(ModelError, match="cannot be read"):
        Model.load(path)
    path.write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot be read"):
        Model.load(path)
