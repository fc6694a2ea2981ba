"""BioC's XML with bioc (MIT)."""

from bioc import biocxml
from bioc_documents import record


def read(path):
    with open(path, encoding="utf-8") as stream:
        return [record(d) for d in biocxml.load(stream).documents]
