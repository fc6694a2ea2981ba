"""The NLM DTD 2.3 and other ways of marking up, on an invented article."""

from pathlib import Path

import pytest

from kg.model import Document

from .conftest import read_bytes

OLD = Path(__file__).parent / "old_article.xml"


@pytest.fixture(scope="module")
def old() -> Document:
    (document,), findings = read_bytes(OLD.read_bytes())
    assert findings == []
    return document


def test_references_in_every_form(old: Document) -> None:
    assert [one.text for one in old.references] == [
        "Doe J, Poe E 2001 Title. J Inv 5: 1–9 111",
        "Roe, R., S. Soe, et al. (2010b). On x. Lancet 1(2), 3. doi",
        "Only a note.",
        "a) Q J. 1999",
        "b) R. J. 2000",
    ]
    first, second, *_ = old.references
    assert (first.authors, first.title, first.pmid) == (("Doe J", "Poe E"), "Title", "111")
    assert (second.authors, second.et_al, second.doi) == (("Roe R.", "Soe S."), True, "10.5555/zz")
    assert (second.date, second.issue, second.label) == ("2010", "2", "2.")


def test_affiliations_by_several_references(old: Document) -> None:
    (author,) = old.authors
    assert [one.text for one in author.affiliations] == [
        "Dept of X, University of Y, Z", "W, Germany",
    ]  # fmt: skip
    assert author.degrees == ("Dr",)
    assert author.email == "a@b.org"


def test_an_affiliation_that_is_nobodys_is_kept(old: Document) -> None:
    found = [one.text for one in old.statements if one.kind == "affiliation"]
    assert found == ["Everyone's institute"]


def test_a_date_for_two_media(old: Document) -> None:
    assert [(one.kind, one.value) for one in old.dates] == [
        ("electronic", "2007-02-03"), ("print", "2007-02-03"),
    ]  # fmt: skip


def test_blocks_in_running_text(old: Document) -> None:
    (text,) = [one.text for one in old.sections if one.label == "Intro"]
    assert text == (
        "An LN (lupus nephritis) and S1 red.\n(1)x2\nwhere x.\n\nQuote\nMe\n\nFooa [3] 10^5"
    )


def test_a_retraction_names_what_it_retracts(old: Document) -> None:
    assert [(one.kind, one.pmid) for one in old.related] == [("retraction-of", "16000000")]
    assert [one.name for one in old.publication_types] == ["Retraction of Publication"]


def test_a_translation_is_no_other_paper(old: Document) -> None:
    assert old.translated_title is not None
    assert (old.translated_title.text, old.translated_title.language) == ("Rétractation", "fr")
    abstracts = [(one.text, one.language) for one in old.sections if one.kind == "abstract"]
    assert ("Court.", "fr") in abstracts


def test_everything_else_is_kept_as_printed(old: Document) -> None:
    found = {one.kind: one.text for one in old.statements}
    assert found["product"] == "Book by Z Y"
    assert found["conference"] == "C, 2006"
    assert found["data-availability"] == "Data: Here."
    assert found["biography"] == "Ann Low: Born."
