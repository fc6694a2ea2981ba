"""What each rule reads, on an invented article that uses most of the tag set."""

from collections.abc import Callable

import pytest

from kg.model import Accession, Document, Identifier, PublicationDate, Section


def section(document: Document, kind: str, label: str | None) -> Section:
    return next(one for one in document.sections if (one.kind, one.label) == (kind, label))


def test_identifiers(document: Document) -> None:
    assert document.identifiers == (
        Identifier("pmid", "99000001"),
        Identifier("pmcid", "PMC9900001"),
        Identifier("doi", "10.5555/rir.2021.7"),
        Identifier("publisher-id", "rir-7"),
    )


def test_titles_have_their_subtitles_and_no_marks_of_notes(document: Document) -> None:
    assert document.title is not None
    assert document.title.text == "Nefritis lúpica tratada con belimumab: un caso"
    assert document.title.language == "es"
    assert document.translated_title is not None
    assert document.translated_title.text == "Lupus nephritis treated with belimumab: a case"
    assert document.translated_title.language == "en"


def test_journal(document: Document) -> None:
    journal = document.journal
    assert journal is not None
    assert journal.abbreviation == "Rev Invent Reumatol"
    assert journal.nlm_id == "2985117R"
    assert (journal.print_issn, journal.electronic_issn) == ("1234-5679", "2434-561X")


def test_authors(document: Document) -> None:
    first, second, group = document.authors
    assert (first.name, first.suffix, first.degrees) == ("Ana Pérez Nada Jr", "Jr", ("MD",))
    assert first.orcid == "0000-0002-1825-0097"
    assert first.corresponding
    assert first.equal_contribution
    assert first.email == "ana@example.org"
    assert first.contributions == ("Writing – original draft",)
    assert [place.text for place in first.affiliations] == [
        "Servicio de Reumatología, Hospital Inventado, Lugo, España",
        "Universidad Inventada, Vigo, España",
    ]
    assert first.affiliations[0].identifier == "https://ror.org/00abc1234"
    assert second.deceased
    assert second.notes == ("Fallecido en 2020.",)
    assert second.orcid is None
    assert second.identifiers[0] == Identifier("other", "0000-0002-1825-0098", "orcid", valid=False)
    assert group.collective
    assert group.name == "Grupo LUPUS-X"


def test_everyone_else_has_a_role(document: Document) -> None:
    roles = [(one.name, one.role) for one in document.collaborators]
    assert roles == [("R Roe", "member of Grupo LUPUS-X"), ("Dr. E. Ditor", "editor")]


def test_dates(document: Document) -> None:
    assert document.dates == (
        PublicationDate("electronic", "2021-03-05"),
        PublicationDate("print", "2021", "2021 Spring"),
        PublicationDate("collection", "2021"),
        PublicationDate("received", "2020-12-31"),
        PublicationDate("revised", "2021-01-20"),
        PublicationDate("other", "2021"),
    )
    assert "date-sent-for-review" in {one.kind for one in document.administration}


def test_place_in_the_journal(document: Document) -> None:
    assert (document.volume, document.issue, document.supplement) == ("12", None, "Suppl 1")
    assert (document.pages, document.start_page, document.end_page) == ("S12-S15", "S12", "S15")


def test_types_and_categories(document: Document) -> None:
    assert [one.name for one in document.publication_types] == ["Case Reports"]
    assert document.items == (("heading", "Case Reports"), ("subject", "Case Reports > Lupus"))


def test_abstracts(document: Document) -> None:
    found = [
        (one.label, one.category, one.language, one.variant, one.text)
        for one in document.sections
        if one.kind == "abstract"
    ]
    assert found == [
        ("Antecedentes", "BACKGROUND", "es", None, "El lupus es raro."),
        ("Resultados", "RESULTS", "es", None, "Mejoró: proteinuria 10^-3."),
        ("Background", "BACKGROUND", "en", "translation", "Lupus is rare."),
        ("Results", "RESULTS", "en", "translation", "She improved."),
    ]


def test_keywords_point_into_their_section(document: Document) -> None:
    line = section(document, "keywords", None)
    for word in document.keywords:
        assert word.span is not None
        assert word.span.of(line.text) == word.text
    assert [(one.text, one.owner) for one in document.keywords] == [
        ("nefritis lúpica", None),
        ("belimumab", None),
        ("D008180: Lupus", "MeSH"),
    ]


