"""Files of PubMed's XML, cut to measure: the first records, parts, and as NLM packs them."""

import gzip
from itertools import islice
from pathlib import Path
from typing import Final

START: Final = b"<PubmedArticle>"
END: Final = b"</PubmedArticle>"
ROOT_END: Final = b"</PubmedArticleSet>"


def count(path: Path) -> int:
    """Return how many records a file has."""
    return path.read_bytes().count(END)


def cut(path: Path, records: int | None, folder: Path) -> Path:
    """Return the file, or a copy of its first records in a folder."""
    data = path.read_bytes()
    if records is None or records >= data.count(END):
        return path
    parts = data.split(END, records)[:records]
    out = folder / path.name
    out.write_bytes(END.join(parts) + END + ROOT_END)
    return out


def in_parts(path: Path, parts: int, folder: Path) -> Path:
    """Write the records of a file into a folder, cut in parts of about one size."""
    folder.mkdir()
    head, *records = path.read_bytes().split(START)
    records[-1] = records[-1].rstrip().removesuffix(ROOT_END)
    size = -(-len(records) // parts)
    left = iter(records)
    for number in range(parts):
        part = b"".join(START + each for each in islice(left, size))
        (folder / f"{number}.xml").write_bytes(head + part + ROOT_END)
    return folder


def gzipped(path: Path, folder: Path) -> Path:
    """Write a copy of a file as NLM hands it out."""
    out = folder / f"{path.name}.gz"
    out.write_bytes(gzip.compress(path.read_bytes(), compresslevel=6))
    return out
