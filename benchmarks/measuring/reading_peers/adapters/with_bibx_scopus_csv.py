"""Scopus's CSV with bibx (MIT)."""

from pathlib import Path

from bibx import read_scopus_csv
from bibx_articles import record


def read(path):
    with Path(path).open(encoding="utf-8") as stream:
        return [record(a) for a in read_scopus_csv(stream).articles]
