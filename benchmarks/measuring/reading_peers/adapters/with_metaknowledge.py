"""Web of Science's text with metaknowledge (GPL 2)."""

import tempfile
from pathlib import Path

import metaknowledge


def read(path):
    with tempfile.TemporaryDirectory() as folder:  # it goes by the name's end
        copy = Path(folder) / "savedrecs.isi"
        copy.write_bytes(Path(path).read_bytes())
        return [record(r) for r in metaknowledge.RecordCollection(str(copy))]


def record(r):
    pages = [r.get("beginningPage"), r.get("endingPage")]
    return {
        "title": r.get("title"),
        "authors": r.get("authorsFull") or r.get("authorsShort"),
        "year": str(r.get("year") or ""),
        "journal": r.get("journal"),
        "volume": r.get("volume"),
        "issue": r.get("issue"),
        "pages": "-".join(str(p) for p in pages if p),
        "doi": r.get("DOI"),
        "pmid": r.get("PMID") or r.get("pubMedID"),
        "abstract": r.get("abstract"),
        "keywords": [*(r.get("authKeywords") or []), *(r.get("keywords") or [])],
        "references": [str(c) for c in r.get("citations") or []],
    }
