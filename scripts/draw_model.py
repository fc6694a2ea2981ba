"""Draws the graph model: the classes that a graph of the seeds has, and what links them.

    python scripts/draw_model.py

Boxes are placed by hand, in four pictures; the arrows are what links nodes of these classes in the
graph itself. A class without a box, or a link without a picture, is an error: nothing that the
graph says is missing from the pictures. The same graph gives the same bytes.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pyoxigraph import NamedNode, Quad  # noqa: E402

from kg.build import build_graph  # noqa: E402
from kg.catalogue.compact import compact  # noqa: E402
from kg.graph import KnowledgeGraph  # noqa: E402
from kg.names import RDF  # noqa: E402
from tests.small_vocabulary import small_vocabulary  # noqa: E402

BOXES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "record": ("a source record", ("kg:SourceRecord",)),
    "file": ("a file", ("kg:SourceFile",)),
    "release": ("a vocabulary", ("kg:VocabularyRelease",)),
    "activity": ("a build", ("prov:Activity",)),
    "agent": ("a program", ("prov:SoftwareAgent",)),
    "paper": ("a paper", ("fabio:JournalArticle",)),
    "journal": ("a journal", ("fabio:Journal",)),
    "language": ("a language", ("dcterms:LinguisticSystem",)),
    "authorship": ("an authorship", ("pro:RoleInTime",)),
    "person": ("an author", ("foaf:Person", "foaf:Organization")),
    "section": ("a section", ("doco:Section", "doco:Title")),
    "reference": ("a reference", ("biro:BibliographicReference",)),
    "views": ("a view count", ("schema:InteractionCounter",)),
    "heading": ("a subject heading", ("kg:SubjectHeading",)),
    "use": ("a qualifier's use", ("kg:QualifierUse",)),
    "pair": ("a pair", ("meshv:DescriptorQualifierPair",)),
    "qualifier": ("a qualifier", ("meshv:Qualifier",)),
    "substance": ("a substance", ("kg:IndexedSubstance",)),
    "evidence": ("evidence", ("kg:Evidence",)),
    "mention": ("a mention", ("oa:Annotation",)),
    "target": ("a place", ("oa:SpecificResource",)),
    "selector": ("quote and offsets", ("oa:TextQuoteSelector", "oa:TextPositionSelector")),
    "claim": ("a claim", ("biolink:Association",)),
    "case": ("a patient", ("biolink:Case",)),
    "concept": (
        "a concept",
        ("biolink:Drug", "biolink:Disease", "biolink:PhenotypicFeature", "biolink:Protein",
         "biolink:ChemicalEntity", "meshv:TopicalDescriptor", "meshv:SCR_Chemical",
         "meshv:CheckTag", "meshv:PublicationType", "meshv:GeographicalDescriptor"),
    ),
}  # fmt: skip
"""A box, what it is, and its classes; a node is of the first box that has one of its classes."""

PICTURES: Final[Mapping[str, Mapping[str, tuple[int, int]]]] = {
    "sources": {"file": (0, 0), "record": (1, 0), "paper": (2, 0),
                "release": (0, 1), "activity": (1, 1), "agent": (2, 1)},
    "paper": {"journal": (0, 0), "language": (1, 0), "person": (2, 0), "section": (0, 1),
              "paper": (1, 1), "authorship": (2, 1), "reference": (0, 2), "views": (1, 2)},
    "indexing": {"substance": (1, 0), "paper": (0, 1), "concept": (2, 1), "heading": (0, 2),
                 "pair": (2, 2), "use": (0, 3), "qualifier": (2, 3)},
    "reading": {"heading": (1, 0), "case": (0, 1), "claim": (1, 1), "concept": (2, 1),
                "paper": (0, 2), "evidence": (1, 2), "mention": (2, 2), "section": (0, 3),
                "target": (1, 3), "selector": (2, 3)},
}  # fmt: skip
"""The boxes of each picture, by column and row."""

WIDTH, HEIGHT = 200, 48
COLUMN, ROW = 400, 190
ASIDE = 74
MARGIN, LINE = 24, 14
CORNER: Final = 8
HUES: Final = {"paper": "#cfe3f6", "concept": "#fbdcc8", "claim": "#d3eedd", "mention": "#d3eedd"}
STYLE: Final = """\
.box { stroke: #37474f; stroke-width: 1.2 } .what { font-weight: bold; font-size: 14px }
text { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; font-size: 12px; fill: #1b2328 }
.link { stroke: #7f8c93; stroke-width: 1.4; fill: none } .pill { fill: #eceff1 }
"""

Links = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a picture, in pixels from its upper left."""

    x: float
    y: float


def links(quads: Iterable[Quad]) -> Links:
    """Return the predicates between boxes, as the graph has them.

    Raises:
        ValueError: when a class that links has no box.
    """
    statements = list(quads)
    classes: defaultdict[NamedNode, set[str]] = defaultdict(set)
    for quad in statements:
        if quad.predicate.value == RDF.type.value:
            classes[quad.subject].add(compact(quad.object.value))
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    boxes = {node: _box(kinds) for node, kinds in classes.items()}
    for quad in statements:
        if quad.subject in boxes and quad.object in boxes:
            found[boxes[quad.subject], boxes[quad.object]].add(compact(quad.predicate.value))
    return {ends: frozenset(found[ends]) for ends in sorted(found)}


def _box(classes: set[str]) -> str:
    for box, (_, kinds) in BOXES.items():
        if classes.intersection(kinds):
            return box
    raise ValueError(f"no box for {', '.join(sorted(classes))}: give it one in BOXES")


def pictures(found: Links) -> dict[str, str]:
    """Return the pictures as SVG, by their names; each link is in the first that has both ends.

    Raises:
        ValueError: when a link is in none.
    """
    shown: defaultdict[str, dict[tuple[str, str], frozenset[str]]] = defaultdict(dict)
    for ends, predicates in found.items():
        home = next((name for name, places in PICTURES.items() if {*ends} <= {*places}), None)
        if home is None:
            raise ValueError(f"no picture has both {ends[0]} and {ends[1]}")
        shown[home][ends] = predicates
    return {name: "".join(_svg(places, shown[name])) for name, places in PICTURES.items()}


def _svg(places: Mapping[str, tuple[int, int]], found: Links) -> Iterator[str]:
    aside = ASIDE if any(start == end for start, end in found) else 0
    width = 2 * MARGIN + 2 * COLUMN + WIDTH + aside
    height = 2 * MARGIN + max(row for _, row in places.values()) * ROW + HEIGHT + 2 * LINE
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
    yield f"<style>\n{STYLE}</style>\n"
    yield '<marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
    yield 'orient="auto"><path d="M0 0 8 4 0 8z" fill="#7f8c93"/></marker>\n'
    centres = {box: _centre(*place) for box, place in places.items()}
    both = {ends: labels for ends, labels in found.items() if ends[0] != ends[1]}
    for ends in both:
        yield _line(*_ends(centres, ends, both))
    for box, centre in centres.items():
        yield from _drawn(box, centre, found.get((box, box), frozenset()))
    for ends, predicates in both.items():
        yield from _pill(_along(*_ends(centres, ends, both), ends, both), sorted(predicates))
    yield "</svg>\n"


def _centre(column: int, row: int) -> Point:
    return Point(MARGIN + column * COLUMN + WIDTH / 2, MARGIN + row * ROW + HEIGHT / 2)


def _ends(centres: Mapping[str, Point], ends: tuple[str, str], found: Links) -> tuple[Point, Point]:
    """Return where an arrow leaves and meets its boxes; two that go both ways lie apart."""
    start, end = (centres[box] for box in ends)
    apart = 0 if (ends[1], ends[0]) not in found else 18 if ends[0] < ends[1] else -18
    down = abs(start.y - end.y) >= ROW
    start, end = (Point(p.x + apart * down, p.y + apart * (not down)) for p in (start, end))
    return _edge(start, end), _edge(end, start)


def _edge(inside: Point, towards: Point) -> Point:
    across, down = towards.x - inside.x, towards.y - inside.y
    share = min(WIDTH / 2 / abs(across) if across else 1, HEIGHT / 2 / abs(down) if down else 1)
    return Point(round(inside.x + across * share, 1), round(inside.y + down * share, 1))


def _along(start: Point, end: Point, ends: tuple[str, str], found: Links) -> Point:
    """Return where an arrow's label is: where others may cross, nearer to where it comes from."""
    straight = start.x == end.x or start.y == end.y
    share = 0.22 if (ends[1], ends[0]) in found else 0.5 if straight else 0.36
    return Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))


def _line(start: Point, end: Point) -> str:
    return (
        f'<path class="link" marker-end="url(#end)" d="M{start.x:g} {start.y:g} '
        f'{end.x:g} {end.y:g}"/>\n'
    )


def _drawn(box: str, centre: Point, own: frozenset[str]) -> Iterator[str]:
    name, classes = BOXES[box]
    first = classes[0] + (" …" if len(classes) > 1 else "")
    yield f'<rect class="box" rx="{CORNER}" x="{centre.x - WIDTH / 2:g}" '
    yield f'y="{centre.y - HEIGHT / 2:g}" width="{WIDTH}" height="{HEIGHT}" '
    yield f'fill="{HUES.get(box, "#f5f1e3")}"/>\n'
    yield _text(centre.x, centre.y - 3, name, "what") + _text(centre.x, centre.y + 14, first)
    if own:
        above = Point(centre.x + ASIDE, centre.y - HEIGHT / 2 - LINE * len(own) / 2)
        yield from _pill(above, [f"↻ {label}" for label in sorted(own)])


def _pill(middle: Point, labels: list[str]) -> Iterator[str]:
    width, height = 7.3 * max(map(len, labels)) + 10, LINE * len(labels) + 5
    yield f'<rect class="pill" rx="4" x="{middle.x - width / 2:.1f}" '
    yield f'y="{middle.y - height / 2:.1f}" width="{width:.1f}" height="{height}"/>\n'
    for number, label in enumerate(labels):
        yield _text(middle.x, middle.y - height / 2 + LINE * (number + 1) - 1, label)


def _text(x: float, y: float, text: str, kind: str = "label") -> str:
    return (
        f'<text class="{kind}" text-anchor="middle" x="{x:g}" y="{y:.1f}">{escape(text)}</text>\n'
    )


def draw(directory: Path) -> dict[str, str]:
    """Return the pictures of a built graph, by their names."""
    with KnowledgeGraph(directory, vocabulary=small_vocabulary()) as graph:
        return pictures(links(graph.quads()))


def main() -> None:
    """Build the seeds and write the pictures to docs/."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "graph"
        build_graph([ROOT / "seeds"], out, vocabulary=small_vocabulary())
        for name, picture in draw(out).items():
            target = ROOT / "docs" / f"model-{name}.svg"
            target.write_text(picture, encoding="utf-8")
            print(f"wrote {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
