"""PubMed's XML with pubmed_parser (MIT), which reads gzipped files only."""

import gzip
import tempfile
from pathlib import Path

import pubmed_parser


def read(path):
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "file.xml.gz"
        packed.write_bytes(gzip.compress(Path(path).read_bytes(), 1))
        found = pubmed_parser.parse_medline_xml(
            str(packed), year_info_only=False, author_list=True, reference_list=True,
            parse_downto_mesh_subterms=True,
        )  # fmt: skip
        return [record(r) for r in found if not r["delete"]]


def record(r):
    authors = r["authors"]
    return {
        "title": r["title"],
        "authors": [f"{a['lastname']}," for a in authors if a["lastname"]],
        "year": r["pubdate"][:4],
        "journal": r["journal"],
        "volume": (r.get("issue") or "").partition(";")[0],
        "pages": r["pages"],
        "doi": r["doi"],
        "pmid": r["pmid"],
        "abstract": r["abstract"],
        "keywords": [k for k in (r["keywords"] or "").split("; ") if k],
        "headings": headings(r["mesh_terms"]),
        "affiliations": [a["affiliation"] for a in authors if a["affiliation"]],
        "references": [x["citation"] or x["pmid"] for x in r["references"]],
    }


def headings(text):
    return [h.partition(" / ")[0].partition(":")[2] for h in (text or "").split("; ") if h]
