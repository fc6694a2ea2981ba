"""PubTator's text format: records, offsets, identifiers, and what is wrong with a file."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Document, Finding, Severity, SourceArgument
from kg.readers import InputFile, Sample, default_registry, read
from kg.readers.formats.pubtator import PubTatorReader
from kg.readers.parts.placing import place
from kg.readers.parts.source_identifiers import source_identifiers

SHARED = Path(__file__).parents[4] / "shared" / "data" / "corpora"
TITLE = "Tremor after ondine in two sisters."
ABSTRACT = "Ondine (β-form) brought tremor; liver and lung failure did not occur."
PAGE = f"""\
77001|t|{TITLE}
77001|a|{ABSTRACT}
77001\t0\t6\tTremor\tDisease\tD014202
77001\t13\t19\tondine\tChemical\tMESH:C000999
77001\t36\t42\tOndine\tChemical\tC000999
77001\t60\t66\ttremor\tDisease\t-1
77001\t68\t90\tliver and lung failure\tDisease\tD017093|D012131\tliver failure|lung failure
77001\tCID\tC000999\tD014202
77001\tAssociation\tMESH:C000999\tD014202\tNovel

77002|t|A second paper.
77002|a|
77002\tpositive_correlate\tChemical|MESH:C000999\tGene|672
"""


def _write(folder: Path, text: str | bytes, name: str = "corpus.txt") -> InputFile:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return InputFile(path, name)


def _read(folder: Path, text: str | bytes) -> tuple[list[Document], list[Finding]]:
    readings = list(PubTatorReader().read(_write(folder, text)))
    documents = [each for each in readings if isinstance(each, Document)]
    return documents, [each for each in readings if isinstance(each, Finding)]


def _agrees(document: Document) -> bool:
    return all(
        document.sections[each.section].text[each.start : each.end] == each.quote
        for each in document.source_mentions
    )


def test_a_record_is_read_whole(tmp_path: Path) -> None:
    (first, second), findings = _read(tmp_path, PAGE)
    assert findings == []
    assert first.identifier("pmid") == "77001"
    assert first.title
    assert first.title.text == TITLE
    assert [(s.kind, s.text, s.line) for s in first.sections] == [
        ("title", TITLE, 1), ("abstract", ABSTRACT, 2),
    ]  # fmt: skip
    assert [
        (m.section, m.start, m.quote, m.type, m.identifiers) for m in first.source_mentions
    ] == [
        (0, 0, "Tremor", "Disease", ("MESH:D014202",)),
        (0, 13, "ondine", "Chemical", ("MESH:C000999",)),
        (1, 0, "Ondine", "Chemical", ("MESH:C000999",)),
        (1, 24, "tremor", "Disease", ()),
        (1, 32, "liver and lung failure", "Disease", ("MESH:D017093", "MESH:D012131")),
    ]
    assert first.source_mentions[3].printed == "-1"
    assert first.source_mentions[4].notes == (("parts", "liver failure|lung failure"),)
    cid, association = first.source_relations
    assert cid.arguments == (
        SourceArgument(("MESH:C000999",), "C000999"), SourceArgument(("MESH:D014202",), "D014202"),
    )  # fmt: skip
    assert association.notes == (("novelty", "Novel"),)
    assert second.source_relations[0].arguments[1].identifiers == ("NCBIGene:672",)
    assert [s.kind for s in second.sections] == ["title"]


def test_the_bytes_of_each_record_are_its_own(tmp_path: Path) -> None:
    documents, _ = _read(tmp_path, PAGE.replace("\n", "\r\n"))
    raw = PAGE.replace("\n", "\r\n").encode()
    for document in documents:
        source = document.source
        piece = raw[source.start : source.end]
        assert piece.startswith(f"{document.identifier('pmid')}|t|".encode())
        assert piece.count(b"|t|") == 1
    assert documents[0].source_mentions[2].quote == "Ondine"


@pytest.mark.parametrize("width", ["UTF-16 units", "UTF-8 bytes"])
def test_offsets_in_other_units_are_converted(tmp_path: Path, width: str) -> None:
    title = "The 𝛽-agonist and gout."
    before = title[: title.index("gout")]
    encoding = "utf-16-le" if width == "UTF-16 units" else "utf-8"
    start = len(before.encode(encoding)) // (2 if width == "UTF-16 units" else 1)
    text = f"1|t|{title}\n1|a|None.\n1\t{start}\t{start + 4}\tgout\tDisease\tD006073\n"
    (document,), findings = _read(tmp_path, text)
    assert [m.start for m in document.source_mentions] == [len(before)]
    assert [(f.code, f.severity) for f in findings] == [("offset-repaired", Severity.INFO)]
    assert width in findings[0].message


def test_a_mention_that_is_not_its_quote_is_left_out(tmp_path: Path) -> None:
    damaged = PAGE.replace("\t0\t6\tTremor", "\t1\t7\tTremor")
    (first, _), findings = _read(tmp_path, damaged)
    assert len(first.source_mentions) == 4
    assert [(f.code, f.record, f.line) for f in findings] == [("mention-not-placed", 1, 3)]


def test_a_mention_across_title_and_abstract_is_left_out(tmp_path: Path) -> None:
    text = "1|t|Gout\n1|a|Fever\n1\t0\t10\tGout Fever\tDisease\tD006073\n"
    (document,), findings = _read(tmp_path, text)
    assert document.source_mentions == ()
    assert [f.code for f in findings] == ["mention-not-placed"]


def test_white_space_around_a_text_shifts_nothing(tmp_path: Path) -> None:
    text = (
        "1|t| Gout. \n1|a|  Gout again. \n1\t1\t5\tGout\tDisease\t-\n1\t10\t14\tGout\tDisease\t-\n"
    )
    (document,), findings = _read(tmp_path, text)
    assert [(m.section, m.start) for m in document.source_mentions] == [(0, 0), (1, 0)]
    assert findings == []


def test_records_without_blank_lines_and_the_same_pmid_twice(tmp_path: Path) -> None:
    record = "5|t|One.\n5|a|Two.\n5\t0\t3\tOne\tDisease\tD1234567\n"
    documents, findings = _read(tmp_path, record + record + record.replace("5", "6"))
    assert [d.identifier("pmid") for d in documents] == ["5", "5", "6"]
    assert [d.source.number for d in documents] == [1, 2, 3]
    assert findings == []


def test_what_no_rule_reads_is_counted(tmp_path: Path) -> None:
    text = PAGE.replace("\n\n", "\nnot a line\n77001\tx\n77001\t1\t2\tr\n77001|k|Words\n\n")
    documents, findings = _read(tmp_path, text + "\n9\t0\t1\tx\tDisease\tD1\n")
    assert [f.code for f in findings] == [
        "record-without-text", "part-not-known", "line-not-understood", "line-not-understood",
        "line-not-understood",
    ]  # fmt: skip
    assert [s.kind for s in documents[0].sections] == ["title", "abstract", "body"]


def test_a_number_stands_for_what_the_mentions_say(tmp_path: Path) -> None:
    text = (
        "1|t|BRCA1 in men.\n1|a|\n1\t0\t5\tBRCA1\tGeneOrGeneProduct\t672\n"
        "1\t9\t12\tmen\tOrganismTaxon\t9606\n1\tBind\t672\t9606\tNo\n1\tBind\t1\t2\n"
    )
    (document,), _ = _read(tmp_path, text)
    assert [a.identifiers for r in document.source_relations for a in r.arguments] == [
        ("NCBIGene:672",), ("NCBITaxon:9606",), ("1",), ("2",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "kind", "expected"),
    [
        ("D004829+D003294", "Modifier", ("MESH:D004829", "MESH:D003294")),
        (" D008661", "DiseaseClass", ("MESH:D008661",)),
        ("OMIM:106210 ", "SpecificDisease", ("OMIM:106210",)),
        ("CVCL_0224", "CellLine", ("cellosaurus:CVCL_0224",)),
        ("rs771966860", "SequenceVariant", ("rs771966860",)),
        ("D002544|-1", "Disease", ("MESH:D002544",)),
        (None, "Disease", ()),
    ],
)
def test_identifiers(printed: str | None, kind: str, expected: tuple[str, ...]) -> None:
    assert source_identifiers(printed, kind) == expected


def test_the_registry_gives_it_the_file(tmp_path: Path) -> None:
    registry = default_registry()
    assert registry.choose(Sample(PAGE, "x")) is registry.get("pubtator")
    assert registry.get("pubtator").confidence(Sample("1|t|\n", "x")) == 1.0
    assert registry.get("pubtator").confidence(Sample("PMID- 1\nTI  - A\n", "x")) == 0.0
    path = _write(tmp_path, PAGE).path
    assert len([each for each in read([path]) if isinstance(each, Document)]) == 2


@given(text=st.text(), start=st.integers(-2, 60), end=st.integers(-2, 60), quote=st.text())
def test_a_place_is_always_its_quote(text: str, start: int, end: int, quote: str) -> None:
    found = place(text, start, end, quote)
    if found:
        assert found.span.of(text) == quote.strip() != ""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_give_findings_and_true_offsets(data: st.DataObject, tmp_path: Path) -> None:
    raw = PAGE.encode()
    cut = data.draw(st.integers(0, len(raw)))
    junk = data.draw(st.binary(max_size=40))
    documents, _ = _read(tmp_path, raw[:cut] + junk + raw[cut + data.draw(st.integers(0, 30)) :])
    assert all(_agrees(document) for document in documents)


@pytest.mark.shared_data
@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real records is not there")
@pytest.mark.parametrize(
    "name",
    [
        "bc5cdr/CDR_TrainingSet.PubTator.txt", "bc5cdr/CDR_DevelopmentSet.PubTator.txt",
        "ncbi-disease/NCBItrainset_corpus.txt", "ncbi-disease/NCBIdevelopset_corpus.txt",
        "biored/Train.PubTator", "biored/Dev.PubTator",
    ],
)  # fmt: skip
def test_corpora_by_an_independent_count(name: str) -> None:
    path = SHARED / name
    lines = path.read_text("utf-8").split("\n")
    expected = Counter(
        "document" if re.match(r"\d+\|t\|", line)
        else "mention" if re.match(r"\d+\t\d+\t\d+\t", line)
        else "relation" if re.match(r"\d+\t[A-Za-z_]+\t", line)
        else "other"
        for line in lines
    )  # fmt: skip
    readings = list(PubTatorReader().read(InputFile(path, path.name)))
    documents = [each for each in readings if isinstance(each, Document)]
    assert len(documents) == expected["document"]
    assert sum(len(d.source_mentions) for d in documents) == expected["mention"]
    assert sum(len(d.source_relations) for d in documents) == expected["relation"]
    assert all(_agrees(document) for document in documents)
    assert {f.code for f in readings if isinstance(f, Finding)} <= {"offset-repaired"}


def test_numbers_of_dbsnp_are_no_parts(tmp_path: Path) -> None:
    page = "7|t|S276T in birds\n7|a|\n7\t0\t5\tS276T\tProteinMutation\tp|SUB|S|276|T\tRSID:22\n"
    (document,), findings = _read(tmp_path, page)
    assert findings == []
    assert document.source_mentions[0].notes == (("rsid", "RSID:22"),)
