"""Real records: what was read equals what the standard library's parser counts in them."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from kg.model import Deletion, Document, Finding
from kg.readers.formats.pubmed_xml import PubMedXmlReader
from kg.readers.input.files import InputFile

DATA = Path(__file__).parents[4] / "shared" / "data" / "pubmed-xml"
FILES = sorted(DATA.rglob("*.xml"))
RIGHT = "[@ValidYN='Y']"
"""Of authors: none is without the mark, and the others are misprints of those who have it."""
EXPLAINED = {
    "no-records": "one answer of efetch is an empty set",
    "language-unknown": "'und': nobody determined the language",
}

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not FILES, reason="the shared PubMed records are not there"),
]


@pytest.fixture(scope="module")
def readings():
    return [r for path in FILES for r in PubMedXmlReader().read(InputFile(path, path.name))]


@pytest.fixture(scope="module")
def documents(readings):
    return [reading for reading in readings if isinstance(reading, Document)]


@pytest.fixture(scope="module")
def roots():
    return [ET.parse(path).getroot() for path in FILES]  # noqa: S314 - our own copies


def records(roots):
    return [record for root in roots for record in root.iter("PubmedArticle")]


def count(roots, path):
    return sum(len(root.findall(path)) for root in roots)


def flat(element):
    """Return an element's text without any rule for exponents and formulas."""
    if element is None:
        return ""
    return re.sub(r"[ \t\r\n]+", " ", "".join(element.itertext())).strip(" ")


def name(element, tag):
    """Return a part of a name; some have a blank behind them."""
    return flat(element.find(tag)) or None


def test_every_finding_is_explained(readings):
    findings = [reading for reading in readings if isinstance(reading, Finding)]
    assert {finding.code for finding in findings} <= set(EXPLAINED)


def test_counts(documents, readings, roots):
    article = ".//MedlineCitation/Article"
    read = Counter()
    for d in documents:
        read["documents"] += 1
        for name in (
            "authors", "collaborators", "headings", "substances", "references", "related",
            "grants", "accessions", "keywords", "publication_types", "supplementary_concepts",
            "personal_subjects",
        ):  # fmt: skip
            read[name] += len(getattr(d, name))
        read["qualifiers"] += sum(len(h.qualifiers) for h in d.headings)
        read["major"] += sum(h.major + sum(q.major for q in h.qualifiers) for h in d.headings)
        read["affiliations"] += sum(len(a.affiliations) for a in (*d.authors, *d.collaborators))
        read["orcids"] += sum(a.orcid is not None for a in d.authors)
        read["collective"] += sum(a.collective for a in d.authors)
        read["equal"] += sum(a.equal_contribution for a in d.authors)
        read["abstract"] += sum(s.kind == "abstract" and s.variant is None for s in d.sections)
        read["other abstract"] += sum(
            s.kind == "abstract" and s.variant is not None for s in d.sections
        )
        read["labels"] += sum(s.label is not None for s in d.sections)
        read["geographic"] += sum(h.kind == "Geographic" for h in d.headings)
        for kind in ("conflict-of-interest", "copyright", "notes", "space-flight-mission",
                     "gene-symbol"):  # fmt: skip
            read[kind] += sum(s.kind == kind for s in d.statements)
        read["subset"] += sum(s.kind == "subset" for s in d.administration)
        read["history"] += sum(
            x.kind in {"received", "accepted", "revised", "pubmed", "medline", "entrez",
                       "pmc-release"} for x in d.dates
        )  # fmt: skip
        read["times"] += sum(x.time is not None for x in d.dates)
        read["reference ids"] += sum(
            sum(x is not None for x in (r.doi, r.pmid, r.pmcid)) + len(r.identifiers)
            for r in d.references
        )
    read["deletions"] = sum(isinstance(reading, Deletion) for reading in readings)
    assert read == {
        "documents": count(roots, ".//PubmedArticle"),
        "authors": count(roots, f"{article}/AuthorList/Author{RIGHT}"),
        "collaborators": count(roots, ".//InvestigatorList/Investigator"),
        "headings": count(roots, ".//MeshHeading"),
        "substances": count(roots, ".//Chemical"),
        "references": count(roots, ".//Reference"),
        "related": count(roots, ".//CommentsCorrections"),
        "grants": count(roots, ".//Grant"),
        "accessions": count(roots, ".//AccessionNumber"),
        "keywords": count(roots, ".//Keyword"),
        "publication_types": count(roots, ".//PublicationType"),
        "supplementary_concepts": count(roots, ".//SupplMeshName"),
        "personal_subjects": count(roots, ".//PersonalNameSubject"),
        "qualifiers": count(roots, ".//QualifierName"),
        "major": count(roots, ".//MeshHeading/*[@MajorTopicYN='Y']"),
        "affiliations": count(roots, ".//Affiliation"),
        "orcids": count(roots, ".//Author/Identifier[@Source='ORCID']"),
        "collective": count(roots, ".//CollectiveName"),
        "equal": count(roots, ".//Author[@EqualContrib='Y']"),
        "abstract": count(roots, f"{article}/Abstract/AbstractText"),
        "other abstract": count(roots, ".//OtherAbstract/AbstractText"),
        "labels": count(roots, ".//AbstractText[@Label]"),
        "geographic": count(roots, ".//DescriptorName[@Type='Geographic']"),
        "conflict-of-interest": count(roots, ".//CoiStatement"),
        "copyright": count(roots, ".//CopyrightInformation"),
        "notes": count(roots, ".//GeneralNote"),
        "space-flight-mission": count(roots, ".//SpaceFlightMission"),
        "gene-symbol": count(roots, ".//GeneSymbol"),
        "subset": count(roots, ".//CitationSubset"),
        "history": count(roots, ".//PubMedPubDate"),
        "times": count(roots, ".//PubMedPubDate/Hour"),
        "reference ids": count(roots, ".//Reference/ArticleIdList/ArticleId"),
        "deletions": count(roots, ".//DeleteCitation/PMID"),
    }


