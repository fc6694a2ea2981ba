"""Abstracts and keywords.

Laws
    1. A labelled part of an abstract is a section with that label and NLM's category of it, whether
       the mark-up makes it a section or the print a word in bold before the text.
    2. An abstract of a kind of its own (``graphical``, ``plain-language-summary``) has it as its
       variant, or its heading where it has no kind; one in another language has that language.
    3. A paragraph that only prints the identifier that the abstract has as data is no text of it.

Source: JATS 1.3, elements abstract, trans-abstract, kwd-group; attribute abstract-type.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Keyword, Section
from kg.readers.formats.jats.coverage import Element
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.formats.jats.floats import Floats
from kg.readers.formats.jats.sections import heading_of
from kg.readers.formats.jats.words import FLOATS
from kg.readers.parts.keywords import parse_keywords
from kg.readers.parts.labels import category_of, is_known_label, split_label
from kg.readers.parts.language_codes import code_of_language

_PLAIN: Final = frozenset({"abstract", "summary", "zusammenfassung", "résumé", "resumen", "resumo"})
_DOI_ALONE: Final = re.compile(
    r"(?:doi:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\S+)", re.IGNORECASE
)
_AUTHORS: Final = frozenset({"author", "author-keywords", "author-generated", "kwd", "keywords",
                             "author-keyword", "keyword", "author-keywords-group"})  # fmt: skip


def read_abstracts(meta: Element, draft: ArticleDraft) -> None:
    """Read every abstract, and the floats in them."""
    coverage = draft.coverage
    for element in coverage.each(meta, "abstract", "trans-abstract"):
        language = code_of_language(coverage.get(element, "lang") or "")
        language = language or (draft.language if element.tag == "abstract" else None)
        heading = heading_of(element, draft)
        own = heading if heading and heading.strip(" .:").casefold() not in _PLAIN else None
        kind = coverage.get(element, "abstract-type")
        if kind is None and own:
            kind = _variant(own)
        if kind is None and element.tag == "trans-abstract":
            kind = "translation"
        for section in _sections(element, (), draft):
            draft.section(
                Section(
                    "abstract", section.text, section.label or own, section.category,
                    language, kind,
                    section.line,
                )
            )  # fmt: skip
        floats = Floats(draft, language, "caption")
        while draft.words.floats:
            floats.read(draft.words.floats.pop(0))


def _variant(heading: str) -> str:
    """Return a heading as a variant.

    >>> _variant("Plain Language Summary")
    'plain-language-summary'
    """
    return "-".join(heading.strip(" .:").casefold().split())


def _sections(element: Element, path: tuple[str, ...], draft: ArticleDraft) -> Iterator[Section]:
    coverage = draft.coverage
    texts: list[str] = []
    label = " > ".join(path) or None
    line = coverage.line(element)
    for child in element:
        if child.tag == "sec":
            yield from _joined(texts, label, line)
            texts = []
            coverage.open(child)
            coverage.get(child, "sec-type"), coverage.get(child, "lang")
            heading = heading_of(child, draft).rstrip(" .:")
            yield from _sections(child, (*path, heading) if heading else path, draft)
        elif child.tag in FLOATS:
            draft.words.floats.append(child)
        elif child.tag in {"object-id", "label", "title", "subtitle"}:
            coverage.whole(child)
        elif child.tag in {"p", "list", "def-list", "disp-formula", "disp-quote", "ext-link",
                           "graphic", "alternatives"}:  # fmt: skip
            text = "\n".join(draft.words.piece(child))
            if _names_itself(element, text):
                continue  # its object-id says so
            found = None if path else _printed_label(child, text)
            if found:
                yield from _joined(texts, label, line)
                texts = []
                label, text, line = found[0], found[1], coverage.line(child)
            texts += [text] if text else []
    yield from _joined(texts, label, line)


def _names_itself(element: Element, text: str) -> bool:
    """Tell whether a paragraph only prints the identifier that its abstract has as data."""
    printed = _DOI_ALONE.fullmatch(text)
    own = {
        "".join(child.itertext()).strip().casefold()
        for child in element
        if child.tag == "object-id"
    }
    return printed is not None and printed["doi"].casefold() in own


def _joined(texts: list[str], label: str | None, line: int) -> Iterator[Section]:
    if texts:
        category = category_of(label.rpartition(" > ")[2]) if label else None
        yield Section("abstract", "\n\n".join(texts), label, category, line=line)


def _printed_label(paragraph: Element, text: str) -> tuple[str, str] | None:
    """Return the label that a paragraph begins with, and the rest, or ``None``."""
    first = paragraph[0] if len(paragraph) and not (paragraph.text or "").strip() else None
    if first is not None and first.tag in {"bold", "italic", "underline", "sc"}:
        printed = " ".join("".join(first.itertext()).split())
        label = printed.rstrip(" .:–—-")
        rest = text[len(printed) :].lstrip(" .:–—-")
        if is_known_label(label) and text.startswith(printed) and rest:
            return label, rest
    found = split_label(text)
    return (found[0], text[found[1] :]) if found else None


def read_keywords(meta: Element, draft: ArticleDraft) -> None:
    """Read every keyword group; a group's kind, if it is not the authors', owns its words."""
    coverage = draft.coverage
    for group in coverage.each(meta, "kwd-group"):
        kind = coverage.get(group, "kwd-group-type")
        language = code_of_language(coverage.get(group, "lang") or "") or draft.language
        owner = None if kind is None or kind.casefold() in _AUTHORS else kind
        for heading in coverage.each(group, "title", "label"):
            draft.text(heading)
        for text in _words(group, draft):
            draft.keywords.append(Keyword(text, language, owner))
        for run in coverage.each(group, "unstructured-kwd-group"):
            for word in parse_keywords(draft.text(run)):
                draft.keywords.append(Keyword(word.text, language, owner))


def _words(group: Element, draft: ArticleDraft) -> Iterator[str]:
    coverage = draft.coverage
    for child in group:
        if child.tag == "kwd":
            coverage.open(child)
            text = draft.text(child)
        elif child.tag == "compound-kwd":
            coverage.open(child)
            parts = coverage.each(child, "compound-kwd-part")
            text = ": ".join(part for one in parts if (part := draft.text(one)))
        elif child.tag == "nested-kwd":
            coverage.open(child)
            yield from _words(child, draft)
            continue
        else:
            continue
        if text:
            yield text
