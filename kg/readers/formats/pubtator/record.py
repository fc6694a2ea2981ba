"""A PubTator record to a document with its source's mentions and relations.

Sources: the PubTator format (a mention is start, end, text, type, identifier, and for a composite
one the names of its parts); BC5CDR (``CID`` chemical disease); BioRED (relation, two identifiers,
``Novel`` or ``No``); PubTator 3 (``relation``, ``Chemical|MESH:D...``, ``Disease|MESH:D...``).
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import (
    Document,
    Identifier,
    Section,
    Severity,
    Source,
    SourceArgument,
    SourceMention,
    SourceRelation,
    Title,
)  # fmt: skip
from kg.readers.formats.pubtator.entries import Entry, FieldLine
from kg.readers.formats.pubtator.layout import Layout, layout, unknown_parts
from kg.readers.parts.source_identifiers import source_identifiers
from kg.readers.records.unread import Unread

PMID = re.compile(r"\d{1,8}", re.ASCII)
_PMCID = re.compile(r"(?:PMC)\d{1,9}", re.ASCII)
_OFFSET = re.compile(r"-?\d{1,9}", re.ASCII)
_TYPED: Final = re.compile(r"(?P<type>[A-Za-z_]+)\|(?P<id>.+)")
_MENTION, _COMPOSITE = 4, 6  # fields behind the PMID: without an identifier, and with part names
_BINARY = 3  # relation, subject, object


def read_entry(entry: Entry, source: Source, unread: Unread) -> Document:
    """Return the document of a record; what no rule reads goes to ``unread``."""
    where = _Notes(entry, unread)
    laid = layout(entry.texts)
    for text in unknown_parts(entry.texts):
        where.note("part-not-known", text.part, text.line, text.text,
                   f"a text line is of the part {text.part!r}, neither title nor abstract; it was "
                   "read as body text", Severity.INFO)  # fmt: skip
    for stray in entry.strays:
        where.note("line-not-understood", "stray", stray.number, stray.text,
                   "this line is neither text nor mention nor relation of its record")  # fmt: skip
    mentions: list[SourceMention] = []
    relations: list[FieldLine] = []
    for item in entry.fields:
        if _is_mention(item):
            mentions.extend(_mention(item, laid, where))
        elif len(item.fields) >= _BINARY:
            relations.append(item)
        else:
            where.note("line-not-understood", "fields", item.line, "\t".join(item.fields),
                       "this line has too few fields for a mention or a relation")  # fmt: skip
    known = _known(mentions)
    return Document(
        source,
        identifiers=_identifiers(entry, where),
        title=_title(laid.sections),
        sections=laid.sections,
        source_mentions=tuple(mentions),
        source_relations=tuple(_relation(item, known, where) for item in relations),
    )


class _Notes:
    """Notes with the record they belong to."""

    def __init__(self, entry: Entry, unread: Unread) -> None:
        self.record = entry.number
        self._unread = unread

    def note(
        self, code: str, kind: str, line: int, quote: str, message: str,
        severity: Severity = Severity.WARNING, remedy: str | None = None,
    ) -> None:  # fmt: skip
        self._unread.note(
            code, kind, message, severity=severity, record=self.record, line=line, quote=quote,
            remedy=remedy,
        )  # fmt: skip


def _identifiers(entry: Entry, where: _Notes) -> tuple[Identifier, ...]:
    value = entry.identifier
    if PMID.fullmatch(value) and value.strip("0"):
        return (Identifier("pmid", value.lstrip("0")),)
    if _PMCID.fullmatch(value):
        return (Identifier("pmcid", value),)
    where.note("pmid-missing", "pmid", entry.line, value,
               "what stands before the bar is no PMID; it was kept as the source's own number",
               Severity.INFO)  # fmt: skip
    return (Identifier("other", value, source="PubTator"),) if value else ()


def _title(sections: tuple[Section, ...]) -> Title | None:
    found = next((section.text for section in sections if section.kind == "title"), None)
    return Title(found) if found else None


def _is_mention(item: FieldLine) -> bool:
    start, end = (*item.fields, "", "")[:2]
    return bool(_OFFSET.fullmatch(start) and _OFFSET.fullmatch(end))


def _mention(item: FieldLine, laid: Layout, where: _Notes) -> Iterator[SourceMention]:
    whole = "\t".join(item.fields)
    if len(item.fields) < _MENTION:
        where.note("line-not-understood", "mention", item.line, whole,
                   "this mention has no type")  # fmt: skip
        return
    start, end, quote, kind, *rest = item.fields
    found = laid.place(int(start), int(end), quote)
    if found is None:
        where.note("mention-not-placed", "mention", item.line, whole,
                   "the text at a mention's offsets is not its quote, or runs from the title into "
                   "the abstract; the mention was left out",
                   remedy="compare the offsets with the text: the two may come from different "
                   "versions of the paper")  # fmt: skip
        return
    section, placed = found
    if placed.unit != "code points" or placed.trimmed:
        counted = placed.unit if placed.unit != "code points" else "white space around it"
        where.note("offset-repaired", counted, item.line, whole,
                   f"a mention's offsets count {counted}; they were converted",
                   Severity.INFO)  # fmt: skip
    printed = rest[0].strip() if rest else ""
    notes = [(_sixth(text) if n == 0 else f"field-{n + _COMPOSITE}", text)
             for n, text in enumerate(rest[1:]) if text.strip()]  # fmt: skip
    yield SourceMention(
        section, placed.span.start, placed.span.end, placed.span.of(laid.sections[section].text),
        kind.strip(), source_identifiers(printed, kind), printed or None, notes=tuple(notes),
    )  # fmt: skip


def _sixth(text: str) -> str:
    """Return what a sixth field is: tmVar's number in dbSNP, or the parts of a composite."""
    return "rsid" if text.strip().casefold().startswith("rsid:") else "parts"


def _known(mentions: list[SourceMention]) -> dict[str, tuple[str, ...]]:
    """Return what each printed identifier stands for, where the mentions agree on it."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for mention in mentions:
        if mention.printed:
            found.setdefault(mention.printed, set()).add(mention.identifiers)
    return {printed: next(iter(meant)) for printed, meant in found.items() if len(meant) == 1}


def _relation(item: FieldLine, known: dict[str, tuple[str, ...]], where: _Notes) -> SourceRelation:
    kind, subject, target, *rest = (value.strip() for value in item.fields)
    notes = [("novelty" if n == 0 else f"field-{n + _BINARY + 2}", text)
             for n, text in enumerate(rest) if text]  # fmt: skip
    arguments = tuple(_argument(value, known) for value in (subject, target))
    for argument in arguments:
        if not argument.identifiers:
            where.note("argument-without-identifier", "argument", item.line,
                       "\t".join(item.fields),
                       "a relation's argument has no identifier")  # fmt: skip
    return SourceRelation(kind, arguments, notes=tuple(notes))


def _argument(value: str, known: dict[str, tuple[str, ...]]) -> SourceArgument:
    """Return an argument; its identifier is of the category that the record's mentions give it."""
    meant = known.get(value)
    if meant is not None:
        return SourceArgument(meant, value)
    typed = _TYPED.fullmatch(value)
    if typed:
        return SourceArgument(source_identifiers(typed["id"], typed["type"]), value)
    return SourceArgument(source_identifiers(value, ""), value or None)
