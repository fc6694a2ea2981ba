"""MEDLINE's tagged text with Biopython's Bio.Medline (Biopython or BSD licence)."""

from pathlib import Path

from Bio import Medline


def read(path):
    with Path(path).open(encoding="utf-8") as stream:
        return [record(r) for r in Medline.parse(stream)]


def record(r):
    doi = [v.removesuffix(" [doi]") for v in r.get("AID", []) if v.endswith("[doi]")]
    return {
        "title": r.get("TI"),
        "authors": [*r.get("FAU", r.get("AU", [])), *r.get("CN", [])],
        "year": r.get("DP", "")[:4],
        "journal": r.get("JT") or r.get("TA"),
        "volume": r.get("VI"),
        "issue": r.get("IP"),
        "pages": r.get("PG"),
        "doi": doi[0] if doi else r.get("LID", "").removesuffix(" [doi]"),
        "pmid": r.get("PMID"),
        "abstract": r.get("AB"),
        "keywords": r.get("OT"),
        "headings": [h.partition("/")[0].strip("*") for h in r.get("MH", [])],
        "affiliations": r.get("AD"),
    }
