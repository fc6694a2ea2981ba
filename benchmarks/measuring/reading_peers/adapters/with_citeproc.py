"""CSL-JSON with citeproc-py (BSD)."""

import json
from pathlib import Path

from citeproc.source.json import CiteProcJSON


def read(path):
    data = json.loads(Path(path).read_text("utf-8"))
    items = data if isinstance(data, list) else [data]
    numbered = [dict(item, id=str(number)) for number, item in enumerate(items)]
    return [record(r) for r in CiteProcJSON(numbered).values()]


def record(r):
    issued = r.get("issued")
    names = r.get("author") or []
    return {
        "title": str(r.get("title") or ""),
        "authors": [f"{n.get('family') or n.get('literal') or ''}," for n in names],
        "year": str(getattr(issued, "year", "") or ""),
        "journal": str(r.get("container_title") or ""),
        "volume": str(r.get("volume") or ""),
        "issue": str(r.get("issue") or ""),
        "pages": str(r.get("page") or ""),
        "doi": str(r.get("doi") or ""),
        "pmid": str(r.get("pmid") or ""),
        "abstract": str(r.get("abstract") or ""),
    }
