"""The fields of one BibTeX entry: taken by name, and what is left was not read."""

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Severity
from kg.readers.formats.bibtex.latex import plain_latex
from kg.readers.formats.bibtex.values import BibtexEntry, BibtexField
from kg.readers.records.tagged import LONGEST_VALUE
from kg.readers.records.unread import Unread

_LONG = frozenset({
    "abstract", "author", "editor", "keywords", "keyword", "mesh", "note",
    "annote", "annotation", "comment", "file", "affiliation", "funding", "author-keywords",
    "cited-references", "references",
    "funding-text", "funding-details", "orcid-numbers", "url",
})  # fmt: skip


class Fields:
    """The fields of an entry; ``pubmed_id`` and ``pubmed-id`` are one name."""

    def __init__(self, entry: BibtexEntry, unread: Unread, record: int) -> None:
        self._unread = unread
        self._record = record
        self._left: dict[str, BibtexField] = {}
        for item in map(_hyphened, entry.fields):
            if len(item.value) > LONGEST_VALUE and item.name not in _LONG:
                self.misread(item)
                continue
            if item.name in self._left:
                self.misread(item, f"{item.name} stands twice; the first one was read")
            self._left.setdefault(item.name, item)

    def take(self, *names: str) -> Iterator[BibtexField]:
        """Yield the fields of some names that are not empty."""
        for name in names:
            item = self._left.pop(name, None)
            if item and item.value.strip():
                yield item

    def one(self, *names: str) -> BibtexField | None:
        """Return the first of some fields; the others stay."""
        return next((item for name in names for item in self.take(name)), None)

    def text(self, *names: str) -> str | None:
        """Return the plain text of the first of some fields."""
        item = self.one(*names)
        return plain_latex(item.value) or None if item else None

    def misread(self, item: BibtexField, why: str | None = None) -> None:
        """Report a value that could not be used."""
        self._unread.note(
            "value-not-understood", item.name,
            why or f"the value of {item.name} does not have the form it should",
            record=self._record, line=item.line, quote=item.value,
        )  # fmt: skip

    def authors_incomplete(self, item: BibtexField) -> None:
        """Report a list of names that ends with ``and others``."""
        self._unread.note(
            "authors-incomplete", item.name,
            'the list of names ends with "and others"; those it leaves out are missing',
            record=self._record, line=item.line, quote=item.value,
            remedy="export the entry with all its authors",
        )  # fmt: skip

    def report_rest(self) -> None:
        """Report the fields that nothing took."""
        for item in self._left.values():
            if item.value.strip():
                self._unread.note(
                    "field-not-read", item.name, f"no rule reads the field {item.name}",
                    severity=Severity.INFO, record=self._record, line=item.line, quote=item.value,
                )  # fmt: skip


def _hyphened(item: BibtexField) -> BibtexField:
    return replace(item, name=item.name.replace("_", "-")) if "_" in item.name else item
