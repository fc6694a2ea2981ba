"""Journals and issues.

Source: NLM, PubMed DTD, Journal, JournalIssue, MedlineJournalInfo, Pagination.
"""

from dataclasses import dataclass, field
from typing import Final

from kg.model import Journal
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import attribute, content, fields, leaf, unmarked

_INFO: Final = frozenset({"Country", "MedlineTA", "NlmUniqueID", "ISSNLinking"})
_PAGES: Final = frozenset({"MedlinePgn", "StartPage", "EndPage"})


@dataclass(slots=True)
class JournalDraft:
    """What two places of a record say of its journal and issue; `journal` freezes it."""

    names: dict[str, str] = field(default_factory=dict)
    info: dict[str, str] = field(default_factory=dict)
    issn: list[tuple[str, str]] = field(default_factory=list)
    medium: str | None = None
    volume: str | None = None
    issue: str | None = None
    date: Element | None = None

    def journal(self) -> Journal | None:
        """Return the journal, or ``None`` where the record names none."""
        names, info = self.names, self.info
        if not names and not info and not self.issn:
            return None
        kinds = dict(reversed(self.issn))
        return Journal(
            names.get("Title") or None,
            info.get("MedlineTA") or names.get("ISOAbbreviation") or None,
            tuple(dict.fromkeys(number for _, number in self.issn)),
            info.get("ISSNLinking") or None,
            info.get("NlmUniqueID") or None,
            None,
            info.get("Country") or None,
            names.get("ISOAbbreviation") or None,
            kinds.get("Print"),
            kinds.get("Electronic"),
        )


def read_journal(element: Element, draft: JournalDraft, account: Account) -> None:
    """Read a Journal element."""
    for child in unmarked(element, account):
        tag = child.tag
        if tag == "ISSN":
            kind = attribute(child, "IssnType", account) or "Undetermined"
            number = content(child, account)
            if number:
                draft.issn.append((kind, number))
        elif tag == "JournalIssue":
            _read_issue(child, draft, account)
        elif tag in {"Title", "ISOAbbreviation"} and tag not in draft.names:
            draft.names[tag] = leaf(child, account)
        else:
            account.element(child)


def _read_issue(element: Element, draft: JournalDraft, account: Account) -> None:
    draft.medium = attribute(element, "CitedMedium", account)
    for child in element:
        tag = child.tag
        if tag == "Volume" and draft.volume is None:
            draft.volume = leaf(child, account)
        elif tag == "Issue" and draft.issue is None:
            draft.issue = leaf(child, account)
        elif tag == "PubDate" and draft.date is None:
            draft.date = child
        else:
            account.element(child)


def read_journal_info(element: Element, draft: JournalDraft, account: Account) -> None:
    """Read a MedlineJournalInfo element."""
    draft.info.update(fields(unmarked(element, account), _INFO, account))


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as printed, and the first and last page where the record gives them."""

    printed: str | None = None
    start: str | None = None
    end: str | None = None


def pages(element: Element, account: Account) -> Pages:
    """Return a Pagination."""
    parts = fields(unmarked(element, account), _PAGES, account)
    start, end = parts.get("StartPage") or None, parts.get("EndPage") or None
    whole = f"{start}-{end}" if start and end and start != end else start
    return Pages(parts.get("MedlinePgn") or whole, start, end)
