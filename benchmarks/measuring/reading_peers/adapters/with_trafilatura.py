"""The metadata of a page of HTML with trafilatura (Apache 2.0)."""

from pathlib import Path

from trafilatura import extract_metadata


def read(path):
    r = extract_metadata(Path(path).read_bytes().decode("utf-8", "replace"))
    if r is None or not r.title:
        return []
    authors = [a for a in (r.author or "").split("; ") if a]
    return [
        {
            "title": r.title,
            "authors": authors,
            "year": (r.date or "")[:4],
            "journal": r.sitename,
            "abstract": r.description,
            "keywords": r.tags,
        }
    ]
