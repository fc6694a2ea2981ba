"""Web of Science's exports with wosfile (MIT)."""

import wosfile


def read(path):
    return [record(r) for r in wosfile.records_from(path)]


def record(r):
    pages = [r.get("BP"), r.get("EP")]
    return {
        "title": r.get("TI"),
        "authors": r.get("AF") or r.get("AU"),
        "year": r.get("PY"),
        "journal": r.get("SO"),
        "volume": r.get("VL"),
        "issue": r.get("IS"),
        "pages": "-".join(p for p in pages if p),
        "doi": r.get("DI"),
        "pmid": r.get("PM"),
        "abstract": r.get("AB"),
        "keywords": [*r.get("DE", []), *r.get("ID", [])],
        "references": r.get("CR"),
    }
