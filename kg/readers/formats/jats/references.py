"""Reference lists: marked up, printed, or both.

Laws
    1. ``text`` is the print where the file has it (mixed-citation). Where it has the parts alone,
       it is all of them in the order of the file, with the punctuation that a printer adds: names
       apart by commas, parts ended by full stops, ``2010; 362: 329-44``, ``et al``.
    2. A part is set where the mark-up names it; a citation without marked-up parts is parsed as
       print. Where both forms stand, the text is the printed one and the parts the marked-up one.
    3. Each citation of an entry is a reference of its own, under the entry's label.

Source: JATS 1.3, elements ref-list, ref, element-citation, mixed-citation, citation-alternatives;
NLM DTD 2.3, citation, nlm-citation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kg.model import Identifier, Reference, replace
from kg.readers.formats.jats.coverage import Element, inside
from kg.readers.formats.jats.dates import value_of
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.formats.jats.front import identifiers_as_fields
from kg.readers.formats.jats.identifiers import scheme_identifier
from kg.readers.formats.jats.people import name_of
from kg.readers.parts.identifiers import find_doi, find_pmcid, find_pmid
from kg.readers.parts.locator import locator
from kg.readers.parts.references import parse_reference
from kg.readers.xml.elements import tidy

_CITATIONS: Final = frozenset({"element-citation", "mixed-citation", "nlm-citation", "citation"})
_TITLES: Final = ("article-title", "chapter-title", "data-title", "part-title")
_SINGLE: Final = frozenset(
    {*_TITLES, "source", "volume", "issue", "supplement", "fpage", "lpage", "page-range",
     "elocation-id", "trans-title", "edition"}
)  # fmt: skip
_NAMES: Final = frozenset({"name", "string-name", "collab", "name-alternatives", "anonymous"})
_OWN: Final = frozenset({"doi", "pmid", "pmcid"})
_JOURNALS: Final = frozenset({"journal", "", "letter", "article", "preprint", "periodical"})
_JOINTS: Final = {
    ("year", "volume"): "; ", ("volume", "issue"): " no. ", ("volume", "fpage"): ": ",
    ("issue", "fpage"): ": ", ("fpage", "lpage"): "-", ("year", "month"): " ",
    ("month", "day"): " ", ("publisher-loc", "publisher-name"): ": ",
    ("publisher-name", "publisher-loc"): ", ", ("volume", "elocation-id"): ": ",
    ("issue", "elocation-id"): ": ",
}  # fmt: skip
_ATTRIBUTES: Final = frozenset({
    "publication-type", "citation-type", "publication-format", "publisher-type",
    "person-group-type",
    "collab-type", "designator", "iso-8601-date", "country", "ext-link-type", "href", "pub-id-type",
    "lang", "assigning-authority", "units", "date-type", "calendar", "initials", "content-type",
    "conf-type", "name-style", "use-type", "title", "contrib-type", "institution-id-type",
})  # fmt: skip


@dataclass(slots=True)
class _Parts:
    """What the mark-up of a citation names."""

    single: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    et_al: bool = False
    date: str | None = None
    identifiers: list[Identifier] = field(default_factory=list)
    url: str | None = None
    status: str | None = None


def read_references(element: Element, draft: ArticleDraft, above: tuple[str, ...] = ()) -> None:
    """Read a ref-list with those inside it, numbers running on through the article."""
    coverage = draft.coverage
    coverage.open(element)
    titles = tuple(text for one in coverage.each(element, "title") if (text := draft.text(one)))
    path = (*above, *titles)
    for one in coverage.each(element, "label", "p", "sec"):
        draft.say("reference-notes", one, draft.text(one))
    for child in element:
        if child.tag == "ref-list":
            read_references(child, draft, path)
        elif child.tag == "ref":
            for found in _entry(coverage.open(child), draft):
                number = len(draft.references) + 1
                title = " / ".join(path) or None
                draft.references.append(replace(found, number=number, list_title=title))


def _entry(entry: Element, draft: ArticleDraft) -> Iterator[Reference]:
    coverage = draft.coverage
    label = next((draft.text(one) for one in coverage.each(entry, "label")), None) or None
    notes = [draft.text(one) for one in coverage.each(entry, "note")]
    count = 0
    for child in entry:
        forms: list[Element] = []
        if child.tag in _CITATIONS:
            forms = [child]
        elif child.tag == "citation-alternatives":
            forms = [one for one in coverage.open(child) if one.tag in _CITATIONS]
        if forms:
            count += 1
            inner, found = _citation(forms, draft)
            yield replace(found, label=label or inner, line=coverage.line(entry))
    for note in filter(None, notes):
        yield Reference(0, note, label=label, line=coverage.line(entry))
    if not count and not any(notes):
        coverage.doubt(entry, "reference-empty", "an entry of the reference list is empty", label)


def _citation(forms: list[Element], draft: ArticleDraft) -> tuple[str | None, Reference]:
    """Return the label inside a citation, and the reference."""
    marked = next((one for one in forms if one.tag != "mixed-citation"), forms[0])
    printed = next((one for one in forms if one.tag == "mixed-citation"), forms[0])
    for form in forms:
        _read_attributes(form, draft)
    label = next((draft.text(one) for one in printed if one.tag == "label"), None)
    parts = _parts(marked, draft)
    text = _text(printed, draft)
    for other in forms:
        if other not in (marked, printed):
            draft.coverage.whole(other)
        elif other is not printed:
            _text(other, draft)
    if not (parts.single or parts.authors or parts.groups):
        found = parse_reference(text, 0, label)
        return label, _with_marked_identifiers(found, parts)
    return label, _reference(text, parts, _kind(marked))


def _kind(citation: Element) -> str:
    return (citation.get("publication-type") or citation.get("citation-type") or "").casefold()


def _read_attributes(citation: Element, draft: ArticleDraft) -> None:
    for element in citation.iter():
        for key in element.keys():  # noqa: SIM118 - an element is no mapping
            name = key.rpartition("}")[2]
            if name in _ATTRIBUTES:
                draft.coverage.get(element, name)


def _with_marked_identifiers(found: Reference, parts: _Parts) -> Reference:
    known = identifiers_as_fields(parts.identifiers)
    return replace(
        found,
        doi=known.get("doi") or found.doi,
        pmid=known.get("pmid") or found.pmid,
        pmcid=known.get("pmcid") or found.pmcid,
        url=found.url or parts.url,
        identifiers=_others(parts, known),
    )


def _others(parts: _Parts, known: dict[str, str]) -> tuple[Identifier, ...]:
    return tuple(
        one for one in dict.fromkeys(parts.identifiers)
        if one.scheme not in _OWN or known[one.scheme] != one.value
    )  # fmt: skip


def _reference(text: str, parts: _Parts, kind: str) -> Reference:
    single = parts.single
    known = identifiers_as_fields(parts.identifiers)
    start, end = single.get("fpage"), single.get("lpage")
    pages = single.get("page-range") or (
        f"{start}-{end}" if start and end and start != end else start
    )
    place = locator(single.get("volume"), single.get("issue"), pages)
    title = next((single[name] for name in _TITLES if single.get(name)), None)
    source = single.get("source")
    is_journal = kind in _JOURNALS and (title is not None or bool(single.get("volume")))
    return Reference(
        0,
        text,
        authors=tuple(parts.authors),
        et_al=parts.et_al,
        collective="; ".join(parts.groups) or None,
        title=_without_stop(title) or (None if is_journal else source),
        journal=source if is_journal else None,
        date=parts.date,
        volume=place.volume,
        issue=place.issue,
        supplement=single.get("supplement") or place.supplement,
        pages=place.pages,
        article_number=single.get("elocation-id") or place.article_number,
        status=parts.status,
        doi=known.get("doi") or find_doi(text),
        pmid=known.get("pmid") or find_pmid(text),
        pmcid=known.get("pmcid") or find_pmcid(text),
        url=parts.url,
        identifiers=_others(parts, known),
    )


def _without_stop(title: str | None) -> str | None:
    if title is None or not title.endswith(".") or title.endswith(".."):
        return title
    return title[:-1]


# ------------------------------------------------------------------------------------------- parts


def _parts(citation: Element, draft: ArticleDraft) -> _Parts:
    parts = _Parts()
    for child in citation:
        tag = child.tag
        if tag in _SINGLE:
            parts.single.setdefault(tag, draft.text(child))
        elif tag == "person-group":
            if (child.get("person-group-type") or "author").casefold() in {"author", "authors"}:
                _names(child, parts, draft)
        elif tag == "year":
            parts.date = parts.date or _date(citation, child, draft)
        elif tag in {"pub-id", "object-id"}:
            text = draft.text(child)
            if text:
                parts.identifiers.append(scheme_identifier(child.get("pub-id-type") or "", text))
        elif tag in {"ext-link", "uri"}:
            _link(child, parts, draft)
        elif tag == "comment":
            _comment(child, parts, draft)
    _names(citation, parts, draft)
    return parts


def _names(holder: Element, parts: _Parts, draft: ArticleDraft) -> None:
    for child in holder:
        if child.tag == "etal":
            parts.et_al = True
        elif child.tag in _NAMES:
            found = name_of(child, draft)
            if found.collective:
                parts.groups.append(found.name)
            elif found.family:
                given = found.given or found.initials
                words = (found.family, given, found.suffix)
                parts.authors.append(" ".join(word for word in words if word))
            elif found.name:
                parts.authors.append(found.name)


def _date(citation: Element, year: Element, draft: ArticleDraft) -> str | None:
    """Return the date of a citation; a letter behind the year tells two works apart, no more."""
    found = value_of(citation, draft)
    if found and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", found[0]):
        return found[0]
    number = re.match(r"\d{4}", draft.text(year))
    return number[0] if number else None


def _link(child: Element, parts: _Parts, draft: ArticleDraft) -> None:
    target = draft.coverage.get(child, "href") or draft.text(child)
    kind = (child.get("ext-link-type") or "").casefold()
    if kind in {"doi", "pmid", "pmcid"} or find_doi(target):
        parts.identifiers.append(scheme_identifier("doi" if find_doi(target) else kind,
                                                   find_doi(target) or target))  # fmt: skip
    elif target.startswith(("http://", "https://", "ftp://", "www.")):
        parts.url = parts.url or target


def _comment(child: Element, parts: _Parts, draft: ArticleDraft) -> None:
    for link in inside(child, "ext-link", "uri"):
        _link(link, parts, draft)
    text = draft.text(child)
    if re.fullmatch(r"[(\[]?(?:in press|forthcoming|ahead of print)[)\].]*", text, re.IGNORECASE):
        parts.status = text.strip("()[].")


# -------------------------------------------------------------------------------------------- text


def _text(citation: Element, draft: ArticleDraft) -> str:
    without = ("label",)
    for child in citation:
        if child.tag == "label":
            draft.coverage.whole(child)
    if citation.tag == "mixed-citation" or _has_print(citation):
        return draft.text(citation, without)
    draft.coverage.render(citation)
    text, before = "", ""
    for tag, said in _pieces(citation, draft):
        joint = _JOINTS.get((before, tag))
        text += said if not text else f"{joint or _stop(text)}{said}"
        before = tag
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def _pieces(citation: Element, draft: ArticleDraft) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each part, and of stray words between them."""
    for child in citation:
        said = "" if child.tag == "label" else _said(child, draft)
        if said:
            yield child.tag, said
        stray = tidy(child.tail)
        if any(one.isalnum() for one in stray):
            yield "", stray


def _stop(text: str) -> str:
    return " " if text.endswith((".", "?", "!")) else ". "


def _has_print(citation: Element) -> bool:
    """Tell whether a citation of the old DTDs has the printer's punctuation between its parts."""
    if citation.tag != "citation":
        return False
    return any((child.tail or "").strip() for child in citation)


def _said(child: Element, draft: ArticleDraft) -> str:
    if child.tag in {"pub-id", "object-id"}:
        scheme = (child.get("pub-id-type") or "").upper()
        return " ".join(one for one in (scheme, draft.text(child)) if one)
    if child.tag not in {"person-group", *_NAMES, "etal"}:
        return draft.text(child)
    if child.tag == "etal":
        return draft.text(child) or "et al"
    if child.tag in _NAMES:
        found = name_of(child, draft)
        words = (found.family, found.given or found.initials, found.suffix)
        draft.coverage.render(child)
        return " ".join(word for word in words if word) if found.family else found.name
    draft.coverage.render(child)
    names = ", ".join(said for one in child if (said := _said(one, draft)))
    kind = (child.get("person-group-type") or "author").casefold()
    return names if kind in {"author", "authors"} or not names else f"{names} ({kind})"
