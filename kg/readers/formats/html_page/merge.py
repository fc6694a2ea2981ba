"""Several accounts of one paper on one page, joined.

Rules
    1. Accounts come in the order of trust: Highwire's tags, JSON-LD, microdata, PRISM, Dublin Core,
       bepress, Open Graph, and the visible page, which for PubMed's pages comes first. Of a single
       value (title, journal's name, volume) the first account that has it wins; another value in a
       later one is reported, unless it only says less.
    2. Of authors, the first account's list, or the longest where that one is cut short; the others
       add what they know of the same people (`people`).
    3. Abstracts and references are the visible page's, for they keep labels and print; metadata's
       where the page shows none. A reference's parts are filled from metadata where both have it.
    4. Lists (identifiers, keywords, dates, statements) are joined; what is the same in another
       letter case or at lesser precision stands once.
    5. A description that an abstract holds says nothing new.
"""

import dataclasses
from dataclasses import dataclass
from itertools import chain, repeat

from kg.model import (
    Author,
    Identifier,
    Journal,
    Keyword,
    PublicationDate,
    Section,
    Severity,
    Statement,
    field_names,
    replace,
)
from kg.readers.formats.html_page.comparing import bare
from kg.readers.formats.html_page.merge_references import join_references
from kg.readers.formats.html_page.people import enrich, same_people
from kg.readers.parts.locator import Locator
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.unread import Unread

_SHORTEST_TEASER = 40
_OPENING = 60
_MOST = 100
_REPEATED = frozenset({"description", "copyright", "license"})
"""Statements that pages print in longer and shorter forms; the longest stays."""
_LONGEST = 200_000
"""Letters that are looked through for a text; papers have some ten thousands."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one part of the page says: its name, its draft; ``visible`` for the page people see."""

    name: str
    draft: ExportDraft
    visible: bool = False


def join(accounts: tuple[Account, ...], unread: Unread) -> ExportDraft:
    """Return one draft of all accounts, in their order of trust."""
    drafts = [account.draft for account in accounts]
    seen_first = sorted(map(_without_others, accounts, repeat(accounts)), key=_seen_last)
    joined = ExportDraft()
    _join_titles(accounts, joined, unread)
    joined.journal = _journal([draft.journal for draft in drafts if draft.journal], unread)
    joined.locator = _locator(accounts, unread)
    joined.languages = tuple(dict.fromkeys(chain.from_iterable(d.languages for d in drafts)))
    joined.authors = _authors([draft.authors for draft in drafts], unread)
    joined.identifiers = _identifiers(drafts)
    joined.dates = _dates([account.draft for account in seen_first])
    joined.sections = _sections([account.draft.sections for account in seen_first])
    joined.keywords = _keywords(drafts)
    joined.references = join_references([account.draft.references for account in seen_first])
    for name in ("collaborators", "headings", "substances", "supplementary_concepts", "related",
                 "figures", "grants", "accessions", "links", "publication_types",
                 "administration"):  # fmt: skip
        setattr(
            joined, name, list(dict.fromkeys(chain.from_iterable(getattr(d, name) for d in drafts)))
        )
    joined.statements = _statements(drafts, joined.sections)
    joined.status = next((draft.status for draft in drafts if draft.status), None)
    return joined


def _seen_last(account: Account) -> bool:
    return not account.visible


def _without_others(account: Account, accounts: tuple[Account, ...]) -> Account:
    """Return what is seen without the date of an issue that metadata contradicts."""
    volume = account.draft.locator.volume
    known = {a.draft.locator.volume for a in accounts if not a.visible} - {None}
    if not account.visible or not volume or not known or volume in known:
        return account
    dates = [date for date in account.draft.dates if date.kind != "collection"]
    return dataclasses.replace(account, draft=dataclasses.replace(account.draft, dates=dates))


def is_another_paper(draft: ExportDraft, trusted: ExportDraft) -> bool:
    """Tell whether an account describes another paper than a trusted one: title and DOI differ.

    Where one of them has no DOI, nobody among the authors may be the same either.
    """
    ours, theirs = (
        {bare(title.text) for title in (d.title, d.translated_title) if title}
        for d in (trusted, draft)
    )
    if not ours or not theirs or any(a in b or b in a for a in ours for b in theirs):
        return False
    first, second = (
        {i.value for i in d.identifiers if i.scheme == "doi"} for d in (trusted, draft)
    )
    if first and second:
        return first.isdisjoint(second)
    people = tuple(trusted.authors), tuple(draft.authors)
    return all(people) and not same_people(*people)


