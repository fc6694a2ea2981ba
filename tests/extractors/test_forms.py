"""Values of another form than their issuer gives are left out, with a finding that quotes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Triple

from kg.extractors import Context, default_registry
from kg.extractors.forms import FORMS
from kg.model import (
    Annotation,
    Document,
    Finding,
    Identifier,
    Journal,
    Reference,
    RelatedPaper,
    Section,
    Title,
    replace,
)
from kg.names import CITO, DCTERMS, RDFS, Minter, language
from kg.vocabulary import Vocabulary
from tests.extractors.documents import SOURCE
from tests.extractors.statements import triples_of

PLAIN = Document(SOURCE, (Identifier("pmid", "7"),), Title("T"))


def _extract(document: Document, vocabulary: Vocabulary) -> tuple[set[Triple], list[Finding]]:
    context = Context(document, Annotation(), vocabulary, Minter("https://example.org/"))
    emissions = list(default_registry().extract(context))
    triples = set(triples_of(emissions))
    return triples, [e for e in emissions if isinstance(e, Finding)]


@pytest.mark.parametrize(
    ("changes", "code", "quote"),
    [
        ({"identifiers": (Identifier("doi", "10.1/x"),)}, "form-not-valid", "10.1/x"),
        ({"identifiers": (Identifier("pmcid", "PMC7x"),)}, "form-not-valid", "PMC7x"),
        ({"journal": Journal("J", issn=("12345678",))}, "form-not-valid", "12345678"),
        ({"journal": Journal("J", nlm_id="R1")}, "form-not-valid", "R1"),
        ({"journal": Journal("J", nlm_id="9" * 19)}, "form-not-valid", "9" * 19),
        ({"references": (Reference(1, "r", doi="10.1000/a b"),)}, "form-not-valid", "10.1000/a b"),
        ({"related": (RelatedPaper("similar", "r", pmid="1 2"),)}, "form-not-valid", "1 2"),
        ({"sections": (Section("abstract", "t", category="X"),)}, "form-not-valid", "X"),
        ({"links": ("http://a b/",)}, "link-not-valid", "http://a b/"),
        ({"links": ("about us",)}, "link-not-valid", "about us"),
        ({"languages": ("english",)}, "language-unknown", "english"),
    ],
)
def test_what_has_another_form_is_left_out(
    changes: dict[str, object], code: str, quote: str, vocabulary: Vocabulary
) -> None:
    triples, findings = _extract(replace(PLAIN, **changes), vocabulary)  # type: ignore[arg-type]
    assert [(f.code, f.quote) for f in findings] == [(code, quote)]
    values = {t.object.value for t in triples if t.predicate in {*FORMS, RDFS.seeAlso}}
    assert quote not in values
    assert not [t for t in triples if t.predicate in {CITO.cites, DCTERMS.relation}]


def test_a_paper_without_a_title_is_shown_by_its_identifier(vocabulary: Vocabulary) -> None:
    triples, _ = _extract(replace(PLAIN, title=None), vocabulary)
    labels = {t.object.value for t in triples if t.predicate == RDFS.label}
    assert "PMID 7" in labels
    assert not [t for t in triples if t.predicate == DCTERMS.title]


def test_a_journal_without_a_name_is_called_by_its_number(vocabulary: Vocabulary) -> None:
    journal = Journal(issn=("0248-8663",), issn_linking="0248-8663")
    triples, _ = _extract(replace(PLAIN, journal=journal), vocabulary)
    assert "ISSN 0248-8663" in {t.object.value for t in triples if t.predicate == RDFS.label}


def test_languages_of_two_and_of_three_letters() -> None:
    found = {code: language(code) for code in ("fr", "EN-us", "ceb", "e1", "", "zz zz", "engl")}
    base = "http://id.loc.gov/vocabulary/"
    assert {code: node.value if node else None for code, node in found.items()} == {
        "fr": base + "iso639-1/fr", "EN-us": base + "iso639-1/en", "ceb": base + "iso639-2/ceb",
        "e1": None, "": None, "zz zz": None, "engl": None,
    }  # fmt: skip


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(value=TEXT)
def test_no_identifier_breaks_an_iri(value: str, vocabulary: Vocabulary) -> None:
    document = replace(
        PLAIN,
        identifiers=tuple(Identifier(s, value) for s in ("pmid", "doi", "pmcid", "pii")),  # type: ignore[arg-type]
        journal=Journal("J", "J", (value,), value, value),
        references=(Reference(1, "r", pmid=value, doi=value, pmcid=value),),
        links=(value,),
        languages=(value,),
    )
    triples, _ = _extract(document, vocabulary)
    for triple in triples:
        if triple.predicate in FORMS:
            assert FORMS[triple.predicate][1].fullmatch(triple.object.value)
        assert isinstance(triple.subject, NamedNode)
