"""The page on readers says what is so: its reader runs, and its codes are those of the code."""

import ast
import gzip
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Document, Severity
from kg.readers import default_registry, read

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
ROOM = ROOT / "kg" / "readers"
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+|furniture")
MAKERS = {"Finding", "Fault", "note", "doubt", "_error", "_finding", "_fault", "_doubt", "_note"}
"""The functions that findings are made by; the first word of the form of a code is the code."""

TABLE = "pmid\ttitle\tabstract\n7\tOne title\tOne abstract.\n8\tno abstract\n9\tTwo\tMore.\n"


def block(language: str, holds: str) -> str:
    """Return the page's code block that holds a text."""
    found = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    [code] = [code for code in found if holds in code]
    return str(code)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install the page's package, as an installer lays it down, and return its module."""
    [(name, target)] = re.findall(
        r'^([\w-]+) = "(\S+)"$', block("toml", "kg.readers"), re.MULTILINE
    )
    module, _, _ = target.partition(":")
    site = tmp_path / "site"
    info = site / f"{module}-1.0.dist-info"
    info.mkdir(parents=True)
    path = site / f"{module}.py"
    path.write_text(block("python", "class TableReader"), encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[kg.readers]\n{name} = {target}\n")
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, module, raising=False)
    return path


def test_the_reader_of_the_page_has_thirty_lines():
    code = block("python", "class TableReader").partition("class")[2]
    assert len([line for line in code.splitlines() if line.strip()]) <= 30


@pytest.mark.usefixtures("package")
def test_an_installed_package_adds_its_reader(write):
    path = write(TABLE, "papers")
    one, fault, two = read([path], default_registry())
    assert isinstance(one, Document)
    assert (one.source.format, one.identifier("pmid"), one.title.text) == (
        "lab-table", "7", "One title",
    )  # fmt: skip
    assert (fault.code, fault.severity, fault.line) == ("row-damaged", Severity.ERROR, 3)
    assert path.read_bytes()[two.source.start : two.source.end] == b"9\tTwo\tMore.\n"


@pytest.mark.usefixtures("package")
def test_an_installed_reader_reads_archives_without_knowing_it(tmp_path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/table.gz", gzip.compress(TABLE.encode()))
    one, fault, _ = read([path], default_registry())
    assert (one.source.path, one.source.member) == ("all.zip", "a/table.gz")
    assert fault.file == "all.zip/a/table.gz"


def test_a_package_that_does_not_load_is_named(package):
    package.write_text("import no_such_module\n")
    with pytest.raises(InputError, match=r"lab-table.*no_such_module"):
        default_registry()


def documented() -> list[str]:
    tables = PAGE.partition("## The codes of findings")[2]
    cells = re.findall(r"^\| (`[^|]*) \|", tables, re.MULTILINE)
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def made(path: Path) -> Iterator[str]:
    """Yield the codes that a module's calls make findings of."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        if name in MAKERS:
            words = (arg.value for arg in node.args[:3] if isinstance(arg, ast.Constant))
            code = next((w for w in words if isinstance(w, str) and CODE.fullmatch(w)), None)
            if code:
                yield code


def test_every_code_is_explained():
    codes = {code for path in ROOM.rglob("*.py") for code in made(path)}
    assert len(codes) > 40
    assert codes - set(documented()) == set()


def test_every_code_that_is_explained_is_made_once_in_the_tables():
    codes = documented()
    assert len(codes) == len(set(codes))
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    ends = {"too-large", "too-deep", "cut-off", "damaged"}  # "record-{fault}", "archive-{reason}"
    for code in codes:
        composed = code.partition("-")[2] in ends and f'f"{code.partition("-")[0]}-{{' in source
        assert f'"{code}"' in source or composed, code
