"""What each format for mentions writes, and that our own readers read it back."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ExportError
from kg.export.annotations import (
    ANNOTATION_FORMATS,
    Annotated,
    find_annotation_format,
    write_annotations,
    write_annotations_to,
)
from kg.export.annotations.annotated import identifier_of
from kg.mentions import in_memory
from kg.model import (
    Category,
    Document,
    Identifier,
    MatchMethod,
    Mention,
    Section,
    Source,
    replace,
)
from kg.readers import read_file

SOURCE = Source("page.txt", "0" * 64, "ab" * 32, "test")
TITLE = "Belimumab in 𝛽-thalassaemia"
ABSTRACT = "No lupus\r\nnephritis\twas seen."


def mention(section: int, text: str, quote: str, category: Category, concept: str) -> Mention:
    start = text.index(quote)
    return Mention(
        section, start, start + len(quote), quote, concept, category, MatchMethod.EXACT, 0.97
    )


def annotated() -> Annotated:
    document = Document(
        SOURCE,
        identifiers=(Identifier("pmid", "12345"),),
        sections=(
            Section("statement", "Paid by lupus funds."),
            Section("title", TITLE),
            Section("abstract", ABSTRACT, label="RESULTS"),
            Section("abstract", "Denosumab helped."),
        ),
    )
    nephritis = mention(2, ABSTRACT, "lupus\r\nnephritis", Category.DISEASE, "D008181")
    mentions = (
        mention(1, TITLE, "Belimumab", Category.DRUG, "C511911"),
        mention(1, TITLE, "𝛽-thalassaemia", Category.DISEASE, "D017086"),
        replace(nephritis, negated=True, other_subject=True),
        mention(3, "Denosumab helped.", "Denosumab", Category.DRUG, "D000069448"),
    )
    return Annotated(document, mentions, {"C511911": "belimumab"})


def written(name: str, *items: Annotated) -> str:
    stream = io.StringIO()
    write_annotations(items, name, stream)
    return stream.getvalue()


def read_back(text: str) -> Document:
    (document,) = (r for r in read_file(in_memory(text.encode(), "back")) if hasattr(r, "sections"))
    return document


def test_pubtator_is_what_scorers_read() -> None:
    assert written("pubtator", annotated()).split("\n") == [
        f"12345|t|{TITLE}",
        "12345|a|RESULTS: No lupus  nephritis was seen. Denosumab helped.",
        "12345\t0\t9\tBelimumab\tChemical\tC511911",
        "12345\t13\t27\t𝛽-thalassaemia\tDisease\tD017086",
        "12345\t40\t56\tlupus  nephritis\tDisease\tD008181",
        "12345\t67\t76\tDenosumab\tChemical\tD000069448",
        "",
        "",
    ]


@pytest.mark.parametrize("name", ["pubtator", "bioc-json"])
def test_our_readers_read_the_same_mentions_back(name: str) -> None:
    item = annotated()
    back = read_back(written(name, item))
    assert back.identifiers == item.document.identifiers
    assert [m.identifiers for m in back.source_mentions] == [
        (f"MESH:{m.concept}",) for m in item.mentions
    ]
    for ours, theirs in zip(item.mentions, back.source_mentions, strict=True):
        assert theirs.quote.split() == ours.quote.split()
        assert back.sections[theirs.section].text[theirs.start : theirs.end] == theirs.quote
    assert [m.type for m in back.source_mentions] == ["Chemical", "Disease", "Disease", "Chemical"]


def test_bioc_json_has_the_infons_of_pubtator_and_ours() -> None:
    title, results, rest = json.loads(written("bioc-json", annotated()))["documents"][0]["passages"]
    assert [p["infons"]["type"] for p in (title, results, rest)] == [
        "title",
        "abstract",
        "abstract",
    ]
    assert [p["offset"] for p in (title, results, rest)] == [0, 28, 67]
    (one,) = results["annotations"]
    assert one["locations"] == [{"offset": 40, "length": 16}]
    assert one["infons"] == {
        "identifier": "MESH:D008181", "type": "Disease", "database": "ncbi_mesh",
        "method": "exact", "confidence": "0.97", "negated": "true", "other_subject": "true",
    }  # fmt: skip
    assert title["annotations"][0]["infons"]["name"] == "belimumab"


def test_csv_is_a_row_a_mention() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", annotated()), newline="")))
    assert [row["quote"] for row in rows] == [m.quote for m in annotated().mentions]
    assert rows[2]["marks"] == "negated other_subject"
    assert rows[0]["name"] == "belimumab"
    assert rows[0]["section_kind"] == "title"


def test_json_lines_hold_sections_and_mentions() -> None:
    lines = written("json-lines", annotated(), annotated()).splitlines()
    first = json.loads(lines[0])
    assert len(lines) == 2
    for one in first["mentions"]:
        text = first["sections"][one["section"]]["text"]
        assert text[one["start"] : one["end"]] == one["quote"]


def test_a_document_without_title_or_number() -> None:
    document = Document(SOURCE, sections=(Section("body", "Aspirin."),))
    item = Annotated(document, (mention(0, "Aspirin.", "Aspirin", Category.DRUG, "D001241"),), {})
    first = written("pubtator", item).split("\n")
    assert first[:3] == [
        f"{'ab' * 8}|t|", f"{'ab' * 8}|a|Aspirin.", f"{'ab' * 8}\t1\t8\tAspirin\tChemical\tD001241",
    ]  # fmt: skip
    (back,) = read_back(written("pubtator", item)).source_mentions
    assert (back.start, back.end) == (0, 7)


def test_an_identifier_that_would_break_a_line_is_not_used() -> None:
    for doi in ("10.1/a|b", "10.1/a b", "10.1/" + "x" * 99):
        document = Document(SOURCE, identifiers=(Identifier("doi", doi),))
        assert identifier_of(document) == "ab" * 8


def test_nothing_gives_empty_files() -> None:
    assert written("pubtator") == ""
    assert json.loads(written("bioc-json"))["documents"] == []


def test_every_format_is_registered_under_its_own_name() -> None:
    assert all(ANNOTATION_FORMATS[name].name == name for name in ANNOTATION_FORMATS)
    with pytest.raises(ExportError, match="pubtator"):
        find_annotation_format("pubtater")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_annotations_to([annotated()], "csv", path)
    before = path.read_bytes()

    def failing() -> object:
        yield annotated()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_annotations_to(failing(), "csv", path)  # type: ignore[arg-type]
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
    with pytest.raises(ExportError, match="cannot be written"):
        write_annotations_to([annotated()], "csv", tmp_path / "no" / "out.csv")


_LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t |"))


@given(_LETTERS, _LETTERS, st.sampled_from(["pubtator", "bioc-json"]))
def test_offsets_survive_any_text(before: str, after: str, name: str) -> None:
    text = f"{before} aspirin {after}".strip()
    document = Document(SOURCE, sections=(Section("title", "A title"), Section("abstract", text)))
    start = len(f"{before} ".lstrip()) if before.strip() else 0
    assert text[start : start + 7] == "aspirin"
    one = Mention(1, start, start + 7, "aspirin", "D001241", Category.DRUG, MatchMethod.EXACT, 0.9)
    back = read_back(written(name, Annotated(document, (one,), {})))
    assert [m.quote for m in back.source_mentions] == ["aspirin"]
