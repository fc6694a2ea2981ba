from kg.mentions import in_memory, readers_of_text
from kg.model import Document, Finding
from kg.readers import Sample, read_file
from kg.readers.plain_text import PlainTextReader


def readings(content: bytes) -> tuple[list[Document], list[Finding]]:
    found = list(read_file(in_memory(content, "standard input"), readers_of_text()))
    documents = [r for r in found if isinstance(r, Document)]
    return documents, [r for r in found if isinstance(r, Finding)]


def test_a_paragraph_is_a_section():
    (document,), findings = readings(b"She took\r\naspirin.\r\n\r\n \r\nNo nephritis.\n")
    assert [s.text for s in document.sections] == ["She took\naspirin.", "No nephritis."]
    assert [s.line for s in document.sections] == [1, 5]
    assert {s.kind for s in document.sections} == {"body"}
    assert document.source.format == "plain-text"
    assert not findings


def test_other_formats_go_to_their_own_readers_or_are_refused():
    (document,), _ = readings(b"1|t|Aspirin\n1|a|No nephritis.\n")
    assert document.source.format == "pubtator"
    for content in (b'{"a": 1}', b"<html><p>x</p></html>", b"%PDF-1.7", b"", b"  \n "):
        documents, findings = readings(content)
        assert not documents
        assert findings[0].severity == "error"
    assert PlainTextReader().confidence(Sample(" ", "x")) == 0


def test_other_encodings_are_told():
    (document,), (finding,) = readings("Sjögren".encode("windows-1252"))
    assert document.sections[0].text == "Sjögren"
    assert finding.code == "encoding-guessed"
