"""The reader of CSL-JSON."""

import re
from collections.abc import Iterator

from kg.model import Document, Finding
from kg.readers.formats.csl_json.record import read_item
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample
from kg.readers.records.json_keys import Keys
from kg.readers.records.json_records import JsonFormat, json_records

_START = re.compile(r'[\s\ufeff]*(?:\[\s*\{|\{)\s*"', re.ASCII)
_TYPES = (
    "article|article-journal|article-magazine|article-newspaper|bill|book|broadcast|chapter|classic"
    "|collection|dataset|document|entry|entry-dictionary|entry-encyclopedia|event|figure|graphic"
    "|hearing|interview|journal-article|legal_case|legislation|manuscript|map|motion_picture"
    "|musical_score|pamphlet|paper-conference|patent|performance|periodical|personal_communication"
    "|post|post-weblog|regulation|report|review|review-book|software|song|speech|standard|thesis"
    "|treaty|webpage|proceedings-article|book-chapter|posted-content|monograph"
)
_TYPE = re.compile(rf'"type"\s*:\s*"(?:{_TYPES})"')
_NAMES = re.compile(r'"(?:container-title|date-parts|issued|family|DOI|title)"\s*:')
_SURE = 2


class CslJsonReader:
    """Reads CSL-JSON."""

    name = "csl-json"
    description = "CSL-JSON, as Zotero, Mendeley, Pandoc and Crossref write it (.json)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: JSON that names a CSL type and CSL's variables."""
        if not _START.match(sample.text) or not _TYPE.search(sample.text):
            return 0.0
        names = {found.group() for found in _NAMES.finditer(sample.text)}
        return 0.9 if len(names) >= _SURE else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, and what was not read; raises `OSError`."""
        return json_records(file, _FORMAT)


def _read_frame(keys: Keys) -> None:
    """Take the array's own key; Pandoc, Better BibTeX and Crossref put the items below one."""
    for key in ("items", "references", "message", "status", "message-type", "message-version"):
        keys.value(key)


_FORMAT = JsonFormat(
    CslJsonReader.name,
    frozenset({(), ("items",), ("references",), ("message", "items")}),
    read_item,
    _read_frame,
    single=True,
)
