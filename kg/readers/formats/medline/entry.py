"""One MEDLINE record while its fields are read."""

from dataclasses import dataclass, field

from kg.model import Section
from kg.readers.formats.medline.people import People
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.tagged import Field
from kg.readers.records.unread import Unread


@dataclass
class Entry:
    """The draft of a record, and what its fields say that only its end can settle."""

    record: int
    unread: Unread
    draft: ExportDraft = field(default_factory=ExportDraft)
    people: People = field(default_factory=People)
    values: dict[str, Field] = field(default_factory=dict)
    issn: dict[str, str] = field(default_factory=dict)
    keyword_owner: str | None = None
    other_abstracts: list[tuple[Section, ...]] = field(default_factory=list)
    collection: bool = False
    article_number: str | None = None
    isbn: list[str] = field(default_factory=list)

    def keep(self, item: Field) -> None:
        """Keep a field that stands once in a record; a second one is not understood."""
        if item.tag in self.values:
            self.misread(item)
        else:
            self.values[item.tag] = item

    def text(self, tag: str) -> str | None:
        """Return the text of a kept field, or ``None``."""
        found = self.values.get(tag)
        return (found.text or None) if found else None

    def misread(self, item: Field) -> None:
        """Report a field whose value does not have the form that its tag asks for."""
        self.unread.note(
            "value-not-understood",
            item.tag,
            f"the value of {item.tag} does not have the form that MEDLINE gives it",
            record=self.record,
            line=item.line,
            quote=item.text,
        )
