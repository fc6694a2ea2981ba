"""The round trip over real records: PubMed's XML, a graph, MEDLINE, against the XML read anew.

What is expected is read here with the standard library alone, by other code than the readers'.
``KG_NLM_FILES`` may name a folder with whole NLM files (``*.xml.gz``); the first 500 records of
each are taken, or all of them where ``KG_NLM_WHOLE`` is set.
"""

import gzip
import os
import re
import xml.etree.ElementTree as ET
from calendar import month_abbr
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg.build import BuildOptions, TextReading, build_graph
from kg.graph import KnowledgeGraph, open_graph
from kg.vocabulary import Vocabulary
from tests.export.medline_text import MedlineText, read_medline

ROOT = Path(__file__).parent.parent.parent
XML = ROOT.parent / "shared" / "data" / "pubmed-xml"
NLM = os.environ.get("KG_NLM_FILES")
RIGHT = "[@ValidYN='Y']"
"""Of authors: MEDLINE's format lists no misprinted names."""
SLICE = None if os.environ.get("KG_NLM_WHOLE") else 500


def _words(element: ET.Element | None) -> str:
    whole = "" if element is None else "".join(element.itertext())
    return re.sub(r"[ \t\n]+", " ", whole).strip(" ")  # other spaces than XML's own stay


def _starred(element: ET.Element) -> str:
    return ("*" if element.get("MajorTopicYN") == "Y" else "") + _words(element)


def _text(element: ET.Element, path: str) -> str:
    return _words(element.find(path))


