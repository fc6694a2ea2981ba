"""RIS with rispy (MIT)."""

from pathlib import Path

import rispy


def read(path):
    with Path(path).open(encoding="utf-8-sig") as stream:
        return [record(r) for r in rispy.load(stream)]


def record(r):
    journals = ("secondary_title", "journal_name", "alternate_title3", "alternate_title1")
    pages = [r.get("start_page"), r.get("end_page")]
    return {
        "title": r.get("title") or r.get("primary_title"),
        "authors": r.get("authors") or r.get("first_authors"),
        "year": (r.get("year") or r.get("publication_year") or "")[:4],
        "journal": next((r[j] for j in journals if r.get(j)), None),
        "volume": r.get("volume"),
        "issue": r.get("number"),
        "pages": "-".join(p for p in pages if p),
        "doi": r.get("doi"),
        "abstract": r.get("abstract") or r.get("notes_abstract"),
        "keywords": r.get("keywords"),
    }
