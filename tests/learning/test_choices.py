"""What annotated documents teach of choices."""

from pathlib import Path

import numpy as np

from kg.learning import examples, learn
from kg.learning.choices import FEWEST
from kg.vocabulary import Vocabulary
from tests.learning.corpora import pubtator


def learnt(tmp_path: Path, vocabulary: Vocabulary, text: str) -> np.ndarray:  # type: ignore[type-arg]
    path = tmp_path / "corpus.pubtator"
    path.write_text(text, encoding="utf-8")
    items = list(examples([path], lambda _: None))
    found = learn(items, vocabulary, penalty=0.1, rounds=20, progress=lambda *_: None)
    return found.model.chooser.weights


def test_few_documents_teach_nothing_of_choices(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = pubtator()
    assert text.count("|t|") < FEWEST
    assert not learnt(tmp_path, vocabulary, text).any()


def test_the_same_documents_teach_the_same(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = (
        pubtator()
        + "\n"
        + "".join(
            f"2{line[1:]}" if line[:1] == "1" else line
            for line in pubtator().splitlines(keepends=True)
        )
    )
    one, other = (learnt(tmp_path, vocabulary, text) for _ in range(2))
    assert one.any()
    assert np.array_equal(one, other)
