"""MEDLINE's tagged text with nbib (MIT)."""

import nbib


def read(path):
    return [record(r) for r in nbib.read_file(path)]


def record(r):
    authors = r.get("authors", [])
    return {
        "title": r.get("title"),
        "authors": [a.get("author") or a.get("author_abbreviated") for a in authors],
        "year": r.get("publication_date", "")[:4],
        "journal": r.get("journal") or r.get("journal_abbreviated"),
        "volume": r.get("journal_volume"),
        "issue": r.get("journal_issue"),
        "pages": r.get("pages"),
        "doi": r.get("doi"),
        "pmid": str(r.get("pubmed_id") or ""),
        "abstract": r.get("abstract"),
        "keywords": r.get("keywords"),
        "headings": [h["descriptor"] for h in r.get("descriptors", [])],
        "affiliations": [w for a in authors for w in a.get("affiliations", [])],
    }