class Expected:
    """What MEDLINE says of one PubmedArticle, read off its elements."""

    def __init__(self, article: ET.Element) -> None:
        self.article = article
        self.citation = citation = article.find("MedlineCitation")
        assert citation is not None
        self.pmid = _text(citation, "PMID")
        version = citation.find("PMID")
        assert version is not None
        self.version = int(version.get("Version", "1"))

    def __getitem__(self, tag: str) -> list[str]:
        return list(getattr(self, tag.lower())())

    def all(self, path: str) -> Iterator[ET.Element]:
        yield from self.article.iterfind(path)

    def mh(self) -> Iterator[str]:
        for heading in self.all("MedlineCitation/MeshHeadingList/MeshHeading"):
            yield "/".join(_starred(part) for part in heading)

    def own(self) -> Iterator[str]:
        yield from self.citation.get("Owner", "NLM").split()

    def stat(self) -> Iterator[str]:
        yield from self.citation.get("Status", "").split()

    def sb(self) -> Iterator[str]:
        yield from sorted(map(_words, self.all("MedlineCitation/CitationSubset")))

    def rn(self) -> Iterator[str]:
        for each in self.all("MedlineCitation/ChemicalList/Chemical"):
            yield f"{_text(each, 'RegistryNumber')} ({_text(each, 'NameOfSubstance')})"

    def nm(self) -> Iterator[str]:
        yield from map(_words, self.all("MedlineCitation/SupplMeshList/SupplMeshName"))

    def pt(self) -> Iterator[str]:
        path = "MedlineCitation/Article/PublicationTypeList/PublicationType"
        yield from sorted(map(_words, self.all(path)))

    def fau(self) -> Iterator[str]:
        for each in self.all(f"MedlineCitation/Article/AuthorList/Author{RIGHT}"):
            first = _text(each, "ForeName") or _text(each, "Initials")
            given = " ".join(filter(None, (first, _text(each, "Suffix"))))
            if each.find("LastName") is not None:
                yield ", ".join(filter(None, (_text(each, "LastName"), given)))

    def au(self) -> Iterator[str]:
        for each in self.all(f"MedlineCitation/Article/AuthorList/Author{RIGHT}[LastName]"):
            parts = (_text(each, name) for name in ("LastName", "Initials", "Suffix"))
            yield " ".join(filter(None, parts))

    def cn(self) -> Iterator[str]:
        yield from map(
            _words, self.all(f"MedlineCitation/Article/AuthorList/Author{RIGHT}/CollectiveName")
        )

    def dp(self) -> Iterator[str]:
        for date in self.all("MedlineCitation/Article/Journal/JournalIssue/PubDate"):
            if date.find("MedlineDate") is not None:
                yield _text(date, "MedlineDate")
                continue
            parts = [_text(date, n) for n in ("Year", "Season", "Month", "Day")]
            words = " ".join(filter(None, parts)).split(" ")
            if len(words) > 1 and words[1].isdecimal():
                words[1] = month_abbr[int(words[1])]
            yield " ".join(word.removeprefix("0") for word in words)

    def ti(self) -> Iterator[str]:
        for title in map(_words, self.all("MedlineCitation/Article/ArticleTitle")):
            missing = "[Not Available]." if self["TT"] else ""
            yield from [title or missing] if title or missing else []

    def tt(self) -> Iterator[str]:
        yield from map(_words, self.all("MedlineCitation/Article/VernacularTitle"))

    def ta(self) -> Iterator[str]:
        yield _text(self.article, "MedlineCitation/MedlineJournalInfo/MedlineTA")

    def jid(self) -> Iterator[str]:
        yield _text(self.article, "MedlineCitation/MedlineJournalInfo/NlmUniqueID")

    def la(self) -> Iterator[str]:
        codes = map(_words, self.all("MedlineCitation/Article/Language"))
        yield from sorted(code for code in codes if code not in {"und", "mul"})

    def gr(self) -> Iterator[str]:
        yield from dict.fromkeys(self._grants())

    def _grants(self) -> Iterator[str]:
        for each in self.all("MedlineCitation/Article/GrantList/Grant"):
            parts = (_text(each, name) for name in ("GrantID", "Acronym", "Agency", "Country"))
            yield "/".join(filter(None, parts))

    def ot(self) -> Iterator[str]:
        for keyword in map(_words, self.all("MedlineCitation/KeywordList/Keyword")):
            yield from (
                [keyword.strip()] if keyword.strip() else []
            )  # no blank of any kind begins it

    def pmc(self) -> Iterator[str]:
        yield from (number.partition(".")[0] for number in self._ids("pmc"))

    def aid(self) -> Iterator[str]:
        dois = (doi.lower() for doi in self._ids("doi"))
        yield from (f"{doi} [doi]" for doi in dois if _WELL_FORMED["doi"].fullmatch(doi))
        yield from (f"{pii} [pii]" for pii in self._ids("pii"))
        for each in self.all("MedlineCitation/Article/ELocationID"):
            kind = each.get("EIdType")
            if each.get("ValidYN", "Y") == "Y":
                value = _words(each)
                yield f"{value.lower() if kind == 'doi' else value} [{kind}]"

    def ab(self) -> Iterator[str]:
        parts = [
            (f"{part.get('Label', '').upper()}: " if part.get("Label") else "") + _words(part)
            for part in self.all("MedlineCitation/Article/Abstract/AbstractText")
            if _words(part)
        ]
        yield from [" ".join(parts)] if parts else []

    def abstract_is_plain(self) -> bool:
        """Tell whether the abstract has no markup: how that becomes text is the readers' matter."""
        return not list(self.all("MedlineCitation/Article/Abstract/AbstractText/*"))

    def has_formula(self) -> bool:
        """Tell whether a title or keyword has MathML: how that becomes text is the readers' too."""
        paths = ("MedlineCitation/Article/ArticleTitle", "MedlineCitation/KeywordList")
        below = (each for path in paths for whole in self.all(path) for each in whole.iter())
        return any("MathML" in each.tag for each in below)

    def references(self) -> list[tuple[int, str, str, str]]:
        """Return each reference's place, print, PMID and DOI, through all lists and nested ones."""
        entries = self.all("PubmedData//ReferenceList/Reference")
        return [
            (place, _words(each.find("Citation")), _reference_id(each, "pubmed"), doi.lower())
            for place, each in enumerate(entries, start=1)
            for doi in [_reference_id(each, "doi")]
        ]

    def related(self) -> list[tuple[int, str, str]]:
        """Return each related paper's place, kind and PMID."""
        entries = self.all("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
        return [
            (place, _KIND.sub("-", each.get("RefType", "")).lower(), _text(each, "PMID"))
            for place, each in enumerate(entries, start=1)
        ]

    def _ids(self, kind: str) -> Iterator[str]:
        path = f"PubmedData/ArticleIdList/ArticleId[@IdType='{kind}']"
        yield from filter(None, map(_words, self.all(path)))  # some of NLM's are empty elements


_KIND = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WELL_FORMED = {"pubmed": re.compile(r"0*([1-9]\d{0,8})"), "doi": re.compile(r"(10\.\d{4,9}/\S+)")}


def _reference_id(reference: ET.Element, kind: str) -> str:
    """Return the first identifier of a kind, where it has the form of one.

    A stop, or a bracket that nothing opens, is the sentence's that it was cut out of.
    """
    value = _words(reference.find(f"ArticleIdList/ArticleId[@IdType='{kind}']"))
    while value.endswith(".") or (value.endswith("]") and value.count("[") < value.count("]")):
        value = value[:-1]
    form = _WELL_FORMED[kind].fullmatch(value)
    return form[1] if form else ""


def _expected(files: list[Path]) -> dict[str, Expected]:
    """Return what the files say, by PMID; a later version counts, and a deletion."""
    found: dict[str, Expected] = {}
    for path in files:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            for _, element in ET.iterparse(stream):  # noqa: S314 - NLM's files, or our own
                if element.tag == "PubmedArticle":
                    one = Expected(element)
                    if one.version >= (found[one.pmid].version if one.pmid in found else 0):
                        found[one.pmid] = one
                elif element.tag == "DeleteCitation":
                    for pmid in element:
                        found.pop(_words(pmid), None)
    return found


def _first(path: Path, count: int, to: Path) -> Path:
    """Write the first records of a file of NLM's, in which a record ends with its line."""
    left = count
    with gzip.open(path, "rt", encoding="utf-8") as lines, to.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(line)
            left -= "</PubmedArticle>" in line
            if left == 0:
                out.write("</PubmedArticleSet>\n")
                break
    return to


@dataclass(frozen=True)
class Returned:
    """What comes out of a graph: its MEDLINE records, references and related papers, by PMID."""

    records: dict[str, MedlineText]
    references: dict[str, list[tuple[int, str, str, str]]]
    related: dict[str, list[tuple[int, str, str]]]


REFERENCES = """
SELECT ?paper ?place ?text ?pmid ?doi WHERE {
  ?paper dcterms:hasPart ?node . ?node a biro:BibliographicReference ;
    kg:position ?place ; c4o:hasContent ?text .
  OPTIONAL { ?node fabio:hasPubMedId ?pmid } OPTIONAL { ?node prism:doi ?doi } }"""
RELATED = """
SELECT ?paper ?place ?kind ?pmid WHERE {
  ?paper kg:hasRelatedPaper ?node . ?node kg:position ?place ; kg:relationKind ?kind .
  OPTIONAL { ?node fabio:hasPubMedId ?pmid } }"""


def _rows(graph: KnowledgeGraph, query: str) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for paper, place, *rest in graph.sparql(query):
        values = (term.value if term else "" for term in rest)
        found[paper.value.rpartition("/")[2]].append((int(place.value), *values))
    return {paper: sorted(rows) for paper, rows in found.items()}


def _round_trip(inputs: list[Path], tmp_path: Path, vocabulary: Vocabulary) -> Returned:
    options = BuildOptions(validate=False, text=TextReading.NONE)
    build_graph(inputs, tmp_path / "graph", vocabulary=vocabulary, options=options)
    with open_graph(tmp_path / "graph") as graph:
        graph.export(tmp_path / "graph.nbib", "nbib")
        references, related = _rows(graph, REFERENCES), _rows(graph, RELATED)
    text = (tmp_path / "graph.nbib").read_text(encoding="utf-8")
    records = {record["PMID"][0]: record for record in read_medline(text)}
    return Returned(records, references, related)


_LINE_ENDS = re.compile(r"\s*[\x00-\x1f\x7f-\x9f\u2028\u2029]+\s*")


def _plain(title: str) -> str:
    return _LINE_ENDS.sub(" ", title).strip("[]. ")  # MEDLINE has a line a value


EXACT = (
    "MH",
    "RN",
    "NM",
    "FAU",
    "AU",
    "CN",
    "DP",
    "TA",
    "JID",
    "LA",
    "GR",
    "PMC",
    "PT",
    "OWN",
    "STAT",
    "SB",
)
"""Fields that come back as they were, in their order."""

AS_SETS = ("AID", "OT")
"""Fields that the graph keeps each value of once."""


def _differences(expected: Expected, found: MedlineText) -> Iterator[tuple[str, object, object]]:
    for tag in EXACT:
        if expected[tag] != found[tag]:
            yield tag, expected[tag], found[tag]
    formula = expected.has_formula()
    for tag in AS_SETS:
        if tag == "OT" and formula:
            continue
        if set(expected[tag]) != set(found[tag]):
            yield tag, set(expected[tag]), set(found[tag])
    for tag in ("TI", "TT"):
        mine, theirs = (list(map(_plain, each[tag])) for each in (expected, found))
        if mine != theirs and not formula:
            yield tag, mine, theirs
    if expected.abstract_is_plain() and expected["AB"] != found["AB"]:
        yield "AB", expected["AB"], found["AB"]


def _assert_round_trip(files: list[Path], tmp_path: Path, vocabulary: Vocabulary) -> None:
    expected = _expected(files)
    returned = _round_trip(files, tmp_path, vocabulary)
    found = returned.records
    differences = [
        (pmid, *difference)
        for pmid in sorted(expected.keys() & found.keys())
        for difference in _differences(expected[pmid], found[pmid])
    ]
    assert differences == []
    assert expected.keys() == found.keys()
    assert sum(len(one["MH"]) for one in expected.values()) > len(files)
    for pmid, one in expected.items():
        assert returned.references.get(pmid, []) == one.references()
        assert returned.related.get(pmid, []) == one.related()


@pytest.mark.shared_data
@pytest.mark.skipif(not XML.is_dir(), reason="../shared/data/pubmed-xml is not there")
def test_the_shared_records_come_back(tmp_path: Path, vocabulary: Vocabulary) -> None:
    files = [*sorted(XML.glob("*.xml")), *sorted(XML.glob("efetch/*.xml"))]
    _assert_round_trip(files, tmp_path, vocabulary)


@pytest.mark.slow
@pytest.mark.skipif(not NLM, reason="KG_NLM_FILES names no folder with whole NLM files")
def test_whole_files_of_nlm_come_back(tmp_path: Path, vocabulary: Vocabulary) -> None:
    for path in sorted(Path(NLM or "").glob("*.xml.gz")):
        place = tmp_path / path.name.partition(".")[0]
        place.mkdir()
        taken = path if SLICE is None else _first(path, SLICE, place / "first.xml")
        _assert_round_trip([taken], place, vocabulary)
