"""A document in the terminal, its mentions coloured by kind, and a table of them below.

Where there is no colour, square brackets mark them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from kg.export.annotations import Annotated
from kg.export.annotations.annotated import identifier_of, marks_of
from kg.model import Category, Mention

STYLES: Final[Mapping[Category, str]] = {
    Category.DRUG: "bold green",
    Category.CHEMICAL: "bold cyan",
    Category.DISEASE: "bold magenta",
    Category.PHENOTYPE: "bold yellow",
    Category.PROTEIN: "bold blue",
    Category.OTHER: "bold",
}


def show(console: Console, documents: Iterable[Annotated]) -> None:
    """Print document after document."""
    coloured = console.color_system is not None and not console.no_color
    for number, item in enumerate(documents):
        if number:
            console.print()
        for part in _parts(item, coloured=coloured):
            console.print(part, highlight=False)


def _parts(item: Annotated, *, coloured: bool) -> Iterator[RenderableType]:
    source = item.document.source
    yield Text(f"{identifier_of(item.document)}  {source.path}", "dim")
    for number, section in enumerate(item.document.sections):
        here = [mention for mention in item.mentions if mention.section == number]
        text = _marked(section.text, here, coloured=coloured)
        if section.label:
            text = Text.assemble((f"{section.label}: ", "dim"), text)
        yield Text()
        yield text
    yield Text()
    if item.mentions:
        yield _legend(item)
        yield _table(item)
    else:
        yield Text("no mentions", "dim")


def _marked(text: str, mentions: Iterable[Mention], *, coloured: bool) -> Text:
    if coloured:
        marked = Text(text)
        for mention in mentions:
            marked.stylize(STYLES[mention.category], mention.start, mention.end)
        return marked
    brackets = Counter[tuple[int, str]]()
    for mention in mentions:
        brackets[mention.start, "["] += 1
        brackets[mention.end, "]"] += 1
    pieces, done = [], 0
    for (place, bracket), count in sorted(brackets.items(), key=lambda b: (b[0][0], b[0][1] < "]")):
        pieces += [text[done:place], bracket * count]
        done = place
    return Text("".join((*pieces, text[done:])))


def _legend(item: Annotated) -> Text:
    kinds = Counter(mention.category for mention in item.mentions)
    parts = [(f"{kind.value} {kinds[kind]}", STYLES[kind]) for kind in Category if kinds[kind]]
    return Text("  ").join(Text(*part) for part in parts)


def _table(item: Annotated) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("mention", "kind", "concept", "name", "method"):
        table.add_column(heading, overflow="fold")
    for heading in ("prob.", "times"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("marks", overflow="fold")
    for mention, times in _alike(item.mentions):
        marks = ", ".join(mark.replace("_", " ") for mark in marks_of(mention))
        table.add_row(
            Text(" ".join(mention.quote.split()), STYLES[mention.category]),
            mention.category.value, mention.concept, Text(item.name(mention)),
            mention.method.value, f"{mention.confidence:.2f}", str(times), marks,
        )  # fmt: skip
    return table


def _alike(mentions: Iterable[Mention]) -> Iterator[tuple[Mention, int]]:
    """Yield of mentions that differ in their place only the first, and how many there are."""
    groups: dict[tuple[object, ...], list[Mention]] = {}
    for m in mentions:
        key = (m.quote, m.concept, m.method, round(m.confidence, 2), marks_of(m))
        groups.setdefault(key, []).append(m)
    for group in groups.values():
        yield group[0], len(group)
