# ruff: noqa: ARG002 - the signatures are those of the things stood in for
"""Bad inputs: each gives its own finding, and reading goes on."""

import codecs
import json
import os
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import pytest

from kg.model import Document, Finding, Record, Severity, field_names
from kg.readers import InputFile, Registry, Sample, default_registry, list_inputs, read
from kg.readers.pages import page_text

PAGE = Path(__file__).parents[2] / "seeds" / "001_a0e35553b9306fe0.txt"

BAD = {
    "empty": b"",
    "blank": " \n\t\u00a0\u200b\r\n".encode(),
    "nul": b"Abstract\x00\x01\x02",
    "pdf": b"%PDF-1.7\n1 0 obj",
    "zip": b"PK\x03\x04rest",
    "gzip": b"\x1f\x8b\x08rest",
    "png": b"\x89PNG\r\n\x1a\n",
    "xml": b"<?xml version='1.0'?>\n<inventory><item name='x'/></inventory>",
    "mesh": b"<?xml version='1.0'?>\n<!DOCTYPE DescriptorRecordSet>\n<DescriptorRecordSet/>",
    "html": b"<!DOCTYPE html>\n<html><head><title>503  Busy</title></head></html>",
    "json": b'{"abstract": "text", "keywords": []}',
    "endnote": b"%0 Journal Article\n",
    "letter": b"Dear Anna,\n\nthe weather is fine here.\n\nYours, Bo\n",
    "binary-tail": bytes(range(1, 256)) + b"\x00",
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_file_gives_its_message(name, write, golden):
    findings = list(read([write(BAD[name], f"{name}.txt")]))
    golden(f"message-{name}.json", messages(findings))
    assert [f.severity for f in findings][-1] is Severity.ERROR


def test_missing_path(tmp_path, golden):
    golden("message-missing.json", messages(read([tmp_path / "nowhere.txt"])))


def test_empty_directory(tmp_path, golden):
    (tmp_path / "pages").mkdir()
    golden("message-empty-directory.json", messages(read([tmp_path / "pages"])))


def test_too_large(tmp_path, golden, monkeypatch):
    assert page_text.LARGEST == 20 * 1024 * 1024
    monkeypatch.setattr(page_text, "LARGEST", 100)
    (tmp_path / "large.txt").write_bytes(PAGE.read_bytes())
    golden("message-large.json", messages(read([tmp_path / "large.txt"])))


def test_no_permission(tmp_path, golden, monkeypatch):
    (tmp_path / "closed.txt").write_bytes(PAGE.read_bytes())

    def refuse(file: InputFile) -> BinaryIO:
        raise PermissionError(13, "Permission denied", str(file.path))

    monkeypatch.setattr(InputFile, "open", refuse)  # the superuser may read all
    golden("message-permission.json", messages(read([tmp_path / "closed.txt"])))


def test_disk_error(tmp_path, golden, monkeypatch):
    (tmp_path / "bad.txt").write_bytes(PAGE.read_bytes())

    def fail(file: InputFile) -> BinaryIO:
        raise OSError(5, "Input/output error", str(file.path))

    monkeypatch.setattr(InputFile, "open", fail)
    golden("message-disk.json", messages(read([tmp_path / "bad.txt"])))


class Failing:
    name, description = "failing", "a reader with a fault"

    def confidence(self, sample):
        return 1.0

    def read(self, file):
        yield from ()
        raise IndexError("list index out of range")


def test_a_reader_with_a_fault_stops_nothing(golden):
    golden("message-reader-failed.json", messages(read([PAGE], Registry([Failing()]))))


def test_no_file_is_passed_over_in_silence():
    class Silent(Failing):
        def read(self, file):
            yield from ()

    [finding] = read([PAGE], Registry([Silent()]))
    assert (finding.code, finding.severity) == ("no-records", Severity.INFO)
    assert "failing" in finding.message


def test_a_reader_that_cannot_judge_stops_no_other():
    class Blind(Failing):
        def confidence(self, sample):
            raise ZeroDivisionError("no text")

    known = Registry([Blind(), default_registry().get("pubmed-page-text")])
    finding, document, *_ = read([PAGE], known)
    assert (finding.code, "failing" in finding.message) == ("reader-failed", True)
    assert isinstance(document, Document)
    with pytest.raises(ZeroDivisionError):
        known.choose(Sample("", ""))


def test_a_page_without_a_paper(write, golden):
    content = "MeSH terms\n\n  • Adult\n\nSubstances\n\n  • belimumab\n"
    findings = list(read([write(content, "scrap.txt")]))
    golden("message-nothing-read.json", messages(findings))


def test_links(tmp_path, golden):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "up").symlink_to(folder, target_is_directory=True)
    (folder / "broken.txt").symlink_to(folder / "gone.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / ".hidden").write_text("x")
    golden("message-links.json", messages(read([folder])))


def test_special_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert [f.code for f in read([tmp_path / "pipe"])] == ["not-a-file"]


def test_reading_goes_on_after_a_bad_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(PAGE.read_bytes())
    found = list(read([tmp_path]))
    assert found[0].code == "file-empty"
    assert isinstance(found[1], Document)
    assert found[1].source.path == "b.txt"


def test_inputs_are_sorted_and_named_from_the_directory(tmp_path):
    for name in ("z.txt", "a/b.txt", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [item.name for item in list_inputs([tmp_path])] == ["a.txt", "a/b.txt", "z.txt"]
    assert [item.name for item in list_inputs([tmp_path / "a", tmp_path / "a/b.txt"])] == ["b.txt"]
    assert [item.name for item in list_inputs([tmp_path / "z.txt"])] == ["z.txt"]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_byte_order_marks(write, encoding, mark):
    text = PAGE.read_text(encoding="utf-8")
    found = list(read([write(mark + text.encode(encoding))]))
    assert without_source(found) == without_source(read([PAGE]))


def test_windows_1252_is_said_to_be_a_guess(write, golden):
    text = PAGE.read_text(encoding="utf-8").replace("\u2022", "\u2022")
    found = list(read([write(text.encode("windows-1252"), "western.txt")]))
    golden("message-western.json", messages(f for f in found if isinstance(f, Finding)))
    assert without_source(found[1:]) == without_source(read([PAGE]))


def test_odd_utf_16_is_reported(write):
    content = codecs.BOM_UTF16_LE + PAGE.read_text(encoding="utf-8").encode("utf-16-le") + b"\x41"
    found = list(read([write(content)]))
    assert "bytes-invalid" in [f.code for f in found if isinstance(f, Finding)]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028"])
def test_line_ends(write, end):
    text = PAGE.read_text(encoding="utf-8").replace("\n", end)
    assert without_source(read([write(text)])) == without_source(read([PAGE]))


@pytest.mark.parametrize("cut", range(0, 2100, 61))
def test_a_page_cut_off_anywhere_is_read_or_refused(write, cut):
    found = list(read([write(PAGE.read_bytes()[:cut])]))
    assert found
    assert all(isinstance(r, Document | Finding) for r in found)


def wrapped(text: str, width: int) -> str:
    """Wrap every line as browsers for the terminal do."""
    lines = (textwrap.wrap(line, width, drop_whitespace=True) or [""] for line in text.split("\n"))
    return "\n".join(part for parts in lines for part in parts)


VARIANTS = {
    "wrapped-72": lambda text: wrapped(text, 72),
    "wrapped-80": lambda text: wrapped(text, 80),
    "without-bullets": lambda text: text.replace("  • ", ""),
    "star-bullets": lambda text: text.replace("  • ", "   * "),
    "dash-bullets": lambda text: text.replace("  • ", "- "),
    "glued-bullets": lambda text: text.replace("  • ", "•"),
    "tabbed-bullets": lambda text: text.replace("  • ", "•\t"),
    "without-blank-lines": lambda text: re.sub(r"\n{2,}", "\n", text),
    "with-navigation": lambda text: f"Home | About\n{text}\nPrivacy policy\n",
    "blank-everywhere": lambda text: text.replace("\n", "\n\n"),
    "no-break-spaces": lambda text: text.replace("  • ", "\u00a0\u00a0•\u00a0"),
}


@pytest.mark.parametrize("variant", sorted(VARIANTS))
@pytest.mark.parametrize("seed", sorted(PAGE.parent.glob("*.txt")), ids=lambda path: path.stem)
def test_the_layout_of_lines_does_not_matter(write, seed, variant):
    text = VARIANTS[variant](seed.read_text(encoding="utf-8"))
    found = [r for r in read([write(text)]) if isinstance(r, Document)]
    assert without_places(found) == without_places(
        r for r in read([seed]) if isinstance(r, Document)
    )


def without_places(value: object) -> object:
    """Return documents as data, without the lines and bytes that they were read from."""
    if isinstance(value, Record):
        names = (f for f in field_names(type(value)) if f not in {"line", "lines", "source"})
        return {name: without_places(getattr(value, name)) for name in names}
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value
    return [without_places(item) for item in value]


def test_a_journal_page_is_known_by_content_not_by_name(write):
    content = (PAGE.parent / "000_7de52c2831a998c1.txt").read_bytes()
    found = list(read([write(content, "pubmed-12345.xml")]))
    assert found[0].source.format == "journal-page-text"


def test_pages_are_told_apart_with_room_to_spare(page):
    sample = Sample(page.read_text(encoding="utf-8"), "x")
    registry = default_registry()
    scores = sorted(registry.get(name).confidence(sample) for name in registry.names())
    assert scores[-1] >= 0.6
    assert scores[-1] > scores[-2]


def messages(findings) -> str:
    rows = [
        {k: getattr(f, k) for k in field_names(Finding) if getattr(f, k) is not None}
        for f in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def without_source(found) -> list[object]:
    return [
        {k: getattr(r, k) for k in field_names(type(r)) if k not in {"source", "file"}}
        for r in found
    ]
