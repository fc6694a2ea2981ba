"""What is said of bad files, word for word; KG_WRITE_GOLDEN=1 writes the file anew."""

import os
from pathlib import Path

from kg.model import Finding
from tests.readers.pubmed_xml.helpers import a_set, article, read_bytes

GOLDEN = Path(__file__).parent / "messages.txt"
CASES = {
    "cut off": a_set(article(1), article(2))[:-90],
    "interrupted": a_set(article(1)[:-40], article(2)),
    "not well formed": a_set(article(1).replace(b"Title 1", b"R&D <b>")),
    "entities": a_set(article(1), head=b'<!DOCTYPE x [<!ENTITY a "b">]>'),
    "empty record": a_set(b"<PubmedArticle/>"),
    "empty set": a_set(),
    "between": a_set(article(1), b"stray", b"<Odd/>"),
    "never closed": a_set(article(1)) + b"<!-- ",
    "too large": a_set(article(1).replace(b"Title", b"x" * 3_000_000), article(2)),
    "encoding": a_set(article(1), head=b"<?xml version='1.0' encoding='klingon'?>"),
    "western": a_set(article(1).replace(b"Title 1", b"\xc9tude")),
    "unknown parts": a_set(
        article(1, "<Odd>a</Odd><Odd/>"),
        article(2, "<Language x='1'>eng</Language><Language>zxx</Language>"),
    ),
    "bad values": a_set(
        article(1, "<ArticleDate><Year>soon</Year></ArticleDate>"),
        article(2).replace(b">2</PMID>", b">two</PMID>"),
        article(
            3,
            '<AuthorList><Author><LastName>A</LastName><Identifier Source="ORCID">0000'
            "</Identifier></Author><Author/></AuthorList>",
            "<MeshHeadingList><MeshHeading/></MeshHeadingList>"
            "<ChemicalList><Chemical/></ChemicalList>",
        ),
    ),
}


def shown(name: str, data: bytes) -> str:
    lines = [f"== {name}"]
    for found in read_bytes(data, largest=1024 * 1024):
        if isinstance(found, Finding):
            lines.append(
                f"{found.severity}: {found.code}, record {found.record}, line {found.line}"
            )
            lines.append(f"    {found.message}")
            lines.append(f"    quote: {(found.quote or '-')[:60]!r}")
            lines.append(f"    remedy: {found.remedy or '-'}")
    return "\n".join(lines) + "\n"


def test_messages():
    text = "\n".join(shown(name, data) for name, data in CASES.items())
    if "KG_WRITE_GOLDEN" in os.environ:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