@pytest.mark.parametrize(
    ("kind", "label", "text"),
    [
        ("body", None, "Preámbulo."),
        ("body", "Methods", "We gave H2O and CD4+ cells 10^6 times.[1,2] See Figure 1."),
        ("caption", "Figure 1.", "Course.\n\nProtein over time.\n\nA falling line"),
        (
            "body",
            "Methods > Patients",
            "Doses:\nfirst\nsecond\nand rest.\n\nLet a/b be. Data: NCT00424476.",
        ),
        ("caption", "Table 1", "Values.\n\na Mean."),
        ("statement", "Table 1", "Drug\tn\nBelimumab\t"),
        ("body", "Methods > Key points", "One point."),
        ("body", "Appendix A", "More text."),
        ("statement", "Report", "I think that belimumab cures everything."),
    ],
)
def test_running_text(document: Document, kind: str, label: str | None, text: str) -> None:
    assert section(document, kind, label).text == text


def test_text_behind_an_inner_section_keeps_the_label_of_the_outer(document: Document) -> None:
    labels = [one.label for one in document.sections if one.text == "Afterwards."]
    assert labels == ["Methods"]


def test_marked_up_reference(document: Document) -> None:
    first = document.references[0]
    assert first.text == (
        "Rahman A, The Lupus Group, et al. Systemic lupus. N Invent J. 2008; 358 no. 9: 929-39. "
        "PMID 90000001. DOI 10.5555/NIJ.1."
    )
    assert (first.authors, first.collective, first.et_al) == (
        ("Rahman A",),
        "The Lupus Group",
        True,
    )
    assert (first.title, first.journal, first.date) == ("Systemic lupus", "N Invent J", "2008")
    assert (first.volume, first.issue, first.pages) == ("358", "9", "929-39")
    assert (first.pmid, first.doi, first.label) == ("90000001", "10.5555/nij.1", "1")


def test_printed_reference(document: Document) -> None:
    second = document.references[1]
    assert second.text == (
        "Doe J, Poe E. An invented trial. Lancet 2008; 358: 929-39. doi: 10.5555/abc."
    )
    assert (second.journal, second.doi) == ("Lancet", "10.5555/abc")


def test_reference_in_both_forms(document: Document) -> None:
    third = document.references[2]
    assert third.text == "Boe B. The Book. Vigo; 1999a."
    assert (third.authors, third.title, third.journal, third.date) == (
        ("Boe B",), "The Book", None, "1999",
    )  # fmt: skip


def test_related_papers(document: Document) -> None:
    assert [(one.kind, one.text, one.doi) for one in document.related] == [
        ("erratum-for", "Rev Invent 2020", "10.5555/rir.2020.1"),
        ("reviewer-report", "Report", "10.5555/rir.2021.7.r1"),
    ]


def test_money_links_and_accessions(document: Document) -> None:
    assert [(one.number, one.agency, one.country) for one in document.grants] == [
        ("PI-1", "Instituto Inventado", "ES"),
        ("PI-2", "Instituto Inventado", "ES"),
    ]
    assert document.links == ("https://example.org/rir/7",)
    assert document.accessions == (Accession("ClinicalTrials.gov", "NCT00424476"),)


def test_statements(document: Document) -> None:
    found = {one.kind: one.text for one in document.statements}
    assert found["conflict-of-interest"] == "Ninguno."
    assert found["data-availability"] == "On request."
    assert found["acknowledgements"] == "Agradecimientos: Gracias a todos."
    assert found["footnote"] == "Nota al pie."
    assert found["abbreviations"] == "LN: lupus nephritis"
    assert found["license-link"] == "https://creativecommons.org/licenses/by/4.0/"


def test_source_is_the_article_in_the_file(document: Document, whole: bytes) -> None:
    source = document.source
    assert whole[source.start : source.end].startswith(b"<article ")
    assert whole[source.start : source.end].endswith(b"</article>")


def test_lines_are_those_of_the_file(document: Document, whole: bytes) -> None:
    line = section(document, "body", "Methods").line
    assert line is not None
    assert b"We gave" in whole.splitlines()[line - 1]


def test_only_the_wrong_orcid_is_a_finding(read: Callable[..., object], whole: bytes) -> None:
    _, findings = read(whole)  # type: ignore[misc]
    assert [one.code for one in findings] == ["orcid-not-valid"]
