"""The reader of MEDLINE files."""

import re
from collections.abc import Iterator

from kg.model import Document, Finding
from kg.readers.formats.medline.abstracts import settle_titles
from kg.readers.formats.medline.dates import settle_issue_date
from kg.readers.formats.medline.entry import Entry
from kg.readers.formats.medline.journal import book_of, settle_journal
from kg.readers.formats.medline.people import authors_of
from kg.readers.formats.medline.records import medline_records
from kg.readers.formats.medline.tags import LONG, RULES
from kg.readers.input.files import InputFile
from kg.readers.input.text_stream import doubts, lines_of, survey
from kg.readers.reader import Sample
from kg.readers.records.record_source import RecordSource
from kg.readers.records.tagged import LONGEST_VALUE, TaggedRecord, cut_off, too_large
from kg.readers.records.unread import Unread

_OPENS = re.compile(r"[\s\ufeff]*PMID\s{0,2}-\s*\d", re.ASCII)
_HOLDS = re.compile(r"^PMID- \d+\s*$(?:\r?\n)^(?:OWN|STAT|DCOM|LR) {0,2}- ", re.MULTILINE)


class MedlineReader:
    """Reads MEDLINE's tagged text."""

    name = "medline"
    description = "MEDLINE tagged text, PubMed's own export (.nbib, .txt)"

    def confidence(self, sample: Sample) -> float:
        """Return how sure it is: a file that begins with a PMID field is nothing else."""
        if _OPENS.match(sample.text):
            return 1.0
        return 0.9 if _HOLDS.search(sample.text) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | Finding]:
        """Yield the documents of a file, then what was not read, by kind; raises `OSError`."""
        found = survey(file)
        unread = Unread(file.name)
        source = RecordSource(file, found.sha256, self.name)
        last: TaggedRecord | None = None
        for record in medline_records(lines_of(file, found)):
            last = record
            document = _read(record, source, unread)
            if document:
                yield document
            if record.too_large:
                yield too_large(file.name, record)
        if last and last.parts and not (last.closed or last.too_large):
            yield cut_off(file.name, last, "it has no source line (SO), which ends a record")
        yield from doubts(file, found)
        yield from unread.findings()


def _read(record: TaggedRecord, source: RecordSource, unread: Unread) -> Document | None:
    for line in record.strays:
        unread.note(
            "line-not-understood", "stray",
            "this line is neither a field nor the continuation of one",
            record=record.number, line=line.number, quote=line.text,
        )  # fmt: skip
    if not record.parts:
        return None
    entry = Entry(record.number, unread)
    for item in record.fields:
        rule = RULES.get(item.tag)
        if rule is None:
            unread.note(
                "tag-not-read", item.tag, f"MEDLINE has no tag {item.tag} that this version knows",
                record=record.number, line=item.line, quote=item.text,
            )  # fmt: skip
        elif len(item.text) > LONGEST_VALUE and item.tag not in LONG:
            entry.misread(item)
        elif item.text:
            rule(item, entry)
        elif item.tag != "AB":  # PubMed prints "AB  -" where there is none
            entry.misread(item)
    _settle(entry)
    if not any(identifier.scheme == "pmid" for identifier in entry.draft.identifiers):
        unread.note(
            "pmid-missing", "pmid", "this record has no valid PMID",
            record=record.number, line=record.line,
            remedy="check that the top of the record was not lost",
        )  # fmt: skip
    return entry.draft.document(source.of(record.number, record.start, record.end))


def _settle(entry: Entry) -> None:
    """Read what only the whole record tells."""
    draft, people = entry.draft, entry.people
    for item in people.settle():
        draft.state("affiliation", item.text, item.line)
    draft.authors = authors_of(people.authors)
    draft.collaborators = authors_of(people.investigators)
    draft.personal_subjects = authors_of(people.subjects)
    draft.book = book_of(entry)
    settle_titles(entry)
    settle_journal(entry)
    settle_issue_date(entry)
    for sections in entry.other_abstracts:
        draft.sections.extend(sections)
    draft.status = entry.text("PST")
    draft.administer("publication-model", entry.text("PUBM") or "")
