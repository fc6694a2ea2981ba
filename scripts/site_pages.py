"""Pages of the site that do not lie in docs/ as Markdown: a hook that MkDocs calls.

The changelog and the guide for contributors stay where people look for them; the notebook is turned
into a page, its pictures beside it. Pages that ``mkdocs.yml`` does not list go to "How to", so that
a new file in docs/ is never out of reach.
"""

import re
from pathlib import Path, PurePosixPath
from typing import Any, Final

import nbformat
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from nbconvert import MarkdownExporter

ROOT: Final = Path(__file__).resolve().parent.parent
ELSEWHERE: Final = {"changelog.md": "CHANGELOG.md", "contributing.md": "CONTRIBUTING.md"}
OPEN_SECTION: Final = "How to"

_STYLE: Final = re.compile(r"<style scoped>.*?</style>\n?", re.DOTALL)
_TABLE: Final = re.compile(r'<table border="1" class="dataframe">')


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the pages of docs/ that the navigation does not name, by their names."""
    nav: list[Any] = config.nav or []
    listed = set(_pages(nav)) | {"index.md"}
    found = sorted(path.name for path in Path(config.docs_dir).glob("*.md"))
    for section in nav:
        if OPEN_SECTION in section:
            section[OPEN_SECTION].extend(name for name in found if name not in listed)
    return config


def _pages(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    below = entry.values() if isinstance(entry, dict) else entry
    return [page for part in below for page in _pages(part)]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made, or that lie beside docs/."""
    for name, source in ELSEWHERE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=text))
    for notebook in [file for file in files if file.src_uri.endswith(".ipynb")]:
        for name, content in notebook_page(Path(str(notebook.abs_src_path))).items():
            uri = PurePosixPath(notebook.src_uri).with_name(name)
            files.append(File.generated(config, str(uri), content=content))
    return files


def notebook_page(path: Path) -> dict[str, str | bytes]:
    """Return a notebook as a page of Markdown, and its pictures, by their names."""
    notebook = nbformat.read(path, as_version=4)
    exporter = MarkdownExporter()
    text, resources = exporter.from_notebook_node(
        notebook, resources={"unique_key": path.stem, "output_files_dir": ""}
    )
    text = _TABLE.sub("<table>", _STYLE.sub("", text))
    download = f"\n[Download this notebook]({path.name})\n"
    head, _, rest = text.partition("\n\n")
    return {f"{path.stem}.md": f"{head}\n{download}\n{rest}", **resources["outputs"]}
