"""Abstracts: the record's own, and those in other languages or of other kinds.

Laws
    1. Each AbstractText is a section with its label and NLM's category, in printed order.
    2. ``UNASSIGNED`` says that NLM gave no category, and is none.

Source: NLM, PubMed DTD, Abstract, OtherAbstract; NLM, "Structured Abstracts in MEDLINE".
"""

from collections.abc import Iterator
from typing import Final

from kg.model import Section, Statement
from kg.readers.parts.language_codes import code_of_language
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import attributes, content, leaf, unmarked

_TEXT: Final = frozenset({"Label", "NlmCategory"})
_OTHER: Final = frozenset({"Type", "Language"})


def abstract(element: Element, account: Account) -> Iterator[Section | Statement]:
    """Yield the sections of an Abstract and its copyright statement."""
    return _parts(unmarked(element, account), None, None, account)


def other_abstract(element: Element, account: Account) -> Iterator[Section | Statement]:
    """Yield the sections of an OtherAbstract; its type is their variant."""
    marks = attributes(element, _OTHER, account)
    code = marks.get("Language")
    language = code_of_language(code) if code else None
    return _parts(element, marks.get("Type") or "other", language, account)


def _parts(
    element: Element, variant: str | None, language: str | None, account: Account
) -> Iterator[Section | Statement]:
    for child in element:
        if child.tag == "AbstractText":
            marks = attributes(child, _TEXT, account)
            category = marks.get("NlmCategory")
            text = content(child, account)
            if text:
                yield Section(
                    "abstract", text, marks.get("Label") or None,
                    None if category == "UNASSIGNED" else category or None, language, variant,
                )  # fmt: skip
        elif child.tag == "CopyrightInformation":
            text = leaf(child, account)
            if text:
                yield Statement("copyright", text)
        else:
            account.element(child)
