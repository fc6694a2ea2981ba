"""Journals are one by a number that only one of them can have, and never by a guess."""

from hypothesis import given
from hypothesis import strategies as st

from kg.identity.journals import called, called_in_paper, named_journal
from kg.model import Journal
from kg.names import Minter

MINTER = Minter("https://example.org/")
LANCET = Journal("Lancet (London, England)", "Lancet", ("1474-547X",), "0140-6736", "2985213R")
CIRCULATION = Journal("Circulation", "Circulation", ("1524-4539",), "0009-7322", "0147763")
ELSEWHERE = Journal("Circulation", "Circulation (Elsewhere)", ("0893-0015",), None, "9000001")


def names(*journals: Journal) -> list[str]:
    """Return what each of the journals of a build is called, without the base."""
    named = [each for journal in journals if (each := named_journal(journal, MINTER))]
    assert len(named) == len(journals)
    return [each.iri.rpartition("/")[2] for each in called(named)]


def in_paper(*journals: Journal) -> list[str]:
    """Return what its journal is called in each record of a paper, the preferred first."""
    named = [each for journal in journals if (each := named_journal(journal, MINTER))]
    records = list(zip(named, called(named), strict=True))
    return [iri.rpartition("/")[2] for iri in called_in_paper(records)]


def test_a_shared_issn_makes_one_journal() -> None:
    by_issn = Journal("The Lancet", issn=("1474-547X",))
    by_linking = Journal("Lancet", issn_linking="0140-6736")
    assert names(LANCET, by_issn, by_linking) == ["2985213R"] * 3


def test_a_chain_of_issns_makes_one_journal() -> None:
    ends = (Journal("Print", issn=("0140-6736",)), Journal("Web", issn=("1474-547X",)))
    both = Journal("Both", issn=("1474-547X", "0140-6736"))
    assert names(*ends, both) == ["both"] * 3


def test_without_an_nlm_id_it_is_called_by_the_linking_issn() -> None:
    journals = Journal("B", issn=("1474-547X",)), Journal("A", None, ("1474-547X",), "0140-6736")
    assert names(*journals) == ["0140-6736"] * 2


def test_an_issn_of_two_nlm_ids_joins_nothing() -> None:
    other = Journal("Other", issn=("1474-547X",), nlm_id="9000002")
    assert names(LANCET, other, Journal("The Lancet", issn=("1474-547X",))) == [
        "2985213R", "9000002", "the-lancet",
    ]  # fmt: skip


def test_a_chain_from_one_nlm_id_to_another_joins_nothing() -> None:
    between = Journal("Between", issn=("1474-547X", "1524-4539"))
    assert names(LANCET, between, CIRCULATION) == ["2985213R", "between", "0147763"]


def test_linking_issns_that_differ_keep_journals_apart() -> None:
    one = Journal("One", None, ("1474-547X",), "0140-6736")
    other = Journal("Other", None, ("1474-547X",), "0009-7322")
    assert names(one, other) == ["0140-6736", "0009-7322"]


def test_a_number_that_nobody_has_joins_nothing() -> None:
    zeros = Journal("A", issn=("0000-0000",)), Journal("B", issn=("0000-0000",))
    misprinted = Journal("C", issn=("1474-5471",)), Journal("D", issn=("1474-5471",))
    assert names(*zeros, *misprinted) == ["a", "b", "c", "d"]


def test_a_name_alone_is_that_of_the_one_journal_that_has_it() -> None:
    bare = (
        Journal("The Lancet"),
        Journal(abbreviation="Lancet"),
        Journal("Lancet (London, England)"),
    )
    assert names(LANCET, *bare) == ["2985213R"] * 4
    assert names(CIRCULATION, ELSEWHERE, Journal("Circulation", "Circulation (Elsewhere)")) == [
        "0147763", "9000001", "9000001",
    ]  # fmt: skip
    assert names(CIRCULATION, Journal("Circulation", nlm_id="9000001"), Journal("Circulation")) == [
        "0147763", "9000001", "circulation",
    ]  # fmt: skip


def test_the_subtitle_may_be_left_out() -> None:
    whole = Journal("Allergy proceedings : the journal of societies", nlm_id="9000003")
    assert names(whole, Journal("Allergy Proceedings")) == ["9000003"] * 2
    parallel = Journal("Revue de medecine = Review of medicine", nlm_id="9000004")
    assert names(parallel, Journal("Revue de médecine")) == ["9000004"] * 2


def test_two_names_alone_are_two_journals() -> None:
    assert names(Journal("Lancet"), Journal("Circulation")) == ["lancet", "circulation"]


def test_records_of_one_paper_name_one_journal() -> None:
    assert in_paper(LANCET, Journal("Lancet, The [electronic]")) == ["2985213R"] * 2
    assert in_paper(Journal("Rev"), Journal("Revue")) == ["rev", "rev"]
    print_only = Journal("The Lancet", issn=("0099-5355",))
    assert in_paper(print_only, LANCET) == ["2985213R"] * 2


def test_records_of_one_paper_may_contradict_each_other() -> None:
    numbered = Journal("Elsewhere", issn=("0099-5355",))
    assert in_paper(LANCET, numbered) == ["2985213R", "elsewhere"]
    assert in_paper(LANCET, CIRCULATION) == ["2985213R", "0147763"]
    assert in_paper(LANCET, CIRCULATION, Journal("Third")) == ["2985213R", "0147763", "third"]


ISSNS = ("0140-6736", "1474-547X", "0009-7322", "1524-4539")
JOURNALS = st.builds(
    Journal,
    title=st.sampled_from(("Lancet", "Circulation", "Gut")),
    abbreviation=st.sampled_from((None, "Lancet", "Circ")),
    issn=st.lists(st.sampled_from(ISSNS), max_size=2).map(tuple),
    issn_linking=st.sampled_from((None, *ISSNS[:2])),
    nlm_id=st.sampled_from((None, None, "9000001", "9000002")),
)


@given(st.lists(JOURNALS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(journals, random) -> None:
    shuffled = list(journals)
    random.shuffle(shuffled)
    expected = dict(zip(journals, names(*journals), strict=True))
    assert dict(zip(shuffled, names(*shuffled), strict=True)) == expected


@given(st.lists(JOURNALS, max_size=8))
def test_journals_of_two_nlm_ids_are_never_one(journals) -> None:
    for journal, name in zip(journals, names(*journals), strict=True):
        assert journal.nlm_id in (None, name)
