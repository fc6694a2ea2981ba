import gzip

import pytest

from kg.errors import VocabularyError
from kg.vocabulary import ConceptKind, TermKind
from kg.vocabulary.mesh_xml import read_mesh, root_element
from kg.vocabulary.record import ActionRecord, MeshRecord, RecordType

DESCRIPTOR = """<?xml version="1.0"?>
<!DOCTYPE DescriptorRecordSet SYSTEM "https://example.org/none.dtd">
<DescriptorRecordSet LanguageCode="eng">
<!-- a comment -->
<DescriptorRecord DescriptorClass="1">
  <DescriptorUI>D000001</DescriptorUI>
  <DescriptorName>
    <String>Examplemycin</String>
  </DescriptorName>
  <AllowableQualifiersList>
    <AllowableQualifier>
      <QualifierReferredTo>
        <QualifierUI>Q000627</QualifierUI>
        <QualifierName><String>therapeutic use</String></QualifierName>
      </QualifierReferredTo>
      <Abbreviation>TU</Abbreviation>
    </AllowableQualifier>
  </AllowableQualifiersList>
  <PharmacologicalActionList>
    <PharmacologicalAction><DescriptorReferredTo><DescriptorUI>D000900</DescriptorUI>
    <DescriptorName><String>Anti-Bacterial Agents</String></DescriptorName></DescriptorReferredTo>
    </PharmacologicalAction>
  </PharmacologicalActionList>
  <TreeNumberList><TreeNumber>D02.355</TreeNumber><TreeNumber>D04.345</TreeNumber></TreeNumberList>
  <ConceptList>
    <Concept PreferredConceptYN="Y">
      <ConceptName><String>Examplemycin</String></ConceptName>
      <RegistryNumber>37H9VM9WZL</RegistryNumber>
      <TermList>
        <Term LexicalTag="NON" IsPermutedTermYN="N"><String>Examplemycin</String></Term>
        <Term LexicalTag="TRD" IsPermutedTermYN="N"><String>Examplox</String></Term>
        <Term LexicalTag="ABB" IsPermutedTermYN="N"><String>EXM</String></Term>
        <Term LexicalTag="ABX" IsPermutedTermYN="N"><String>EXM Antibiotic</String></Term>
        <Term LexicalTag="NON" IsPermutedTermYN="Y"><String>Antibiotic, Example</String></Term>
      </TermList>
    </Concept>
    <Concept PreferredConceptYN="N">
      <ConceptName><String>Examplemycin A &amp; B</String></ConceptName>
      <RegistryNumber>52665-69-7</RegistryNumber>
      <TermList><Term LexicalTag="LAB"><String>Examplemycin A &amp; B</String></Term></TermList>
    </Concept>
  </ConceptList>
</DescriptorRecord>
</DescriptorRecordSet>
"""
SUPPLEMENT = """<SupplementalRecordSet LanguageCode="eng">
<SupplementalRecord SCRClass="3">
  <SupplementalRecordUI>C000001</SupplementalRecordUI>
  <SupplementalRecordName><String>Example syndrome</String></SupplementalRecordName>
  <HeadingMappedToList>
    <HeadingMappedTo><DescriptorReferredTo><DescriptorUI>*D000013</DescriptorUI>
    <DescriptorName><String>Congenital Abnormalities</String></DescriptorName>
    </DescriptorReferredTo></HeadingMappedTo>
    <HeadingMappedTo><DescriptorReferredTo><DescriptorUI>D008180</DescriptorUI>
    <DescriptorName><String>Lupus Erythematosus, Systemic</String></DescriptorName>
    </DescriptorReferredTo></HeadingMappedTo>
  </HeadingMappedToList>
</SupplementalRecord>
</SupplementalRecordSet>
"""
ACTIONS = """<PharmacologicalActionSet>
<PharmacologicalAction><DescriptorReferredTo><DescriptorUI>D000900</DescriptorUI>
<DescriptorName><String>Anti-Bacterial Agents</String></DescriptorName></DescriptorReferredTo>
<PharmacologicalActionSubstanceList >
<Substance><RecordUI>D000001</RecordUI><RecordName><String>X</String></RecordName></Substance>
<Substance><RecordUI>C000001</RecordUI><RecordName><String>Y</String></RecordName></Substance>
</PharmacologicalActionSubstanceList ></PharmacologicalAction>
</PharmacologicalActionSet>
"""


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_descriptor(tmp_path):
    record, qualifier = read_mesh(written(tmp_path / "any name", DESCRIPTOR))
    assert isinstance(record, MeshRecord)
    assert (record.identifier, record.name) == ("D000001", "Examplemycin")
    assert record.kind is ConceptKind.TOPICAL
    assert record.tree_numbers == ("D02.355", "D04.345")
    assert record.qualifiers == ("Q000627",)
    assert record.actions == ("D000900",)
    assert record.cross_references == ("UNII:37H9VM9WZL",)
    assert [(t.text, t.kind) for t in record.terms] == [
        ("Examplemycin", TermKind.PREFERRED),
        ("Examplox", TermKind.TRADE_NAME),
        ("EXM", TermKind.ABBREVIATION),
        ("EXM Antibiotic", TermKind.SYNONYM),
        ("Antibiotic, Example", TermKind.PERMUTED),
        ("Examplemycin A & B", TermKind.SYNONYM),
    ]
    assert isinstance(qualifier, MeshRecord)
    assert (qualifier.identifier, qualifier.abbreviation) == ("Q000627", "TU")
    assert qualifier.type is RecordType.QUALIFIER


