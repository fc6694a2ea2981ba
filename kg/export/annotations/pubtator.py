"""PubTator's text format: a line for the title, one for the rest, and a line a mention.

Source: the PubTator format's description (NCBI), as BC5CDR and its scorers use it: the fields of
a mention are PMID, start, end, quote, type (``Chemical``, ``Disease``) and the bare MeSH number.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from kg.export.annotations.annotated import TYPES, Annotated, AnnotationFormat, identifier_of
from kg.export.annotations.layout import layout, one_line


def write(documents: Iterable[Annotated], stream: TextIO) -> None:
    """Write document after document, a blank line behind each."""
    for item in documents:
        stream.writelines(f"{line}\n" for line in _lines(item))


def _lines(item: Annotated) -> Iterator[str]:
    identifier = identifier_of(item.document)
    laid = layout(item.document)
    title, *rest = laid.passages
    yield f"{identifier}|t|{one_line(title.text)}"
    yield f"{identifier}|a|{one_line(' '.join(passage.text for passage in rest))}"
    rows = [(laid.start(mention), mention) for mention in item.mentions]
    for start, mention in sorted(rows, key=lambda row: (row[0], -row[1].end)):
        end = start + mention.end - mention.start
        fields = (one_line(mention.quote), TYPES[mention.category], mention.concept)
        yield "\t".join((identifier, str(start), str(end), *fields))
    yield ""


FORMAT = AnnotationFormat("pubtator", "text/plain", "pubtator", write)