def _join_titles(accounts: tuple[Account, ...], joined: ExportDraft, unread: Unread) -> None:
    known: set[str] = set()
    for draft in (account.draft for account in accounts):
        for title in (draft.title, draft.translated_title):
            if title is None or bare(title.text) in known:
                continue
            translated = title is draft.translated_title
            if translated and joined.translated_title is None:
                joined.translated_title = title
            elif (
                not translated
                and joined.title is None
                and not _is_translation_of(joined, title.text)
            ):
                joined.title, joined.title_line = title, draft.title_line
            elif not any(bare(title.text) in other or other in bare(title.text) for other in known):
                _disagree("title", title.text, unread)
            known.add(bare(title.text))


def _is_translation_of(joined: ExportDraft, text: str) -> bool:
    other = joined.translated_title
    return other is not None and bare(other.text) == bare(text)


def _journal(found: list[Journal], unread: Unread) -> Journal | None:
    if not found:
        return None
    values: dict[str, object] = {}
    for name in field_names(Journal):
        for journal in found:
            value = getattr(journal, name)
            if value and not values.get(name):
                values[name] = value
    issn = tuple(dict.fromkeys(number for journal in found for number in journal.issn))
    whole = Journal(**{**values, "issn": issn})  # type: ignore[arg-type]
    for journal in found:
        names = [bare(name) for name in (whole.title, whole.abbreviation) if name]
        if (
            journal.title
            and bare(journal.title) not in names
            and not any(
                bare(journal.title) in name or name in bare(journal.title) for name in names
            )
        ):
            _disagree("journal", journal.title, unread)
    if whole.title and whole.abbreviation and bare(whole.title) == bare(whole.abbreviation):
        whole = replace(whole, abbreviation=None)
    return whole


def _locator(accounts: tuple[Account, ...], unread: Unread) -> Locator:
    values: dict[str, str | None] = {}
    for account in accounts:
        for name in field_names(Locator):
            value = getattr(account.draft.locator, name)
            old = values.get(name)
            if not value:
                continue
            if old and bare(old) != bare(value):
                if not _same_pages(old, value):
                    _disagree(name, value, unread)
            elif not old and not (name == "pages" and values.get("article_number")):
                values[name] = value
    if values.get("pages") and values.get("pages") == values.get("article_number"):
        values["pages"] = None
    return Locator(**values)


def _same_pages(ours: str, theirs: str) -> bool:
    """Tell whether two prints begin at the same page: ``152-159`` and ``152-9``."""
    first, second = (text.replace("–", "-").partition("-")[0] for text in (ours, theirs))
    return first == second


def _authors(lists: list[list[Author]], unread: Unread) -> list[Author]:
    full = [people for people in lists if people]
    if not full:
        return []
    chosen = full[0]
    longest = max(full, key=len)
    if len(longest) > len(chosen) and len(same_people(tuple(chosen), tuple(longest))) == len(
        chosen
    ):
        chosen = longest
    for other in full:
        same = same_people(tuple(chosen), tuple(other))
        if other is not chosen:
            chosen = [
                enrich(author, same[place]) if place in same else author
                for place, author in enumerate(chosen)
            ]
            if not same:
                _disagree("authors", "; ".join(author.name for author in other), unread)
    return chosen


def _identifiers(drafts: list[ExportDraft]) -> list[Identifier]:
    found: dict[tuple[str, str], Identifier] = {}
    for identifier in chain.from_iterable(draft.identifiers for draft in drafts):
        found.setdefault((identifier.scheme, identifier.value.casefold()), identifier)
    values = {i.value.casefold() for i in found.values() if i.scheme in {"doi", "pmid", "pmcid"}}
    return [
        identifier
        for identifier in found.values()
        if identifier.scheme in {"doi", "pmid", "pmcid"}
        or identifier.value.casefold() not in values
    ]


def _dates(drafts: list[ExportDraft]) -> list[PublicationDate]:
    """Keep the most precise date of each kind; another day of a later account loses its kind."""
    kept: list[PublicationDate] = []
    for draft in drafts:
        earlier = tuple(kept)
        for date in draft.dates:
            same = [other for other in earlier if other.kind == date.kind]
            if any(other.value.startswith(date.value) for other in same):
                continue
            less = next((other for other in same if date.value.startswith(other.value)), None)
            if less:
                kept[kept.index(less)] = date
            else:
                kept.append(replace(date, kind="other") if same else date)
    electronic = {date.value for date in kept if date.kind == "electronic"}
    return [
        date
        for date in dict.fromkeys(kept)
        if not (date.kind in {"print", "collection"} and date.value in electronic)
        and not (date.kind == "other" and any(value.startswith(date.value) for value in electronic))
    ]


