# ruff: noqa: ARG002, ARG005 - the signatures are those of the things stood in for
import pytest

from kg.errors import InputError
from kg.readers import Reader, Registry, Sample, default_registry, registry


class Fixed:
    description = "always as sure as it was told to be"

    def __init__(self, name="fixed", score=0.7):
        self.name, self.score = name, score

    def confidence(self, sample):
        return self.score

    def read(self, file):
        yield from ()


class Point:
    name, value = "mine", "package:Mine"

    def __init__(self, found):
        self.found = found

    def load(self):
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def test_built_in_readers():
    known = default_registry()
    assert known.names() == tuple(sorted(reader.name for reader in registry.BUILT_IN))
    assert all(isinstance(known.get(name), Reader) for name in known.names())
    assert all(known.get(name).description for name in known.names())


def test_a_second_reader_of_a_name_is_refused():
    known = Registry([Fixed()])
    with pytest.raises(InputError, match="two readers called 'fixed'"):
        known.register(Fixed())


def test_unknown_name():
    with pytest.raises(InputError, match="no reader called 'x'; there are: a, b"):
        Registry([Fixed("b"), Fixed("a")]).get("x")


def test_the_surest_is_chosen_and_ties_go_by_name():
    sample = Sample("", "")
    assert Registry([Fixed("b", 0.6), Fixed("a", 0.9)]).choose(sample).name == "a"
    assert Registry([Fixed("b"), Fixed("a")]).choose(sample).name == "a"
    assert Registry([Fixed("a", 0.49)]).choose(sample) is None


@pytest.mark.parametrize("found", [Fixed, Fixed()])
def test_entry_points_add_readers(monkeypatch, found):
    monkeypatch.setattr(registry, "entry_points", lambda group: [Point(found)])
    assert "fixed" in default_registry().names()


@pytest.mark.parametrize(
    ("found", "message"),
    [(ImportError("no module"), "does not load: no module"), (object(), "is no reader")],
)
def test_bad_entry_points(monkeypatch, found, message):
    monkeypatch.setattr(registry, "entry_points", lambda group: [Point(found)])
    with pytest.raises(InputError, match=message):
        default_registry()
