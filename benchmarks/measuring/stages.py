"""The stages of a unit of work in one process, beside lxml's bare pass over the same file."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from lxml import etree

from kg.build import TextReading
from kg.build.depot import open_depot
from kg.build.linking import Linker, LinkTask, link_unit, linker, quads_of, way_of
from kg.build.packing import decompressing
from kg.build.reading import ReadTask, read_unit
from kg.build.settling import Answers
from kg.build.unit import Unit, unit
from kg.extractors import default_registry
from kg.names import DEFAULT_BASE
from kg.readers import InputFile
from kg.vocabulary import open_vocabulary
from measuring.clock import seconds

NOTHING = Answers(frozenset(), (), ())
TEXT = (TextReading.NONE, TextReading.FAST, TextReading.ACCURATE)


@dataclass(frozen=True, slots=True)
class Stages:
    """Processor seconds of each stage, by name, and the N-Quads that came of linking."""

    seconds: dict[str, float]
    quads: bytes

    @property
    def bare(self) -> float:
        """Those of lxml, going over the file and taking nothing."""
        return self.seconds["bare iterparse"]

    def whole(self, text: TextReading, *, validated: bool = False) -> float:
        """Those from XML to N-Quads, in a way of reading text."""
        return self.seconds["read"] + self.seconds[_name(text, validated=validated)]


def bare(path: Path) -> None:
    """Parse and take nothing: what every parser built on `lxml.etree.iterparse` does at least."""
    for _, element in etree.iterparse(path):
        if element.tag == "PubmedArticle":
            element.clear()


def unit_of(path: Path) -> Unit:
    """Return the unit of work that a file is."""
    file = InputFile(path, path.name)
    return unit(str(path), path.name, path.stat().st_size, file.sha256, DEFAULT_BASE)


def stages(path: Path, rounds: int, scratch: Path) -> Stages:
    """Measure each stage of a unit."""
    depot, one = str(scratch / "depot"), unit_of(path)
    found = {
        "bare iterparse": seconds(lambda: bare(path), rounds),
        "read": seconds(lambda: read_unit(ReadTask(depot, one, DEFAULT_BASE)), rounds),
    }
    linked = dict(_linking(depot, one, rounds))
    found |= {name: taken for name, (taken, _) in linked.items()}
    _, task = linked[_name(TextReading.NONE, validated=False)]
    with open_depot(depot).open(quads_of(task.linked)) as stream, decompressing(stream) as opened:
        return Stages(found, opened.read())


def _name(text: TextReading, *, validated: bool) -> str:
    """Return what linking is called in the table."""
    return f"link, text {text}{', validated' if validated else ''}"


def _linking(depot: str, one: Unit, rounds: int) -> Iterator[tuple[str, tuple[float, LinkTask]]]:
    with open_vocabulary() as vocabulary:
        for text, validated in product(TEXT, (False, True)):
            made = linker(vocabulary, default_registry(), text, DEFAULT_BASE)
            way = way_of(made, text, check=validated)
            task = way.task(open_depot(depot), one, NOTHING)
            yield _name(text, validated=validated), (_linked(task, made, rounds), task)


def _linked(task: LinkTask, made: Linker, rounds: int) -> float:
    return seconds(lambda: link_unit(task, given=made), rounds)


def report(found: Stages, records: int) -> Iterator[str]:
    """Yield the lines of a table, and the ratios that follow from it."""
    quads = found.quads.count(b"\n")
    yield f"  {'':30}{'seconds':>9}{'us a record':>13}{'x bare':>8}"
    for name, taken in found.seconds.items():
        each, times = taken / records * 1e6, taken / found.bare
        yield f"  {name:30}{taken:9.2f}{each:13,.0f}{times:8.2f}"
    least = found.whole(TextReading.NONE)
    yield f"  XML to N-Quads without text: {least / found.bare:.1f} x bare iterparse"
    validated = found.whole(TextReading.NONE, validated=True)
    yield (
        f"  the same, validated: {validated / found.bare:.1f} x bare iterparse, "
        f"{validated / least:.2f} x as long as not validated"
    )
    yield f"  {quads:,} quads, {quads / least:,.0f} a second"
    for text in TEXT[1:]:
        yield f"  with text {text}: {found.whole(text) / least:.2f} x without"
