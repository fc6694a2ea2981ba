"""The journal-meta element.

Source: JATS 1.3, journal-meta; attributes journal-id-type, pub-type, publication-format.
"""

from typing import Final

from kg.model import Journal
from kg.readers.formats.jats.coverage import Element
from kg.readers.formats.jats.draft import ArticleDraft

_PRINT: Final = frozenset({"ppub", "print"})
_ELECTRONIC: Final = frozenset({"epub", "electronic", "online", "online-only"})
_ABBREVIATIONS: Final = {"nlm-ta": "nlm", "iso-abbrev": "iso", "pubmed-jr-id": "", "issn": ""}
_NLM: Final = frozenset({"nlm-journal-id", "nlm-id", "nlm-unique-id"})


def read_journal(front: Element, draft: ArticleDraft) -> None:
    """Read a journal-meta."""
    coverage = draft.coverage
    for meta in coverage.each(front, "journal-meta"):
        names = _names(meta, draft)
        issns = _issns(meta, draft)
        publisher = _publisher(meta, draft)
        kinds = dict(reversed(issns))
        linking = next(
            (draft.text(one) for one in coverage.each(meta, "issn-l")), None
        ) or kinds.get("linking")
        draft.journal = Journal(
            title=names.get("title"),
            abbreviation=names.get("nlm") or names.get("iso") or names.get("abbreviation"),
            issn=tuple(dict.fromkeys(number for _, number in issns)),
            issn_linking=linking,
            nlm_id=names.get("id"),
            publisher=publisher.get("publisher-name"),
            country=None,
            iso_abbreviation=names.get("iso"),
            print_issn=kinds.get("print"),
            electronic_issn=kinds.get("electronic"),
        )
        draft.administer("publisher-location", publisher.get("publisher-loc") or "")
        for isbn in coverage.each(meta, "isbn"):
            draft.administer("journal-isbn", draft.text(isbn))
        for link in coverage.each(meta, "self-uri"):
            draft.administer("journal-link", coverage.get(link, "href") or draft.text(link))
        for notes in coverage.each(meta, "notes"):
            draft.say("journal-notes", notes, draft.text(notes))


def _names(meta: Element, draft: ArticleDraft) -> dict[str, str]:
    coverage = draft.coverage
    names: dict[str, str] = {}
    for one in coverage.each(meta, "journal-id"):
        kind, value = coverage.get(one, "journal-id-type") or "", draft.text(one)
        if kind in _NLM:
            names.setdefault("id", value)
        elif _ABBREVIATIONS.get(kind):
            names.setdefault(_ABBREVIATIONS[kind], value)
        else:
            draft.administer(f"journal-id-{kind}" if kind else "journal-id", value)
    for group in (meta, *coverage.each(meta, "journal-title-group")):
        titles = [draft.text(one) for one in coverage.each(group, "journal-title")]
        subtitles = [draft.text(one) for one in coverage.each(group, "journal-subtitle")]
        if titles:
            names.setdefault("title", ": ".join((titles[0], *subtitles)))
        for other in titles[1:]:
            draft.administer("journal-title", other)
        for one in coverage.each(group, "abbrev-journal-title"):
            kind = coverage.get(one, "abbrev-type") or ""
            names.setdefault(
                {"nlm-ta": "nlm", "iso": "iso"}.get(kind, "abbreviation"), draft.text(one)
            )
        for one in coverage.each(group, "trans-title-group", "trans-title"):
            coverage.get(one, "lang")
            draft.administer("journal-title-translated", draft.text(one))
    return names


def _issns(meta: Element, draft: ArticleDraft) -> list[tuple[str, str]]:
    coverage = draft.coverage
    found = []
    for one in coverage.each(meta, "issn"):
        kinds = {coverage.get(one, "pub-type"), coverage.get(one, "publication-format")}
        linking = {"linking", "issn-l", "lpub"} & kinds
        kind = "print" if kinds & _PRINT else "electronic" if kinds & _ELECTRONIC else ""
        number = draft.text(one)
        if number:
            found.append(("linking" if linking else kind, number))
    return found


def _publisher(meta: Element, draft: ArticleDraft) -> dict[str, str]:
    coverage = draft.coverage
    found: dict[str, str] = {}
    for publisher in coverage.each(meta, "publisher"):
        for child in coverage.each(publisher, "publisher-name", "publisher-loc"):
            found.setdefault(child.tag, draft.text(child))
    return found
