"""Titles and abstracts of MEDLINE.

Laws
    1. ``AB`` is in English (NLM, Data Element Descriptions, "Abstract"); ``OABL`` names the
       language of the ``OAB`` before it.
    2. A title in brackets is NLM's translation; ``TT`` is then the paper's own title.
"""

import re

from kg.model import Title, replace
from kg.readers.formats.medline.entry import Entry
from kg.readers.parts.abstract import labelled
from kg.readers.parts.language_codes import code_of_language
from kg.readers.parts.titles import make_title
from kg.readers.records.tagged import Field

_KINDS = "Publisher|AAMC|AIDS|KIE|NASA|PIP|Plain-language-summary"
_KIND = re.compile(rf"(?P<kind>{_KINDS}):\s+", re.IGNORECASE)
_ELSEWHERE = re.compile(r"abstract available from the publisher\.?", re.IGNORECASE)


def read_abstract(item: Field, entry: Entry) -> None:
    """Read the abstract, divided at its labels."""
    entry.draft.sections.extend(labelled(item.text, item.line, "en", None))


def read_other_abstract(item: Field, entry: Entry) -> None:
    """Read another abstract; one that only exists elsewhere is a statement."""
    found = _KIND.match(item.text)
    kind = found["kind"].casefold() if found else "other"
    text = item.text[found.end() :] if found else item.text
    if _ELSEWHERE.fullmatch(text):
        entry.draft.state("availability", item.text, item.line)
        entry.other_abstracts.append(())
    else:
        entry.other_abstracts.append(labelled(text, item.line, None, kind))


def read_other_language(item: Field, entry: Entry) -> None:
    """Read the language of the abstract before; a publisher's in another one translates."""
    if not entry.other_abstracts:
        entry.misread(item)
        return
    language = code_of_language(item.text)
    if language is None:
        entry.misread(item)
    entry.other_abstracts[-1] = tuple(
        replace(section, language=language, variant=_variant(section.variant, language))
        for section in entry.other_abstracts[-1]
    )


def _variant(kind: str | None, language: str | None) -> str | None:
    return "translation" if kind in {"publisher", "other"} and language != "en" else kind


def settle_titles(entry: Entry) -> None:
    """Set the paper's own title and its translation."""
    draft = entry.draft
    printed = entry.values.get("TI") or entry.values.get("BTI")
    vernacular = entry.values.get("TT")
    language = draft.languages[0] if len(draft.languages) == 1 else None
    if printed:
        draft.title_line = printed.line
        draft.title, draft.translated_title = make_title(printed.text)
        draft.title = draft.title and replace(draft.title, language=language)
    if vernacular is None:
        return
    if draft.title is None:
        draft.title = Title(vernacular.text.removesuffix("."), language)
        draft.title_line = draft.title_line or vernacular.line
    else:
        draft.state("vernacular-title", vernacular.text, vernacular.line)