def test_fields_record_by_record(documents, roots):
    pairs = list(zip(documents, records(roots), strict=True))
    for document, record in pairs:
        citation = record.find("MedlineCitation")
        article = citation.find("Article")
        assert document.identifier("pmid") == citation.findtext("PMID")
        assert document.version == int(citation.find("PMID").get("Version"))
        journal = document.journal
        info = citation.find("MedlineJournalInfo")
        assert (journal.abbreviation, journal.nlm_id, journal.country) == (
            info.findtext("MedlineTA"), info.findtext("NlmUniqueID"), info.findtext("Country"),
        )  # fmt: skip
        assert journal.title == flat(article.find("Journal/Title"))
        assert journal.issn == tuple(x.text for x in article.findall("Journal/ISSN"))
        assert [a.family for a in document.authors] == [
            name(x, "LastName") for x in article.findall(f"AuthorList/Author{RIGHT}")
        ]
        assert [(a.given, a.initials, a.suffix) for a in document.authors] == [
            (name(x, "ForeName"), name(x, "Initials"), name(x, "Suffix"))
            for x in article.findall(f"AuthorList/Author{RIGHT}")
        ]
        assert [[b.text for b in a.affiliations] for a in document.authors] == [
            [flat(b) for b in x.findall("AffiliationInfo/Affiliation")]
            for x in article.findall(f"AuthorList/Author{RIGHT}")
        ]
        assert [(h.identifier, tuple(q.identifier for q in h.qualifiers))
                for h in document.headings] == [
            (x.find("DescriptorName").get("UI"),
             tuple(q.get("UI") for q in x.findall("QualifierName")))
            for x in citation.iter("MeshHeading")
        ]  # fmt: skip
        assert [(r.kind.replace("-", ""), r.pmid) for r in document.related] == [
            (x.get("RefType").lower(), x.findtext("PMID"))
            for x in citation.iter("CommentsCorrections")
        ]
        assert [s.registry_number for s in document.substances] == [
            x.findtext("RegistryNumber") for x in citation.iter("Chemical")
        ]
        assert [t.identifier for t in document.publication_types] == [
            x.get("UI") for x in article.iter("PublicationType")
        ]
        assert [r.pmid for r in document.references] == [
            pmid
            if (pmid := x.findtext("ArticleIdList/ArticleId[@IdType='pubmed']")) != "0"
            else None
            for x in record.iter("Reference")  # NLM has a few that are zero, and no PMID
        ]


def test_texts_but_for_exponents_and_formulas(documents, roots):
    """A text without superscripts and formulas is the text of its element."""
    checked = 0
    for document, record in zip(documents, records(roots), strict=True):
        own = [s for s in document.sections if s.kind == "abstract" and s.variant is None]
        for section, element in zip(own, record.iterfind(".//Abstract/AbstractText"), strict=True):
            if any(child.tag not in {"i", "b", "u", "sub"} for child in element.iter()
                   if child is not element):  # fmt: skip
                continue
            assert "".join(section.text.split()) == "".join("".join(element.itertext()).split())
            checked += 1
    assert checked > 200


def test_what_the_sample_is_known_to_hold(readings):
    sample = [
        reading
        for reading in readings
        if not isinstance(reading, Finding) and reading.source.path == "pubmedsample_2019.xml"
    ]
    papers = [reading for reading in sample if isinstance(reading, Document)]
    assert len(papers) == 176
    assert sum(isinstance(reading, Deletion) for reading in sample) == 7
    translated = [paper for paper in papers if paper.translated_title]
    assert sum(paper.title is not None for paper in translated) == 11
    assert all(not p.translated_title.text.startswith("[") for p in translated)
    names = [kind.name for paper in papers for kind in paper.publication_types]
    assert names.count("Retracted Publication") == 3
    assert names.count("Retraction of Publication") == 2
