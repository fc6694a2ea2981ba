"""BioC in both its forms: one document in, whatever holds it, and what is wrong with a file."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Document, Finding, Severity, replace
from kg.readers import InputFile, Sample, default_registry
from kg.readers.formats.bioc import BioCJsonReader, BioCXmlReader

TITLE = "Ondine and tremor"
ABSTRACT = "Ondine (β-form) brought tremor; liver and lung failure did not occur."


def _annotation(number: str, text: str, places: list[tuple[int, int]], **infons: str) -> Any:
    locations = [{"offset": offset, "length": length} for offset, length in places]
    return {"id": number, "infons": infons, "text": text, "locations": locations}


def _document(number: str = "77001") -> dict[str, Any]:
    base = len(TITLE) + 1
    gap = base + ABSTRACT.index("liver")
    tail = base + ABSTRACT.index("failure")
    return {
        "id": number,
        "infons": {"licence-note": "free"},
        "passages": [
            {
                "offset": 0,
                "infons": {"type": "title", "journal": "J Inv", "year": "2020",
                           "article-id_pmc": "PMC99", "name_0": "surname:Roe;given-names:Ann"},
                "text": TITLE,
                "annotations": [
                    _annotation("1", "Ondine", [(0, 6)], type="Chemical", identifier="C000999"),
                    _annotation("2", "tremor", [(11, 6)], type="Disease", MESH="D014202",
                                annotator="Ann Roe", valid="yes"),
                ],
                "relations": [],
            },
            {
                "offset": base,
                "infons": {"type": "abstract"},
                "text": ABSTRACT,
                "annotations": [
                    _annotation("3", "liver failure", [(gap, 5), (tail, 7)], type="Disease"),
                ],
                "relations": [],
            },
            {
                "offset": base + len(ABSTRACT) + 1,
                "infons": {"type": "ref", "section_type": "REF", "source": "J Old", "year": "1999",
                           "name_0": "surname:Li;given-names:B", "pub-id_pmid": "12"},
                "text": "An older paper",
                "annotations": [],
                "relations": [],
            },
        ],
        "relations": [
            {"id": "R0", "infons": {"type": "Positive_Correlation", "score": "0.9"},
             "nodes": [{"refid": "1", "role": "Chemical"}, {"refid": "2", "role": "Disease"}]},
        ],
    }  # fmt: skip


def _collection(documents: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"source": "Invented Tagger", "date": "2020", "key": "k", "infons": {},
            "documents": list(documents)}  # fmt: skip


def _xml(documents: Iterable[dict[str, Any]]) -> str:
    body = "\n".join(map(_xml_document, documents))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE collection SYSTEM "BioC.dtd">\n'
        "<collection><source>Invented Tagger</source><date>2020</date><key>k</key>\n"
        f"{body}\n</collection>\n"
    )


def _xml_document(document: dict[str, Any]) -> str:
    inner = "".join(map(_xml_passage, document["passages"]))
    marks = "".join(map(_xml_relation, document["relations"]))
    return f"<document><id>{document['id']}</id>{_infons(document)}{inner}{marks}</document>"


def _xml_passage(passage: dict[str, Any]) -> str:
    marks = "".join(map(_xml_annotation, passage["annotations"]))
    return (
        f"<passage>{_infons(passage)}<offset>{passage['offset']}</offset>"
        f"<text>{escape(passage['text'])}</text>{marks}</passage>"
    )


def _xml_annotation(item: dict[str, Any]) -> str:
    places = "".join(
        f'<location offset="{each["offset"]}" length="{each["length"]}"/>'
        for each in item["locations"]
    )
    return (
        f"<annotation id={quoteattr(item['id'])}>{_infons(item)}{places}"
        f"<text>{escape(item['text'])}</text></annotation>"
    )


def _xml_relation(item: dict[str, Any]) -> str:
    nodes = "".join(f'<node refid="{n["refid"]}" role="{n["role"]}"/>' for n in item["nodes"])
    return f"<relation id={quoteattr(item['id'])}>{_infons(item)}{nodes}</relation>"


def _infons(item: dict[str, Any]) -> str:
    return "".join(
        f"<infon key={quoteattr(key)}>{escape(value)}</infon>"
        for key, value in item["infons"].items()
    )


def _read(folder: Path, text: str | bytes, kind: str) -> tuple[list[Document], list[Finding]]:
    path = folder / f"file.{kind}"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    reader = BioCXmlReader() if kind == "xml" else BioCJsonReader()
    readings = list(reader.read(InputFile(path, path.name)))
    documents = [each for each in readings if isinstance(each, Document)]
    return documents, [each for each in readings if isinstance(each, Finding)]


def _agrees(document: Document) -> bool:
    return all(
        document.sections[each.section].text[each.start : each.end] == each.quote
        for each in document.source_mentions
    )


@pytest.mark.parametrize("kind", ["json", "xml"])
def test_a_document_is_read_whole(tmp_path: Path, kind: str) -> None:
    collection = [_document()]
    text = _xml(collection) if kind == "xml" else json.dumps(_collection(collection))
    (document,), findings = _read(tmp_path, text, kind)
    assert [(f.code, f.quote) for f in findings] == [("infon-not-read", "free")]
    assert document.identifier("pmid") == "77001"
    assert document.identifier("pmcid") == "PMC99"
    assert document.annotator == "Invented Tagger"
    assert [(s.kind, s.text) for s in document.sections] == [
        ("title", TITLE), ("abstract", ABSTRACT),
    ]  # fmt: skip
    assert [a.name for a in document.authors] == ["Ann Roe"]
    assert document.references[0].title == "An older paper"
    assert document.references[0].pmid == "12"
    ondine, tremor, failure = document.source_mentions
    assert (ondine.type, ondine.identifiers, ondine.number) == ("Chemical", ("MESH:C000999",), "1")
    assert (tremor.identifiers, tremor.annotator) == (("MESH:D014202",), "Ann Roe")
    assert tremor.notes == (("valid", "yes"),)
    assert [span.of(ABSTRACT) for span in failure.parts] == ["liver", "failure"]
    assert failure.quote == "liver and lung failure"
    (relation,) = document.source_relations
    assert relation.type == "Positive_Correlation"
    assert [(a.role, a.mention) for a in relation.arguments] == [("Chemical", 0), ("Disease", 1)]
    assert relation.notes == (("score", "0.9"),)
    assert _agrees(document)


def test_xml_and_json_give_the_same(tmp_path: Path) -> None:
    (from_xml,), _ = _read(tmp_path, _xml([_document()]), "xml")
    (from_json,), _ = _read(tmp_path, json.dumps(_collection([_document()])), "json")
    assert replace(from_xml, source=from_json.source) == from_json


def _forms() -> dict[str, str]:
    first, second = _document("1"), _document("2")
    return {
        "collection": json.dumps(_collection([first, second])),
        "indented": json.dumps(_collection([first, second]), indent=2),
        "pubtator3": json.dumps({"PubTator3": [first, second]}),
        "collections": json.dumps([_collection([first]), _collection([second])]),
        "list": json.dumps([first, second]),
        "lines": json.dumps(first) + "\n" + json.dumps(second) + "\n",
    }


@pytest.mark.parametrize("form", sorted(_forms()))
def test_documents_are_found_wherever_the_form_puts_them(tmp_path: Path, form: str) -> None:
    text = _forms()[form]
    documents, findings = _read(tmp_path, text, "json")
    assert {f.code for f in findings} == {"infon-not-read"}
    assert [(d.source.number, d.identifier("pmid")) for d in documents] == [(1, "1"), (2, "2")]
    for document in documents:
        piece = text.encode()[document.source.start : document.source.end]
        assert json.loads(piece)["id"] == document.identifier("pmid")


def test_one_document_alone_is_a_file_too(tmp_path: Path) -> None:
    (document,), _ = _read(tmp_path, json.dumps(_document()), "json")
    assert len(document.source_mentions) == 3


def test_what_pubtator_3_adds_is_read(tmp_path: Path) -> None:
    extra = {
        **_document(), "_id": "77001|PMC99", "pmid": 77001, "pmcid": "PMC99", "journal": "J Inv",
        "date": "2020-01-02T00:00:00Z", "authors": ["Roe A"], "meta": {},
        "relations_display": [{"name": "cause|@CHEMICAL_Ondine|@DISEASE_Tremor"}],
    }  # fmt: skip
    extra["relations"] = [
        {"id": "R1", "nodes": [{"refid": "0", "role": "0,1"}],
         "infons": {"type": "Cause", "score": "0.99",
                    "role1": {"identifier": "MESH:C000999", "type": "Chemical"},
                    "role2": {"identifier": "672", "type": "Gene"}}}
    ]  # fmt: skip
    (document,), findings = _read(tmp_path, json.dumps({"PubTator3": [extra]}), "json")
    assert [f.code for f in findings] == ["infon-not-read"]
    assert document.annotator == "PubTator3"
    assert "2020-01-02" in [date.value for date in document.dates]
    assert [a.identifiers for a in document.source_relations[0].arguments] == [
        ("MESH:C000999",), ("NCBIGene:672",),
    ]  # fmt: skip


def _passage(offset: int, text: str, *marks: Any, **infons: str) -> dict[str, Any]:
    return {"offset": offset, "infons": infons, "text": text, "annotations": list(marks),
            "relations": []}  # fmt: skip


def _of(number: str, *passages: dict[str, Any], source: str = "PMC") -> str:
    document = {"id": number, "infons": {}, "passages": passages, "relations": []}
    return json.dumps({**_collection([document]), "source": source})


def test_a_line_of_authors_is_read_once_and_parted(tmp_path: Path) -> None:
    title = _passage(
        0, TITLE, type="title", authors="El Roe A, Li BC, Invented Lupus Study Group, "
    )
    document = {"id": "7", "pmid": 7, "authors": ["El Roe A", "Li BC"], "passages": [title]}
    (found,), _ = _read(tmp_path, json.dumps({"PubTator3": [document]}), "json")
    assert [(a.family, a.initials) for a in found.authors] == [("El Roe", "A"), ("Li", "BC")]
    (found,), _ = _read(tmp_path, _of("7", title), "json")
    assert [a.collective for a in found.authors] == [False, False, True]


def test_authors_in_parts_are_better_than_a_line(tmp_path: Path) -> None:
    title = _passage(0, TITLE, type="title", name_0="surname:Roe;given-names:Ann")
    document = {"id": "7", "authors": ["Roe A"], "passages": [title]}
    (found,), _ = _read(tmp_path, json.dumps({"PubTator3": [document]}), "json")
    assert [a.name for a in found.authors] == ["Ann Roe"]


@pytest.mark.parametrize(
    ("number", "source", "infons", "expected"),
    [
        (
            "5448",
            "PMC",
            {"article-id_pmid": "28", "article-id_pmc": "5448"},
            {("pmid", "28"), ("pmcid", "PMC5448")},
        ),
        ("5448", "PubTator", {"article-id_pmc": "5448"}, {("pmcid", "PMC5448")}),
        ("5448", "PMC", {}, {("pmcid", "PMC5448")}),
        ("28", "PMC", {"article-id_pmid": "28"}, {("pmid", "28")}),
        ("28", "PubTator", {}, {("pmid", "28")}),
        ("10.9998/jinv.7", "PubTator", {"doi": "10.9998/JINV.7"}, {("doi", "10.9998/jinv.7")}),
        ("doc-7", "Lab", {}, {("other", "doc-7")}),
        ("PMC5448", "Lab", {}, {("pmcid", "PMC5448")}),
    ],
)
def test_what_a_documents_number_is(
    tmp_path: Path, number: str, source: str, infons: dict[str, str], expected: set[Any]
) -> None:
    title = _passage(0, TITLE, type="title", **infons)
    (document,), findings = _read(tmp_path, _of(number, title, source=source), "json")
    assert findings == []
    assert {(one.scheme, one.value) for one in document.identifiers} == expected


def test_headings_of_an_abstract_label_it(tmp_path: Path) -> None:
    mark = _annotation("1", "Tremor", [(40, 6)], type="Disease")
    text = _of(
        "7",
        _passage(0, TITLE, type="front"),
        _passage(20, "Methods", type="abstract_title_1", section_type="ABSTRACT"),
        _passage(28, "We asked.", type="abstract", section_type="ABSTRACT"),
        _passage(40, "Tremor", mark, type="abstract_title_1", section_type="ABSTRACT"),
        _passage(50, "It stopped.", type="abstract", section_type="ABSTRACT"),
        _passage(70, "Trial registration", type="abstract_title_1", section_type="ABSTRACT"),
        _passage(90, "Introduction", type="title_1", section_type="INTRO"),
    )
    (document,), findings = _read(tmp_path, text, "json")
    assert findings == []
    assert [(s.kind, s.label, s.category, s.text) for s in document.sections[1:]] == [
        ("abstract", "Methods", "METHODS", "We asked."),
        ("abstract", None, None, "Tremor"),
        ("abstract", "Tremor", None, "It stopped."),
        ("abstract", None, None, "Trial registration"),
        ("body", "INTRO", None, "Introduction"),
    ]
    assert _agrees(document)


def test_an_annotated_reference_says_nothing_of_the_paper(tmp_path: Path) -> None:
    mark = _annotation("1", "ondine", [(100, 6)], type="Chemical")
    cited = _passage(100, "ondine in mice", mark, type="ref", section_type="REF", fpage="7",
                     name_0="surname:Li;given-names:B", volume="3", year="1999",
                     **{"pub-id_pmid": "12"})  # fmt: skip
    title = _passage(0, TITLE, type="front", name_0="surname:Roe;given-names:Ann")
    (document,), _ = _read(tmp_path, _of("7", title, cited), "json")
    assert [a.name for a in document.authors] == ["Ann Roe"]
    assert (document.volume, document.pages, document.dates) == (None, None, ())
    (reference,) = document.references
    assert (reference.authors, reference.pmid, reference.date) == (("B Li",), "12", "1999")
    assert [(m.quote, document.sections[m.section].label) for m in document.source_mentions] == [
        ("ondine", "REF")
    ]


def test_a_citation_in_the_place_of_a_journal(tmp_path: Path) -> None:
    printed = "J Inv. 2019 Jun 6;74(5):1053-1068.e8. doi: 10.9998/jinv.7. Epub "
    title = _passage(0, TITLE, type="title", journal=printed, year="2019")
    (document,), findings = _read(tmp_path, _of("7", title, source="PubTator"), "json")
    assert findings == []
    assert document.journal
    assert (document.journal.title, document.volume, document.issue) == ("J Inv", "74", "5")
    assert (document.pages, document.identifier("doi")) == ("1053-1068.e8", "10.9998/jinv.7")
    assert [(d.kind, d.value) for d in document.dates] == [("print", "2019-06-06")]


def test_wide_characters_without_a_mark_are_refused(tmp_path: Path) -> None:
    documents, findings = _read(tmp_path, _xml([_document()]).encode("utf-16-le"), "xml")
    assert documents == []
    assert [f.code for f in findings] == ["encoding-not-read"]


def test_sentences_make_a_passage(tmp_path: Path) -> None:
    text = (
        "<collection><source>S</source><document><id>1</id><passage><offset>5</offset>"
        "<sentence><offset>5</offset><text>One ache.</text></sentence>"
        "<sentence><offset>15</offset><text>Two.</text><annotation id='a'>"
        "<infon key='type'>Disease</infon><location offset='15' length='3'/><text>Two</text>"
        "</annotation></sentence></passage></document></collection>"
    )
    (document,), findings = _read(tmp_path, text, "xml")
    assert findings == []
    assert document.sections[0].text == "One ache. Two."
    assert [(m.start, m.quote) for m in document.source_mentions] == [(10, "Two")]


def test_offsets_in_utf_16_are_converted_and_wrong_ones_left_out(tmp_path: Path) -> None:
    document = _document()
    text = "The 𝛽-agonist and gout."
    document["passages"] = [{"offset": 0, "infons": {"type": "title"}, "text": text,
        "annotations": [
        _annotation("1", "gout", [(text.index("gout") + 1, 4)], type="Disease"),
        _annotation("2", "gout", [(2, 4)], type="Disease"),
    ]}]  # fmt: skip
    (read,), findings = _read(tmp_path, json.dumps(_collection([document])), "json")
    assert [m.start for m in read.source_mentions] == [text.index("gout")]
    assert {(f.code, f.severity) for f in findings} >= {
        ("offset-repaired", Severity.INFO), ("mention-not-placed", Severity.WARNING),
        ("relation-argument-unknown", Severity.WARNING),
    }  # fmt: skip


def test_damage_costs_only_the_damaged_document(tmp_path: Path) -> None:
    good = _xml([_document("1"), _document("2"), _document("3")])
    second = good.index("<document><id>2")
    for wrong, code in (
        (good[: second + 200] + good[good.index("<document><id>3") :], "record-cut-off"),
        (good[:second] + good[second:].replace("</text>", "</txt>", 1), "record-not-well-formed"),
        (good[:second] + good[second:].replace("Ondine", "&bomb;", 1), "record-not-well-formed"),
    ):
        documents, findings = _read(tmp_path, wrong, "xml")
        assert [d.identifier("pmid") for d in documents] == ["1", "3"]
        assert [(f.code, f.record) for f in findings if f.severity is Severity.ERROR] == [(code, 2)]


def test_a_file_that_ends_early_says_so(tmp_path: Path) -> None:
    text = _xml([_document("1"), _document("2")])
    documents, findings = _read(tmp_path, text[: text.index("<id>2") + 100], "xml")
    assert [d.identifier("pmid") for d in documents] == ["1"]
    assert {"record-cut-off", "file-cut-off"} <= {f.code for f in findings}


def test_entities_are_not_used(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE collection [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    text = _xml([_document()]).replace('<!DOCTYPE collection SYSTEM "BioC.dtd">', bomb)
    documents, findings = _read(tmp_path, text.replace(ABSTRACT, "&b;&x;"), "xml")
    assert documents == []
    assert {"record-not-well-formed", "entities-not-read"} <= {f.code for f in findings}


def test_what_is_not_in_the_dtd_is_counted(tmp_path: Path) -> None:
    text = _xml([_document("1"), _document("2")]).replace("</passage>", "<note x='1'/></passage>")
    documents, findings = _read(tmp_path, text, "xml")
    assert len(documents) == 2
    found = [f for f in findings if f.code == "element-not-read"]
    assert len(found) == 1
    assert "6 times" in found[0].message


def test_the_registry_gives_each_form_to_its_reader() -> None:
    registry = default_registry()
    assert registry.choose(Sample(_xml([_document()]), "x")) is registry.get("bioc-xml")
    for text in _forms().values():
        assert registry.choose(Sample(text, "x")) is registry.get("bioc-json")
    assert registry.get("bioc-xml").confidence(Sample("<html><body>", "x")) == 0.0
    assert registry.get("bioc-json").confidence(Sample('{"title": "x"}', "x")) == 0.0


@pytest.mark.parametrize("kind", ["json", "xml"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutated_files_raise_nothing(data: st.DataObject, tmp_path: Path, kind: str) -> None:
    forms = [_xml([_document("1"), _document("2")])] if kind == "xml" else list(_forms().values())
    raw = data.draw(st.sampled_from(forms)).encode()
    cut = data.draw(st.integers(0, len(raw)))
    junk = data.draw(st.binary(max_size=30) | st.sampled_from([b"<", b"<!--", b"{", b"]", b'"']))
    text = raw[:cut] + junk + raw[cut + data.draw(st.integers(0, 40)) :]
    documents, _ = _read(tmp_path, text, kind)
    assert all(map(_agrees, documents))


@pytest.mark.parametrize("kind", ["json", "xml"])
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=300))
def test_any_bytes_raise_nothing(raw: bytes, tmp_path: Path, kind: str) -> None:
    _read(tmp_path, raw, kind)
