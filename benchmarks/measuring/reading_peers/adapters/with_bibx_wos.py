"""Web of Science's text with bibx (MIT)."""

from bibx import read_wos
from bibx_articles import record


def read(path):
    with open(path, encoding="utf-8") as stream:
        return [record(a) for a in read_wos(stream).articles]
