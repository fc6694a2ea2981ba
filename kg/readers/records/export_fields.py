"""Fields that RIS and EndNote's Refer have in common under other tags.

Laws
    1. An affiliation goes to the only author; where there are more, nothing says whose it is.
    2. A link that is no valid IRI is kept as the record's own data.
    3. A note gives up the identifiers that it names; the rest of it stays a note, line by line.
"""

import re

from kg.model import Heading, Identifier, Title, replace
from kg.readers.parts.identifiers import find_doi
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.markup import without_markup
from kg.readers.parts.note_identifiers import identifiers_in, is_only_identifier, pmid_of_url
from kg.readers.parts.persons import with_affiliation
from kg.readers.parts.titles import make_title
from kg.readers.parts.web_links import is_link
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.export_keywords import keyword_or_heading
from kg.readers.records.tagged import Field


def add_languages(item: Field, draft: ExportDraft) -> None:
    """Read languages by their codes or names; an unknown one is kept as the record's own data."""
    for name in re.split(r"\s*[;,|]\s*", item.text):
        code = code_of_language(name)
        if code and code not in draft.languages:
            draft.languages = (*draft.languages, code)
        elif code is None:
            draft.administer("language", name, item.line)


def add_titles(
    title: Field | None, translated: Field | None, short: Field | None, draft: ExportDraft
) -> None:
    """Read the title, its translation, and a short title that says something else."""
    if title:
        draft.title, draft.translated_title = make_title(without_markup(title.text))
        draft.title_line = title.line
        if draft.title and len(draft.languages) == 1:
            draft.title = replace(draft.title, language=draft.languages[0])
    if translated and draft.translated_title is None:
        draft.translated_title = Title(translated.text.removesuffix("."), None, translated=True)
    elif translated:
        draft.state("translated-title", translated.text, translated.line)
    if short and title and short.text.rstrip(".") != title.text.rstrip("."):
        draft.state("short-title", short.text, short.line)


def add_affiliations(item: Field, draft: ExportDraft) -> None:
    """Read addresses, one a line."""
    for text in item.lines:
        if len(draft.authors) == 1:
            draft.authors[0] = with_affiliation(draft.authors[0], text)
        else:
            draft.state("affiliation", text, item.line)


def add_links(item: Field, draft: ExportDraft, *, may_name_doi: bool) -> None:
    """Read links, one a line, and the identifiers that they are of.

    With ``may_name_doi``, a link to a DOI is the paper's where no field names its identifier.
    """
    for text in item.lines:
        doi, pmid = find_doi(text) if "doi.org/" in text else None, pmid_of_url(text)
        if pmid:
            draft.identifiers.append(Identifier("pmid", pmid))
        if doi and may_name_doi and not draft.identifiers:
            draft.identifiers.append(Identifier("doi", doi))
        if is_link(text):
            draft.links.append(text)
        else:
            draft.administer("link", text, item.line)


def add_notes(item: Field, draft: ExportDraft) -> None:
    """Read notes: the identifiers that they name, and the rest line by line."""
    for offset, text in enumerate(item.lines):
        draft.identifiers.extend(identifiers_in(text))
        if not is_only_identifier(text):
            draft.state("note", text, item.line + offset)


def add_keywords(item: Field, draft: ExportDraft) -> None:
    """Read keywords, among which headings may stand: one a line, or with semicolons between."""
    draft.keyword_line = draft.keyword_line or item.line
    for offset, line in enumerate(item.lines):
        for printed in re.split(r"[;；]", line):
            found = keyword_or_heading(printed, item.line + offset)
            if isinstance(found, Heading):
                draft.headings.append(found)
            elif found:
                draft.keywords.append(found)
