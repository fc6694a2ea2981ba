import multiprocessing
import os
import pickle
import sqlite3
import time

import pytest

from kg.errors import UnknownConcept, VocabularyError, VocabularyMissing
from kg.model import Category
from kg.vocabulary import ConceptKind, TermKind, default_path, open_vocabulary
from tests.small_vocabulary import build_small_vocabulary, small_vocabulary, small_vocabulary_path


@pytest.fixture(scope="module")
def vocabulary():
    return small_vocabulary()


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("belimumab", "C511911"),
        ("Systemic lupus erythematosus", "D008180"),
        ("lupus erythematosus, systemic", "D008180"),
        ("SYSTEMIC LUPUS ERYTHEMATOSUS", "D008180"),
        ("corticosteroids", "D000305"),
        ("bisphosphonate", "D004164"),
        ("Prolia", "D000069448"),
        ("fragility fractures", "D058866"),
        ("BLyS", "D053264"),
        ("RANKL", "D053245"),
        ("TNFSF13B", "D053264"),
        ("haemorrhages", "D006470"),
        ("Crohn’s disease", "D003424"),
    ],
)
def test_lookup(vocabulary, name, concept):
    assert [match.concept for match in vocabulary.lookup(name)] == [concept]


def test_lookup_says_how(vocabulary):
    (exact,) = vocabulary.lookup("xgeva")
    assert (exact.term, exact.kind, exact.exact) == ("Xgeva", TermKind.TRADE_NAME, True)
    (variant,) = vocabulary.lookup("haemorrhages")
    assert (variant.kind, variant.exact, variant.source) == (TermKind.PREFERRED, False, "MeSH")
    assert vocabulary.lookup("no such thing") == ()
    assert vocabulary.lookup("") == ()
    assert vocabulary.lookup("drug effects") == ()


def test_every_term_finds_its_concept(vocabulary):
    connection = sqlite3.connect(small_vocabulary_path())
    identifiers = [row[0] for row in connection.execute("SELECT identifier FROM concept")]
    connection.close()
    checked = 0
    for identifier in identifiers:
        concept = vocabulary.concept(identifier)
        for term in concept.terms if concept.kind is not ConceptKind.QUALIFIER else ():
            found = vocabulary.lookup(term.text)
            assert identifier in [match.concept for match in found], term
            assert all(match.exact for match in found[:1]), term
            checked += 1
    assert checked > 4000


def test_concept(vocabulary):
    belimumab = vocabulary.concept("C511911")
    assert belimumab.kind is ConceptKind.CHEMICAL
    assert belimumab.category is Category.DRUG
    assert belimumab.mapped_to == ("D061067",)
    assert belimumab.actions == ("D007166",)
    bacteremia = vocabulary.concept("D016470")
    assert bacteremia.broader == ("D001424", "D018805")
    assert bacteremia.terms[0].kind is TermKind.PREFERRED
    assert vocabulary.get("D999999") is None
    with pytest.raises(UnknownConcept, match="'D999999'"):
        vocabulary.concept("D999999")


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("D005602", ConceptKind.GEOGRAPHICAL),
        ("D008297", ConceptKind.CHECK_TAG),
        ("D002363", ConceptKind.PUBLICATION_TYPE),
        ("D008180", ConceptKind.TOPICAL),
        ("Q000187", ConceptKind.QUALIFIER),
    ],
)
def test_kind(vocabulary, identifier, kind):
    assert vocabulary.concept(identifier).kind is kind


def test_headings(vocabulary):
    assert vocabulary.descriptor("Lupus Erythematosus, Cutaneous").identifier == "D008178"
    assert vocabulary.descriptor("adrenal cortex hormones").identifier == "D000305"
    assert vocabulary.descriptor("belimumab") is None
    assert vocabulary.supplementary("belimumab").identifier == "C511911"
    assert vocabulary.supplementary("Denosumab") is None
    assert vocabulary.qualifier("drug effects").identifier == "Q000187"
    assert vocabulary.qualifier("TU").identifier == "Q000627"
    assert vocabulary.qualifier("no such qualifier") is None


def test_allowed_pairs(vocabulary):
    assert vocabulary.allows("D004351", "Q000187") is True
    assert vocabulary.allows("D004351", "Q000627") is False
    assert vocabulary.allows("C511911", "Q000627") is None
    assert vocabulary.allows("D999999", "Q000627") is None


def test_tree(vocabulary):
    assert {"D061067", "D000911", "D000906"} <= set(vocabulary.ancestors("C511911"))
    assert {"C511911", "D000069448"} <= set(vocabulary.descendants("D061067"))
    assert "D061067" not in vocabulary.descendants("D061067")
    assert list(vocabulary.ancestors("D016470")) == sorted(vocabulary.ancestors("D016470"))
    assert vocabulary.ancestors("D999999") == ()


def test_tree_goes_both_ways(vocabulary):
    for upper in ("D061067", "D012140", "D001327"):
        for lower in vocabulary.descendants(upper):
            assert upper in vocabulary.ancestors(lower)


