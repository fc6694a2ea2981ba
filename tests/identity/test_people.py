"""An ORCID iD of one record tells of the same author in another, and of nobody else."""

from kg.identity.people import identified, told
from kg.model import Author, Document
from tests.extractors.documents import SOURCE

ADA, BEA = "0000-0002-1825-0097", "0000-0001-5109-3700"


def author(
    position: int, family: str, given: str | None = None, orcid: str | None = None
) -> Author:
    """Return an author."""
    return Author(position, f"{given} {family}", given, family, orcid=orcid)


def learnt(*records: tuple[Author, ...]) -> list[list[str | None]]:
    """Return what each record of a paper learns of its authors from the others."""
    people = [tuple(identified(Document(SOURCE, authors=authors))) for authors in records]
    return [
        [next((p.orcid for p in others if p.is_one_with(each)), None) for each in authors]
        for others, authors in zip(told(people), records, strict=True)
    ]


def test_the_same_place_and_name_make_one_author() -> None:
    with_orcid = author(1, "Sámple", "Ada", ADA), author(2, "Other", "Bea")
    without = author(1, "Sample", "A"), author(2, "Other", "Bea")
    assert learnt(with_orcid, without) == [[None, None], [ADA, None]]
    assert learnt(with_orcid, (author(1, "Sample"),)) == [[None, None], [ADA]]
    for undivided in ("Ada Sample", "Sample, Ada"):
        assert learnt(with_orcid, (Author(1, undivided),)) == [[None, None], [ADA]]


def test_another_place_or_name_is_another_author() -> None:
    with_orcid = (author(1, "Sample", "Ada", ADA),)
    for other in (
        author(2, "Sample", "Ada"),
        author(1, "Simple", "Ada"),
        author(1, "Sample", "Bo"),
    ):
        assert learnt(with_orcid, (other,)) == [[None], [None]]
    assert learnt(with_orcid, (Author(1, "Sample", family="Sample", collective=True),))[1] == [None]
    assert learnt((Author(1, "Ada", orcid=ADA),), (Author(1, "Bea"),)) == [[None], [None]]


def test_a_record_keeps_its_own_word() -> None:
    records = (author(1, "Sample", "Ada", ADA),), (author(1, "Sample", "Ada", BEA),)
    assert learnt(*records, (author(1, "Sample", "Ada"),)) == [[None], [None], [None]]


def test_an_orcid_of_two_places_tells_nothing() -> None:
    one, other = (author(1, "Sample", "Ada", ADA),), (author(2, "Sample", "Ada", ADA),)
    assert learnt(one, other, (author(1, "Sample", "Ada"), author(2, "Sample", "Ada"))) == [
        [None], [None], [None, None],
    ]  # fmt: skip


def test_an_orcid_that_one_record_gives_twice_is_a_slip() -> None:
    slip = author(1, "Sample", "Ada", ADA), author(2, "Other", "Bea", ADA)
    assert learnt(slip, (author(1, "Sample", "Ada"),)) == [[None, None], [None]]
