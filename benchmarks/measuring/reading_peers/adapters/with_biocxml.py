"""BioC's XML with bioc (MIT)."""

from pathlib import Path

from bioc import biocxml
from bioc_documents import record


def read(path):
    with Path(path).open(encoding="utf-8") as stream:
        return [record(d) for d in biocxml.load(stream).documents]
