r"""The few ways in which the rules look at an element.

They are called a hundred times a record, so some lines stand here twice that a call could share.

Laws
    1. A run of XML white space that breaks a line, or is longer than one blank, is one blank, and
       none stands at an end. Other white space (no-break and thin spaces) is text and stays.
    2. What a caller does not ask for is counted: children and attributes that it does not know,
       and text between elements.

Source: Extensible Markup Language (XML) 1.0, section 2.3 (white space).
"""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.inline import flatten

T = TypeVar("T")
_WHITE: Final = " \t\r\n"
_RUN = re.compile(f"[{_WHITE}]+")
_NONE: Final[frozenset[str]] = frozenset()
Rule = Callable[[Element, T], None]


def tidy(text: str | None) -> str:
    r"""Return a text by law 1.

    >>> tidy("  A study\n      of\u2009lupus ")
    'A study of\u2009lupus'
    """
    if not text:
        return ""
    if text.isprintable() and "  " not in text:  # no white space but single blanks
        return text.strip(" ")
    return _RUN.sub(" ", text).strip(_WHITE)


def content(element: Element, account: Account) -> str:
    """Return the text of an element, its mark-up flattened; the caller reads its attributes."""
    if len(element):
        return tidy(flatten(element, account))
    text = element.text
    return text if text and text.isalnum() else tidy(text)


def once(known: str, element: Element, account: Account) -> str:
    """Return the text of an element that may stand once; a second one is counted."""
    if known:
        account.element(element)
        return known
    return leaf(element, account)


def leaf(element: Element, account: Account) -> str:
    """Return the text of an element that has no attributes."""
    if element.keys():
        attributes(element, _NONE, account)
    if len(element):
        return tidy(flatten(element, account))
    text = element.text
    return text if text and text.isalnum() else tidy(text)


def attributes(element: Element, known: frozenset[str], account: Account) -> dict[str, str]:
    """Return the attributes of an element, those that are not known counted."""
    found = dict(element.items())
    if not known.issuperset(found):
        for name in found:
            if name not in known:
                account.attribute(element, name)
    return found


def attribute(element: Element, name: str, account: Account) -> str | None:
    """Return the only attribute that an element may have."""
    found = element.items()
    if len(found) == 1 and found[0][0] == name:
        return found[0][1]
    return attributes(element, frozenset((name,)), account).get(name)


def unmarked(element: Element, account: Account) -> Element:
    """Return an element that has no attributes, those that it has nonetheless counted."""
    if element.keys():
        attributes(element, _NONE, account)
    return element


def fields(element: Element, known: frozenset[str], account: Account) -> dict[str, str]:
    """Return the text of each child of an element whose children are all leaves, by tag."""
    found: dict[str, str] = {}
    for child in element:
        tag = child.tag
        if tag not in known or tag in found:
            account.element(child)
        elif len(child) or child.keys():
            found[tag] = leaf(child, account)
        else:
            text = child.text
            found[tag] = text if text and text.isalnum() else tidy(text)
    return found


def texts(element: Element, tag: str, account: Account) -> list[str]:
    """Return the texts of the children of a list whose children are all leaves of one kind."""
    found = []
    for child in unmarked(element, account):
        if child.tag == tag:
            found.append(leaf(child, account))
        else:
            account.element(child)
    return [text for text in found if text]


def walk(element: Element, rules: Mapping[str, Rule[T]], draft: T, account: Account) -> None:
    """Apply to each child the rule for its tag."""
    for child in element:
        rule = rules.get(child.tag)
        if rule is None:
            account.element(child)
        else:
            rule(child, draft)
