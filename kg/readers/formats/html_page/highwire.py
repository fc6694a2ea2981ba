"""Highwire Press tags: ``citation_title``, ``citation_author`` ...; bepress gives them a prefix.

Laws
    1. An institution, an address, an ORCID iD belong to the author tag before them.
    2. The date to cite a paper by (``citation_publication_date``, ``citation_date``,
       ``citation_year``) is the issue's, as in a printed citation, unless the page has the same day
       as the electronic one; ``citation_online_date`` is electronic.

Source: Google Scholar, "Inclusion Guidelines for Webmasters", section "Indexing"; Highwire Press.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Author, DateKind, Identifier, Journal, Keyword, Section, Title, replace
from kg.readers.formats.html_page.dated import metadata_date
from kg.readers.formats.html_page.meta_tags import MetaTag, MetaTags
from kg.readers.formats.html_page.people import metadata_author, with_affiliations_of
from kg.readers.parts.authors import email_of
from kg.readers.parts.grants import parse_grant
from kg.readers.parts.identifiers import clean_doi, find_doi, find_pmcid
from kg.readers.parts.keywords import parse_keywords
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.locator import locator
from kg.readers.parts.note_identifiers import bare_pmid
from kg.readers.parts.persons import orcid_in
from kg.readers.parts.titles import make_title
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.unread import Unread

CITATION: Final = "citation_"
BEPRESS: Final = "bepress_citation_"
_PEOPLE = ("author", "authors", "author_institution", "author_affiliation", "author_email",
           "author_orcid", "author_institution_ror")  # fmt: skip
_WHOLE_NAME = re.compile(r"[^\W\d_a-z]\S*(?:\s+\S+)+")
_DATES: dict[str, DateKind] = {
    "online_date": "electronic", "publication_date": "print", "cover_date": "print",
    "date": "print", "year": "print", "submission_date": "received", "accepted_date": "accepted",
    "received_date": "received",
}  # fmt: skip
_LINKS = (
    "abstract_html_url", "fulltext_html_url", "public_url", "pdf_url", "xml_url", "full_html_url",
    "abstract_pdf_url", "epub_url", "fulltext_url", "url", "alternate_url",
)  # fmt: skip
_STATEMENTS = {
    "article_type": "journal-section", "section": "journal-section", "type": "journal-section",
    "article_access": "availability", "access": "availability", "copyright": "copyright",
}  # fmt: skip
_ADMINISTRATION = (
    "mjid", "journal_code", "collection_id", "issue_id", "springer_api_url", "state",
    "fulltext_access", "patent_number", "num_pages", "total_pages",
)  # fmt: skip


def read_highwire(tags: MetaTags, prefix: str, unread: Unread) -> ExportDraft:
    """Return what the tags with a prefix say; the references are read apart."""
    draft = ExportDraft()

    def names(*ends: str) -> tuple[str, ...]:
        return tuple(prefix + end for end in ends)

    _read_titles(tags.take(*names("title", "title_translated")), draft)
    draft.authors = list(_authors(tags.take(*names(*_PEOPLE)), prefix))
    _read_identifiers(tags, prefix, draft)
    draft.journal = _journal(tags, prefix, unread)
    draft.locator = locator(
        tags.text(*names("volume")), tags.text(*names("issue")), _pages(tags, prefix)
    )
    for tag in tags.take(*names(*_DATES)):
        date = metadata_date(_DATES[tag.name.removeprefix(prefix)], tag.content)
        if date:
            draft.dates.append(date)
        else:
            _misread(tag, unread)
    for tag in tags.take(*names("language")):
        code = code_of_language(tag.content)
        draft.languages = (*draft.languages, *([code] if code else []))
    draft.keywords = list(keywords_of(tags.take(*names("keywords", "keyword"))))
    for tag in tags.take(*names("abstract")):
        draft.sections.append(
            Section("abstract", tag.content, language=tag.language, line=tag.line)
        )
    _read_rest(tags, prefix, draft)
    return draft


def keywords_of(found: tuple[MetaTag, ...]) -> Iterator[Keyword]:
    """Yield the keywords of tags: one a tag, or all in the tags of each language."""
    languages = [tag.language for tag in found]
    for tag in found:
        single = languages.count(tag.language) > 1 and ";" not in tag.content
        for word in parse_keywords(tag.content, single=single):
            yield Keyword(word.text, tag.language)


def _read_titles(found: tuple[MetaTag, ...], draft: ExportDraft) -> None:
    for tag in found:
        title, translated = make_title(tag.content)
        language = tag.language
        if draft.title is None and title:
            draft.title, draft.title_line = replace(title, language=language), tag.line
        elif draft.translated_title is None and (translated or title):
            text = (translated or title or Title(tag.content)).text
            if draft.title is None or text.casefold() != draft.title.text.casefold():
                draft.translated_title = Title(
                    text, language or "en" if translated else language, translated=True
                )


def _authors(found: tuple[MetaTag, ...], prefix: str) -> Iterator[Author]:
    single = any(tag.name == f"{prefix}author" for tag in found)
    current: Author | None = None
    for tag in found:
        name = tag.name.removeprefix(prefix)
        if name == "authors":
            for printed in () if single else _split_names(tag.content):
                yield metadata_author(printed)
        elif name == "author":
            if current:
                yield current
            current = metadata_author(tag.content)
        elif current:
            current = _amended(current, name, tag.content)
    if current:
        yield current


def _split_names(printed: str) -> list[str]:
    """Return the names of one tag, divided by semicolons, or by commas where all names are whole.

    >>> _split_names("Ana Ruiz, Bo Lang"), _split_names("van der Berg, Jan Willem")
    (['Ana Ruiz', 'Bo Lang'], ['van der Berg, Jan Willem'])
    """
    pieces = [piece.strip() for piece in printed.split(",")]
    whole = ";" not in printed and len(pieces) > 1 and all(map(_WHOLE_NAME.fullmatch, pieces))
    divided = pieces if whole else re.split(r"\s*;\s*", printed)
    return [name.strip() for name in divided if name.strip()]


def _amended(author: Author, name: str, content: str) -> Author:
    if name == "author_email":
        return replace(author, email=author.email or email_of(content))
    if name == "author_orcid":
        return replace(author, orcid=author.orcid or orcid_in(content))
    if name == "author_institution_ror":
        return replace(
            author, identifiers=(*author.identifiers, Identifier("other", content, source="ROR"))
        )
    return with_affiliations_of(author, (content,))


def _read_identifiers(tags: MetaTags, prefix: str, draft: ExportDraft) -> None:
    for tag in tags.take(f"{prefix}doi", *(("doi",) if prefix == CITATION else ())):
        doi = find_doi(tag.content)
        if doi:
            draft.identifiers.append(Identifier("doi", clean_doi(doi)))
    for tag in tags.take(f"{prefix}pmid"):
        pmid = bare_pmid(tag.content)
        if pmid:
            draft.identifiers.append(Identifier("pmid", pmid))
    for tag in tags.take(f"{prefix}pmcid", f"{prefix}pmc"):
        pmcid = find_pmcid(tag.content)
        if pmcid:
            draft.identifiers.append(Identifier("pmcid", pmcid))
    for name in ("id", "pii", "article_number"):
        for tag in tags.take(f"{prefix}{name}"):
            made = Identifier("pii" if name == "pii" else "publisher-id", tag.content)
            draft.identifiers.append(made)


def _journal(tags: MetaTags, prefix: str, unread: Unread) -> Journal | None:
    (abbreviation,) = tags.take(f"{prefix}journal_abbrev")[:1] or (None,)
    if abbreviation and not re.search(r"[^\W\d_]", abbreviation.content):
        _misread(abbreviation, unread)
        abbreviation = None
    plain_issn = tags.texts(f"{prefix}issn")
    electronic = tags.text(f"{prefix}eissn", f"{prefix}issn_e", f"{prefix}issn_online")
    printed = tags.text(f"{prefix}pissn", f"{prefix}issn_p", f"{prefix}issn_print")
    every = [
        number.upper()
        for text in (*plain_issn, electronic, printed)
        for number in re.findall(r"\b\d{4}-?\d{3}[\dXx]\b", text or "")
    ]
    found = Journal(
        title=tags.text(f"{prefix}journal_title", f"{prefix}conference_title"),
        abbreviation=abbreviation.content if abbreviation else None,
        issn=tuple(dict.fromkeys(_hyphened(number) for number in every)),
        publisher=tags.text(f"{prefix}publisher"),
        print_issn=printed,
        electronic_issn=electronic,
    )
    return found if found != Journal() else None


def _hyphened(issn: str) -> str:
    return issn if "-" in issn else f"{issn[:4]}-{issn[4:]}"


def _pages(tags: MetaTags, prefix: str) -> str | None:
    first = tags.text(
        f"{prefix}firstpage", f"{prefix}first_page", f"{prefix}elocation_id", f"{prefix}pages"
    )
    last = tags.text(f"{prefix}lastpage", f"{prefix}last_page")
    return f"{first}-{last}" if first and last and first != last else first or last


def _read_rest(tags: MetaTags, prefix: str, draft: ExportDraft) -> None:
    for tag in tags.take(*(prefix + name for name in _LINKS)):
        if is_link(tag.content):
            draft.links.append(tag.content)
    for tag in tags.take(*(prefix + name for name in _STATEMENTS)):
        draft.state(_STATEMENTS[tag.name.removeprefix(prefix)], tag.content, tag.line)
    for tag in tags.take(f"{prefix}funding_source", f"{prefix}grant_number"):
        draft.grants.append(parse_grant(tag.content))
    for tag in tags.take(*(prefix + name for name in _ADMINISTRATION)):
        draft.administer(tag.name.removeprefix(prefix).replace("_", "-"), tag.content, tag.line)


def _misread(tag: MetaTag, unread: Unread) -> None:
    unread.note(
        "value-not-understood", tag.name, f'the value of "{tag.name}" does not have its form',
        record=1, line=tag.line, quote=tag.content,
    )  # fmt: skip