@pytest.mark.parametrize(
    ("word", "concepts"),
    [
        ("bacteriema", ["D016470"]),
        ("Osteoporsis", ["D010024"]),
        ("belimubab", ["C511911"]),
        ("bacteremia", []),  # a term is not near itself
        ("lupsu", []),  # too short
        ("heart attakc", []),  # not one word
        ("xylophones", []),
    ],
)
def test_near(vocabulary, word, concepts):
    assert [match.concept for match in vocabulary.near(word)] == concepts


def test_words(vocabulary):
    assert vocabulary.has_word("erythematosus")
    assert vocabulary.has_word("Haemorrhages")
    assert not vocabulary.has_word("xylophone")
    assert not vocabulary.has_word("")
    assert 5 <= vocabulary.max_words <= 12


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("systemc lupus", "D008180"),
        ("denosumb", "D000069448"),
        ("lupus", "D008180"),
        ("osteoporotic fractur", "D058866"),
        ("belimumab", "C511911"),
    ],
)
def test_suggest(vocabulary, name, concept):
    suggestions = vocabulary.suggest(name)
    assert concept in [match.concept for match in suggestions]
    assert len({match.concept for match in suggestions}) == len(suggestions) <= 8
    assert vocabulary.suggest(name, limit=1) == suggestions[:1]


def test_suggest_nothing(vocabulary):
    assert vocabulary.suggest("") == ()
    assert vocabulary.suggest("qqqqqqqq") == ()


@pytest.mark.parametrize(
    "name", ["a" * 5000, "protein " * 3000, "\x00", "💊", "'; DROP TABLE--", "%"]
)
def test_odd_questions_are_answered_at_once(vocabulary, name):
    start = time.perf_counter()
    vocabulary.suggest(name)
    vocabulary.near(name)
    vocabulary.has_word(name)
    vocabulary.qualifier(name)
    assert vocabulary.descriptor(name) is None
    assert time.perf_counter() - start < 5


def test_compiles_to_the_same_bytes(tmp_path):
    left = build_small_vocabulary(tmp_path / "left.sqlite")
    right = build_small_vocabulary(tmp_path / "deeper" / "right.sqlite")
    assert left == right
    assert (tmp_path / "left.sqlite").read_bytes() == (
        tmp_path / "deeper" / "right.sqlite"
    ).read_bytes()
    names = (tmp_path / "left.names", tmp_path / "deeper" / "right.names")
    assert names[0].read_bytes() == names[1].read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["deeper", "left.names", "left.sqlite"]


def test_pickles(vocabulary):
    other = pickle.loads(pickle.dumps(vocabulary))  # noqa: S301
    assert other.release == vocabulary.release
    assert other.lookup("belimumab") == vocabulary.lookup("belimumab")
    other.close()


def _names(vocabulary, queue):
    queue.put([match.concept for match in vocabulary.lookup("Denosumab")])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_crosses_a_fork(vocabulary):
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    process = context.Process(target=_names, args=(vocabulary, queue))
    process.start()
    assert queue.get(timeout=120) == ["D000069448"]
    process.join()
    assert process.exitcode == 0


def test_default_path(monkeypatch, tmp_path):
    monkeypatch.delenv("KG_VOCABULARY", raising=False)
    assert default_path().name == "vocabulary.sqlite"
    monkeypatch.setenv("KG_VOCABULARY", str(tmp_path / "mine"))
    assert default_path() == tmp_path / "mine"


def test_missing(tmp_path):
    with pytest.raises(VocabularyMissing, match="run `kg vocab install`"):
        open_vocabulary(tmp_path / "none.sqlite")


@pytest.fixture
def copy(tmp_path):
    path = tmp_path / "copy.sqlite"
    path.write_bytes(small_vocabulary_path().read_bytes())
    return path


def test_truncated(copy):
    copy.write_bytes(copy.read_bytes()[:-4096])
    with pytest.raises(VocabularyError, match="bytes long where"):
        open_vocabulary(copy)


def test_not_a_vocabulary(tmp_path):
    text = tmp_path / "text"
    text.write_text("no database " * 20)
    with pytest.raises(VocabularyError, match="not a compiled vocabulary"):
        open_vocabulary(text)
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(VocabularyError, match="an SQLite file, but not"):
        open_vocabulary(other)
    with pytest.raises(VocabularyError, match="cannot be read"):
        open_vocabulary(tmp_path)


def test_other_version(copy):
    data = bytearray(copy.read_bytes())
    data[60:64] = (99).to_bytes(4)
    copy.write_bytes(data)
    with pytest.raises(VocabularyError, match="layout 99"):
        open_vocabulary(copy)


def test_damaged_inside(copy):
    data = copy.read_bytes()
    copy.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(VocabularyError, match="kg vocab install"), open_vocabulary(copy) as opened:
        opened.lookup("belimumab")


def test_closed(copy):
    with open_vocabulary(copy) as opened:
        pass
    with pytest.raises(VocabularyError):
        opened.lookup("belimumab")


def test_odd_names_in_the_path(tmp_path):
    path = tmp_path / "a b#c?d%20.sqlite"
    path.write_bytes(small_vocabulary_path().read_bytes())
    with open_vocabulary(path) as opened:
        assert opened.lookup("belimumab")
