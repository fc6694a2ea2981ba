"""One tagged record while it is read: fields are taken out, and what is left was not read."""

from collections.abc import Iterator, Mapping

from kg.model import Identifier, IdentifierScheme
from kg.readers.parts.identifiers import find_doi
from kg.readers.parts.note_identifiers import bare_pmid
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.tagged import LONGEST_VALUE, Field, TaggedRecord
from kg.readers.records.unread import Unread


class TaggedEntry:
    """The fields of a record by tag, and the draft of its document.

    ``form`` is the name of the format in messages, ``part`` what it calls a field and ``unknown``
    the code of a finding for one that no rule knows; ``long`` are the tags of running text and of
    lists, whose values may have any length.
    """

    form: str
    unknown: str
    long: frozenset[str]
    part: str = "tag"

    def __init__(self, record: TaggedRecord, unread: Unread) -> None:
        self.number = record.number
        self.line = record.line
        self.draft = ExportDraft()
        self._unread = unread
        self._fields: dict[str, list[Field]] = {}
        for item in record.fields:
            if item.tag not in self.long and len(item.text) > LONGEST_VALUE:
                self.misread(item)
            else:
                self._fields.setdefault(item.tag, []).append(item)

    def take(self, *tags: str) -> Iterator[Field]:
        """Yield the fields of some tags, which then count as read; empty ones are passed over."""
        for tag in tags:
            for item in self._fields.pop(tag, ()):
                if item.text:
                    yield item

    def one(self, *tags: str) -> Field | None:
        """Return the first field of some tags; others that say something else are reported."""
        first: Field | None = None
        for item in self.take(*tags):
            if first is None:
                first = item
            elif item.text != first.text:
                names = self.shown(item.tag), self.shown(first.tag)
                self.misread(item, "{} says something else than {} before it".format(*names))
        return first

    def has(self, tag: str) -> bool:
        """Tell whether there is a field of this tag that was not taken yet."""
        return any(item.text for item in self._fields.get(tag, ()))

    def peek(self, *tags: str) -> str:
        """Return the texts of some tags, joined, without taking them."""
        return " ".join(item.text for tag in tags for item in self._fields.get(tag, ()))

    def shown(self, tag: str) -> str:
        """Return what the format calls the field of a tag."""
        return tag

    def add_identifiers(self, doi: str, pmid: str) -> None:
        """Read the paper's numbers from the fields of two tags, each with a number alone."""
        for item in self.take(doi):
            self._add_identifier("doi", find_doi(item.text), item)
        for item in self.take(pmid):
            self._add_identifier("pmid", bare_pmid(item.text), item)

    def _add_identifier(self, scheme: IdentifierScheme, found: str | None, item: Field) -> None:
        if found:
            self.draft.identifiers.append(Identifier(scheme, found))
        else:
            self.misread(item)

    def keep(self, statements: Mapping[str, str], administration: Mapping[str, str]) -> None:
        """Keep, as printed, what is no field of a document: by tag, the kind of each."""
        for tag, kind in administration.items():
            for item in self.take(tag):
                self.draft.administer(kind, item.text, item.line)
        for tag, kind in statements.items():
            for item in self.take(tag):
                self.draft.state(kind, item.text, item.line)

    def misread(self, item: Field, why: str | None = None) -> None:
        """Report a field whose value could not be used."""
        name = self.shown(item.tag)
        self._unread.note(
            "value-not-understood",
            item.tag,
            why or f"the value of {name} does not have the form that {self.form} gives it",
            record=self.number,
            line=item.line,
            quote=item.text,
        )

    def report_rest(self) -> None:
        """Report the tags that nothing took."""
        for tag, items in self._fields.items():
            for item in items:
                if not item.text and self.part != "tag":
                    continue  # an empty cell says nothing
                self._unread.note(
                    self.unknown,
                    tag,
                    f"{self.form} has no {self.part} {self.shown(tag)} that this version knows",
                    record=self.number,
                    line=item.line,
                    quote=item.text,
                )
