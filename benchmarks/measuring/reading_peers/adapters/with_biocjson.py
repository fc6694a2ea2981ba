"""BioC's JSON with bioc (MIT)."""

from pathlib import Path

from bioc import biocjson
from bioc_documents import record


def read(path):
    with Path(path).open(encoding="utf-8") as stream:
        return [record(d) for d in biocjson.load(stream).documents]
