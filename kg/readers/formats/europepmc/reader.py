"""The reader of Europe PMC's answers."""

import re
from collections.abc import Iterator

from kg.model import Document, Finding
from kg.readers.formats.europepmc.record import read_record
from kg.readers.input.files import InputFile
from kg.readers.reader import Sample
from kg.readers.records.json_keys import Keys
from kg.readers.records.json_records import JsonFormat, json_records

_RESULTS = re.compile(r'"resultList"\s*:\s*\{\s*"result"\s*:\s*\[')
_FRAME = ("version", "hitCount", "nextCursorMark", "nextPageUrl", "request", "errCode", "errMsg")


class EuropePmcReader:
    """Reads Europe PMC's search answers."""

    name = "europe-pmc-json"
    description = "Europe PMC search answers in JSON, core or lite (.json)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: a JSON object with a ``resultList``."""
        if not sample.text.lstrip("\ufeff \t\r\n").startswith("{"):
            return 0.0
        return 1.0 if _RESULTS.search(sample.text) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, and what was not read; raises `OSError`."""
        return json_records(file, _FORMAT)


def _read_frame(keys: Keys) -> None:
    """Take what the answer says of itself: the query, its size, the way to the next page."""
    for key in _FRAME:
        keys.value(key)
    for _ in keys.nested("resultList", "result"):
        pass


_FORMAT = JsonFormat(
    EuropePmcReader.name, frozenset({("resultList", "result")}), read_record, _read_frame
)
