"""What pictures of the seeds show, without what hangs on fonts and rounding: for golden files."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.graph import KnowledgeGraph
from kg.network import VIEWS

GOLDEN = Path(__file__).parent / "golden"
_WIDTHS = re.compile(r"(stroke-width|stroke-dasharray|stroke-dashoffset): ([^;]*)")
_PLACES = {"x", "y"}


def pictures(graph: KnowledgeGraph, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each golden file."""
    for view in sorted(VIEWS):
        drawing, page = folder / f"{view}.svg", folder / f"{view}.html"
        graph.draw(drawing, view=view)
        yield f"{view}.svg.txt", drawn(drawing.read_text(encoding="utf-8"))
        if view != "all":
            graph.draw(page, view=view)
            yield f"{view}.json", held(page.read_text(encoding="utf-8"))


def drawn(svg: str) -> str:
    """Return the words of a drawing in their order, and how many shapes it has of each look.

    Matplotlib draws letters as outlines, and notes before them what they say.
    """
    words = re.findall(r"<!-- (.*?) -->", svg, re.DOTALL)
    root = ET.fromstring(svg)  # noqa: S314 - our own
    looks = Counter(_WIDTHS.sub(_rounded, each.get("style", "")) for each in root.iter())
    del looks[""]
    counted = (f"{number:4} {look}" for look, number in sorted(looks.items()))
    return "\n".join([*words, "", *counted, ""])


def _rounded(found: re.Match[str]) -> str:
    numbers = (f"{float(number):.1f}" for number in re.split(r"[,\s]+", found[2]))
    return f"{found[1]}: {','.join(numbers)}"


def held(page: str) -> str:
    """Return the data of a page, less where things lie on the map."""
    (data,) = re.findall(
        r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL
    )
    return json.dumps(_placeless(json.loads(data)), ensure_ascii=False, indent=1) + "\n"


def _placeless(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _placeless(each) for name, each in data.items() if name not in _PLACES}
    return [_placeless(each) for each in data] if isinstance(data, list) else data