def _sections(lists: list[list[Section]]) -> list[Section]:
    """Return the sections; of the abstracts in one language, those of the first account."""
    kept: list[Section] = []
    for sections in lists:
        kept = _respoken(kept, sections)
        told = _Told(kept)
        spoken: dict[tuple[str, str | None], str] = {}
        for section in sections:
            if not told.holds(section):
                kept.append(section)
            elif section.language:
                spoken.setdefault((section.kind, section.variant), section.language)
        kept = [
            replace(old, language=spoken.get((old.kind, old.variant)))
            if old.language is None
            else old
            for old in kept
        ]
    return kept


def _respoken(kept: list[Section], sections: list[Section]) -> list[Section]:
    """Return abstracts in the language that a later account names for the same text.

    Metadata name it of the text; a page may have told it by the words of the site's heading.
    """
    named = [
        (bare(section.text)[:_LONGEST], section)
        for section in sections
        if section.kind == "abstract" and section.language
    ]
    return [replace(old, language=_named(old, named) or old.language) for old in kept]


def _named(old: Section, named: list[tuple[str, Section]]) -> str | None:
    opening = bare(old.text)[:_OPENING] if old.kind == "abstract" else ""
    languages = {
        section.language
        for text, section in named
        if section.variant == old.variant and len(opening) >= _SHORTEST_TEASER and opening in text
    }
    return languages.pop() if len(languages) == 1 else None


class _Told:
    """What earlier accounts have of each kind of section: its languages, and its text."""

    def __init__(self, sections: list[Section]) -> None:
        self._languages: dict[tuple[str, str | None], set[str | None]] = {}
        unspoken: dict[tuple[str, str | None], list[str]] = {}
        for section in sections:
            kind = (section.kind, section.variant)
            self._languages.setdefault(kind, set()).add(section.language)
            if section.language is None:
                unspoken.setdefault(kind, []).append(bare(section.text))
        self._texts = {kind: "".join(texts)[:_LONGEST] for kind, texts in unspoken.items()}
        self._openings = {kind: texts[0][:_OPENING] for kind, texts in unspoken.items()}

    def holds(self, section: Section) -> bool:
        """Tell whether a section was told already, in its language or in one not named."""
        kind = (section.kind, section.variant)
        languages = self._languages.get(kind, set())
        if section.language in languages or (section.language is None and languages):
            return True
        ours, opening = bare(section.text), self._openings.get(kind, "")
        return bool(opening) and (opening in ours or ours[:_OPENING] in self._texts[kind])


def _keywords(drafts: list[ExportDraft]) -> list[Keyword]:
    """Return each keyword once in a language; the same word in two languages is two."""
    found: list[Keyword] = []
    places: dict[str, dict[str | None, int]] = {}
    for word in chain.from_iterable(draft.keywords for draft in drafts):
        spoken = places.setdefault(_key(word), {})
        if word.language and None in spoken:
            place = spoken[word.language] = spoken.pop(None)
            found[place] = replace(found[place], language=word.language)
        elif not spoken or (word.language and word.language not in spoken):
            spoken[word.language] = len(found)
            found.append(word)
    return found


def _key(word: Keyword) -> str:
    return bare(word.text) or word.text


def _statements(drafts: list[ExportDraft], sections: list[Section]) -> list[Statement]:
    held = bare(
        "".join(section.text for section in sections if section.kind in {"abstract", "body"})
    )
    found: dict[tuple[str, str], Statement] = {}
    for statement in chain.from_iterable(draft.statements for draft in drafts):
        text = bare(statement.text)
        if statement.kind == "description" and _says_nothing_new(statement.text, held, drafts):
            continue
        key = (statement.kind, text)
        if statement.kind in _REPEATED:
            same = [other for other in found if other[0] == statement.kind][:_MOST]
            if any(text in other[1] for other in same):
                continue
            for other in same:
                if other[1] in text:
                    del found[other]
        found.setdefault(key, statement)
    return list(found.values())


def _says_nothing_new(text: str, held: str, drafts: list[ExportDraft]) -> bool:
    words = bare(text.rstrip(" .…"))
    if not words or words in held:
        return True
    titles = [bare(t.text) for d in drafts for t in (d.title, d.translated_title) if t]
    if any(
        words.startswith(title) and len(words) < len(title) + _SHORTEST_TEASER
        for title in titles
        if title
    ):
        return True
    opening = bare(text[:_SHORTEST_TEASER])
    return bool(held) and text.rstrip().endswith(("…", "...")) and opening in held


def _disagree(what: str, text: str, unread: Unread) -> None:
    unread.note(
        "accounts-disagree", what,
        f"parts of this page do not agree on the {what.replace('_', ' ')}; "
        "the more trusted was kept",
        severity=Severity.INFO, record=1, quote=text,
    )  # fmt: skip