def test_supplement_and_its_asterisk(tmp_path):
    (record,) = read_mesh(written(tmp_path / "s.xml", SUPPLEMENT))
    assert isinstance(record, MeshRecord)
    assert record.kind is ConceptKind.DISEASE
    assert record.mapped_to == ("D000013", "D008180")
    assert record.qualifiers is None


def test_actions(tmp_path):
    records = list(read_mesh(written(tmp_path / "p.xml", ACTIONS)))
    assert records == [ActionRecord("D000900", ("D000001", "C000001"))]


def test_gzip_is_known_by_content(tmp_path):
    path = tmp_path / "desc.xml"
    path.write_bytes(gzip.compress(DESCRIPTOR.encode()))
    assert root_element(path) == "DescriptorRecordSet"
    assert len(list(read_mesh(path))) == 2


def failure(path):
    with pytest.raises(VocabularyError) as caught:
        list(read_mesh(path))
    return str(caught.value).replace(str(path), "FILE")


def test_other_xml(tmp_path):
    assert failure(written(tmp_path / "x.xml", "<html/>")) == (
        "FILE: the root element is <html>, which is none of NLM's MeSH files (DescriptorRecordSet, "
        "QualifierRecordSet, SupplementalRecordSet, PharmacologicalActionSet). "
        "Give desc*.xml, supp*.xml, qual*.xml or pa*.xml."
    )


@pytest.mark.parametrize("text", ["", "no XML", DESCRIPTOR[:700], DESCRIPTOR[:-30]])
def test_broken_xml_says_where(tmp_path, text):
    message = failure(written(tmp_path / "x.xml", text))
    assert message.startswith("FILE:")
    assert "not well-formed XML" in message


def test_gzip_cut_short(tmp_path):
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(DESCRIPTOR.encode() * 50)[:-20])
    assert failure(path).startswith("FILE")


def test_record_without_identifier(tmp_path):
    text = DESCRIPTOR.replace("<DescriptorUI>D000001</DescriptorUI>", "")
    assert failure(written(tmp_path / "x.xml", text)) == (
        "FILE:5: a <DescriptorRecord> without <DescriptorUI>; the file is damaged or of another "
        "layout"
    )


def test_missing_file(tmp_path):
    assert "cannot be read" in failure(tmp_path / "none.xml")


def test_entities_are_not_resolved(tmp_path):
    secret = written(tmp_path / "secret", "stolen")
    text = DESCRIPTOR.replace(
        'SYSTEM "https://example.org/none.dtd"', f'[<!ENTITY s SYSTEM "file://{secret}">]'
    ).replace("<String>Examplox</String>", "<String>Exam&s;plox</String>")
    path = written(tmp_path / "x.xml", text)
    names = {t.text for r in read_mesh(path) if isinstance(r, MeshRecord) for t in r.terms}
    assert not any("stolen" in name for name in names)


def test_entity_bombs_do_not_go_off(tmp_path):
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    text = DESCRIPTOR.replace('SYSTEM "https://example.org/none.dtd"', f"[{entities}]").replace(
        "<String>Examplox</String>", "<String>&a11;</String>"
    )
    path = written(tmp_path / "x.xml", text)
    try:
        names = [t.text for r in read_mesh(path) if isinstance(r, MeshRecord) for t in r.terms]
    except VocabularyError:
        return
    assert max(map(len, names)) < 100
