"""The site is built with warnings as errors, holds what it should, and fetches nothing."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.cli import cli
from tests.conftest import ROOT

LOADING = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"),
           ("source", "src"), ("object", "data"), ("image", "href")}  # fmt: skip
HARMLESS_LINKS = {"canonical", "prev", "next"}


class Loaded(HTMLParser):
    """Collects what a browser fetches when it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "link" and named.get("rel") in HARMLESS_LINKS:
            return
        self.addresses += [str(v) for name, v in attrs if (tag, name) in LOADING]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", target],
        cwd=ROOT, check=False, capture_output=True, text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return target


def _loaded(page: str) -> list[str]:
    parser = Loaded()
    parser.feed(page)
    return parser.addresses


def test_every_page_is_built_and_reached(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    pages = {path.stem for path in (ROOT / "docs").rglob("*.md")} | {
        "notebook", "changelog", "contributing",
    }  # fmt: skip
    built = {path.stem for path in site.rglob("*.html")}
    assert pages <= built
    assert [page for page in pages if f"{page}.html" not in home] == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    assert _loaded('<img src="https://example.org/x.png"><link rel="next" href="https://x">') == [
        "https://example.org/x.png"
    ]
    for path in site.rglob("*.html"):
        fetched = _loaded(path.read_text(encoding="utf-8"))
        assert fetched
        assert [a for a in fetched if re.match(r"(https?:)?//", a)] == [], path
    for path in site.rglob("*.css"):
        styles = path.read_text(encoding="utf-8")
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]*", styles) == [], path


def test_docstrings_are_markdown(site: Path) -> None:
    page = (site / "reference" / "graph.html").read_text(encoding="utf-8")
    assert 'id="kg.graph.KnowledgeGraph.ask"' in page
    assert "&gt;&gt;&gt;" not in re.sub(r"<pre>.*?</pre>", "", page, flags=re.DOTALL)
    build = (site / "reference" / "build.html").read_text(encoding="utf-8")
    assert "<strong>Laws</strong>" in build


def test_commands_are_all_there(site: Path) -> None:
    page = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    names = cli.list_commands(None)  # type: ignore[arg-type]
    assert len(names) > 8
    assert [name for name in names if f'id="kg-{name}"' not in page] == []


def test_the_notebook_is_a_page_with_its_picture(site: Path) -> None:
    page = (site / "notebook.html").read_text(encoding="utf-8")
    (picture,) = re.findall(r'src="(notebook[^"]*\.png)"', page)
    assert (site / picture).read_bytes().startswith(b"\x89PNG")
    assert "<td>belimumab</td>" in page
    assert (site / "notebook.ipynb").exists()
