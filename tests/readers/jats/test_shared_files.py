"""The real files beside the checkout: what an independent count finds is what was read."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from kg.model import Document, Finding
from kg.readers.formats.jats import JatsReader
from kg.readers.input.files import InputFile

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "jats"
FILES = sorted((*FOLDER.glob("*.nxml"), *FOLDER.glob("*.xml"))) if FOLDER.is_dir() else []
FULL = [path for path in FILES if not path.name.startswith("simple")]

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not FILES, reason="needs ../shared/data/jats"),
]


def tree_of(path: Path) -> etree._Element:
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    return etree.parse(str(path), parser).getroot()


def readings(path: Path) -> Iterator[Document | Finding]:
    return JatsReader().read(InputFile(path, path.name))


@pytest.fixture(params=FULL, ids=lambda path: path.stem)
def pair(request: pytest.FixtureRequest) -> tuple[etree._Element, Document]:
    documents = [one for one in readings(request.param) if isinstance(one, Document)]
    assert len(documents) == 1
    return tree_of(request.param), documents[0]


def count(root: etree._Element, path: str) -> int:
    return len(root.xpath(path))


def words(text: str) -> Counter[str]:
    letters = "".join(one if one.isalpha() else " " for one in text)
    return Counter(word for word in letters.split() if len(word) > 3)


def letters_of(text: str) -> str:
    return "".join(one for one in text if one.isalpha())


def test_people(pair: tuple[etree._Element, Document]) -> None:
    root, document = pair
    front = "/article/front//"
    authors = count(root, front + "contrib[@contrib-type='author'][not(ancestor::collab)]")
    assert len(document.authors) == authors
    contribs = count(root, front + "contrib")
    assert len(document.authors) + len(document.collaborators) == contribs
    orcids = count(root, front + "contrib-id[@contrib-id-type='orcid']")
    people = (*document.authors, *document.collaborators)
    assert sum(1 for one in people if one.orcid) == orcids
    equal = count(root, front + "contrib[@equal-contrib='yes']")
    assert sum(one.equal_contribution for one in people) == equal


def test_affiliations(pair: tuple[etree._Element, Document]) -> None:
    root, document = pair
    front = "/article/front//"
    inline = count(root, front + "contrib/aff")
    referred = count(root, front + "contrib/xref[@ref-type='aff']")
    people = (*document.authors, *document.collaborators)
    read = sum(len(one.affiliations) for one in people)
    shared = count(root, front + "contrib-group/aff[not(@id)]")
    assert read >= inline + referred if shared else read == inline + referred
    for one in people:
        for place in one.affiliations:
            assert place.text
            assert ",," not in place.text.replace(" ", "")


def test_lists(pair: tuple[etree._Element, Document]) -> None:
    root, document = pair
    assert len(document.references) == count(root, "//ref")
    assert len(document.keywords) == count(root, "/article/front//kwd")
    assert len(document.dates) == count(root, "/article/front//article-meta/pub-date") + count(
        root, "/article/front//history/date"
    )
    assert len(document.identifiers) == count(root, "/article/front//article-id")
    awards = root.xpath("/article/front//award-group")
    ids = sum(max(1, len(one.findall("award-id"))) for one in awards)
    assert len(document.grants) == len(set(document.grants)) <= ids
    related = count(root, "/article/front//related-article") + count(root, "//sub-article")
    assert len(document.related) == related


def test_reference_parts(pair: tuple[etree._Element, Document]) -> None:
    root, document = pair
    names = "person-group[@person-group-type='author' or not(@person-group-type)]"
    citations = root.xpath("//ref/element-citation")
    for citation, reference in zip(citations, document.references, strict=True):
        assert len(reference.authors) == len(citation.xpath(f"{names}/name"))
        assert reference.et_al is bool(citation.xpath(f"{names}/etal | etal"))
        for scheme, value in (("doi", reference.doi), ("pmid", reference.pmid)):
            printed = citation.xpath(f"pub-id[@pub-id-type='{scheme}']")
            if printed:
                assert value == "".join(printed[0].itertext()).strip().lower()
        assert not words(" ".join(citation.itertext())) - words(reference.text)


def test_sections(pair: tuple[etree._Element, Document]) -> None:
    root, document = pair
    kinds = Counter((one.kind, one.variant) for one in document.sections)
    own = "[not(ancestor::sub-article)]"
    abstracts = {one.variant for one in document.sections if one.kind == "abstract"}
    assert len(abstracts) == count(root, "/article/front//abstract")
    assert kinds["caption", "figure"] == count(root, f"//fig[caption]{own}")
    tables = count(root, "//table")
    cells = [one for one in document.sections if (one.variant or "").endswith("-cells")]
    assert len(cells) == tables
    assert sum(len(one.text.split("\n")) for one in cells) >= count(root, "//table//tr")


def test_every_piece_of_text_is_somewhere(pair: tuple[etree._Element, Document]) -> None:
    root, document = pair
    read = [f"{one.label or ''} {one.text}" for one in document.sections]
    read += [one.text for one in (*document.statements, *document.administration)]
    read += [value for thing in document.objects for _, value in thing.parameters]
    letters = letters_of(" ".join(read))
    # The kind of a statement stands for its heading, and a list of files needs none.
    left_out = (
        "ancestor::tex-math or ancestor::fn/label"
        " or ancestor::title[ancestor::back or ../supplementary-material]"
    )
    parts = "ancestor::body or ancestor::back[not(ancestor::ref-list)] or ancestor::abstract"
    missing = [
        text
        for text in root.xpath(f"//text()[{parts}][not({left_out})][not(ancestor::ref-list)]")
        if letters_of(text) not in letters
    ]
    assert not missing


def test_paragraphs_of_the_body(pair: tuple[etree._Element, Document]) -> None:
    root, document = pair
    own = root.xpath("/article/body//sec/p[not(ancestor::boxed-text)] | /article/body/p")
    told = [one for one in own if "".join(one.itertext()).strip()]
    read = sum(len(one.text.split("\n\n")) for one in document.sections if one.kind == "body")
    assert read >= len([one for one in told if (one.text or "").strip()])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_findings_are_few(path: Path) -> None:
    findings = [one for one in readings(path) if isinstance(one, Finding)]
    assert {one.code for one in findings} <= {"section-empty", "record-empty"}
