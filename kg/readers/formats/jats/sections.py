"""Running text: sections of the body and of appendices, nested, with their paragraphs.

Laws
    1. One section of the document for each section that has text of its own; its label is the path
       of the headings, ``Methods > Patients``. Text behind an inner section makes a section more,
       under the same label.
    2. Paragraphs are joined by a blank line.
    3. Figures, tables, boxes and files come behind the section that they stand in.

Source: JATS 1.3, elements body, sec, app, boxed-text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kg.model import Record, Section, SectionKind, replace
from kg.readers.formats.jats.coverage import Element
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.formats.jats.floats import Floats
from kg.readers.formats.jats.front import read_rights
from kg.readers.formats.jats.notes import headed, kind_of_note, read_notes
from kg.readers.formats.jats.references import read_references
from kg.readers.formats.jats.words import FLOATS
from kg.readers.parts.labels import category_of

PARAGRAPHS: Final = frozenset(
    {"p", "list", "def-list", "disp-quote", "disp-formula", "verse-group", "speech", "statement",
     "code", "preformat", "array", "attrib", "answer", "answer-set", "question", "question-wrap",
     "question-wrap-group", "explanation", "related-object", "graphic", "alternatives", "address",
     "ext-link", "table", "email", "bio", "chem-struct", "term-head"}
)  # fmt: skip
_INNER: Final = frozenset(
    {"sec", "app", "app-group", "glossary", "gloss-group", "floats-group", "floats-wrap"}
)
_SILENT: Final = frozenset({"hr", "break", "x", "target", "object-id"})
_HEADINGS: Final = ("title", "label", "sec-meta", "object-id", "subtitle", "alt-title")


class Context(Record, frozen=True):
    """Where text stands: the path of headings, what sort of section it gives, and its language.

    ``statements`` tells that a section whose heading or type names a statement becomes one.
    """

    path: tuple[str, ...] = ()
    kind: SectionKind = "body"
    variant: str | None = None
    language: str | None = None
    statements: bool = False
    category: str | None = None

    def within(self, heading: str) -> "Context":
        """Return the context below one more heading."""
        if not heading:
            return self
        category = self.category or category_of(heading) if self.kind == "body" else None
        return replace(self, path=(*self.path, heading), category=category)


@dataclass(slots=True)
class _Run:
    """Paragraphs that stand one after the other."""

    line: int | None = None
    texts: list[str] = field(default_factory=list)


class Prose:
    """Reads running text into sections of one article."""

    def __init__(self, draft: ArticleDraft) -> None:
        self._draft = draft
        self._coverage = draft.coverage
        self._words = draft.words

    def read(self, element: Element, context: Context) -> None:
        """Read a body, a section, an appendix or a box, whose heading is in the context already."""
        run = _Run()
        for child in element:
            tag = child.tag
            if tag in PARAGRAPHS:
                self._paragraph(child, run)
            elif tag in _INNER:
                run = self._flush(run, context)
                self._inner(child, context)
            elif tag in FLOATS:
                self._words.floats.append(child)
            else:
                self._other(child, run)
        self._flush(run, context)

    def read_one(self, element: Element, context: Context) -> None:
        """Read one element of running text: a section, a paragraph, a figure or a box."""
        run = _Run()
        if element.tag in _INNER:
            self._inner(element, context)
        elif element.tag in FLOATS:
            self._words.floats.append(element)
        else:
            self._paragraph(element, run)
        self._flush(run, context)

    def _paragraph(self, child: Element, run: _Run) -> None:
        if child.tag in {"graphic", "related-object"} and not len(child):
            self._coverage.whole(child)
            return
        run.line = run.line or self._coverage.line(child)
        text = "\n".join(self._words.piece(child))
        if text:
            run.texts.append(text)

    def _other(self, child: Element, run: _Run) -> None:
        tag = child.tag
        if tag in {"notes", "ack"}:
            run.texts += filter(None, [self._words.text(child)])
        elif tag == "caption":
            for inner in self._coverage.open(child):
                if inner.tag in PARAGRAPHS:
                    self._paragraph(inner, run)
        elif tag in _SILENT:
            self._coverage.whole(child)
        else:
            self._aside(child)

    def _aside(self, child: Element) -> None:
        """Read what stands in a section and is no part of its text."""
        tag = child.tag
        if tag == "fn-group":
            read_notes(self._coverage.open(child), self._draft)
        elif tag == "fn":
            self._words.notes.append(child)
        elif tag == "ref-list":
            read_references(child, self._draft)
        elif tag in {"permissions", "sec-meta"}:
            read_rights(child if tag == "sec-meta" else _parent(child), self._draft)

    def _inner(self, element: Element, context: Context) -> None:
        self._coverage.open(element)
        self._coverage.get(element, "disp-level")
        sort = self._coverage.get(element, "sec-type")
        language = self._coverage.get(element, "lang") or context.language
        heading = heading_of(element, self._draft)
        statement = kind_of_note((sort, element.get("notes-type")), heading)
        if context.statements and statement and not _nested(element):
            text = "\n\n".join(self._texts(element))
            self._draft.say(statement, element, headed(statement, heading, text))
            self._floats(context.within(heading))
            return
        before = self._amount()
        self.read(element, replace(context.within(heading), language=language))
        if heading and self._amount() == before:
            self._coverage.doubt(
                element, "section-empty", "a section that has a heading and nothing more", heading
            )

    def _amount(self) -> int:
        draft = self._draft
        return (
            len(draft.sections) + len(draft.statements) + len(draft.references)
            + len(draft.objects) + len(self._words.notes)
        )  # fmt: skip

    def _texts(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag in FLOATS:
                self._words.floats.append(child)
            elif child.tag not in _HEADINGS:
                text = "\n".join(self._words.piece(child))
                if text:
                    yield text

    def _flush(self, run: _Run, context: Context) -> _Run:
        if run.texts:
            label = " > ".join(context.path) or None
            self._draft.section(
                Section(
                    context.kind, "\n\n".join(run.texts), label, context.category,
                    context.language, context.variant, run.line,
                )
            )  # fmt: skip
        self._floats(context)
        return _Run()

    def _floats(self, context: Context) -> None:
        kind: SectionKind = "caption" if context.kind == "body" else context.kind
        floats = Floats(self._draft, context.language, kind)
        while self._words.floats:
            found = self._words.floats.pop(0)
            if found.tag != "boxed-text":
                floats.read(found)
                continue
            waiting, self._words.floats = self._words.floats, []
            self._coverage.open(found)
            self.read(found, context.within(heading_of(found, self._draft) or "Box"))
            self._words.floats = waiting


def heading_of(element: Element, draft: ArticleDraft) -> str:
    """Return the heading of a section or a box, its number before it."""
    coverage = draft.coverage
    parts = []
    for holder in (element, *coverage.each(element, "caption")):
        for tag in ("label", "title", "subtitle"):
            parts += [draft.text(one) for one in coverage.each(holder, tag)]
    return " ".join(part for part in parts if part)


def _nested(element: Element) -> bool:
    return any(child.tag in {"sec", "fn-group", "ref-list"} for child in element)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - a child has a parent
    return parent
