"""Statements: what sort a note, an acknowledgement or a section of the back matter is.

Laws
    1. The type that the mark-up gives decides; else a heading of the table; else it is ``notes``.

Source: JATS 1.3, attributes fn-type, notes-type, sec-type; PubMed Central, "Tagging Guidelines".
"""

import re
from collections.abc import Iterable
from typing import Final

from kg.readers.formats.jats.coverage import Element, children
from kg.readers.formats.jats.draft import ArticleDraft

_SHORTEST_WORD: Final = 4
_TYPES: Final = {
    "conflict": "conflict-of-interest", "coi-statement": "conflict-of-interest",
    "competing-interest": "conflict-of-interest", "competing-interests": "conflict-of-interest",
    "con": "author-contributions", "author-contribution": "author-contributions",
    "author-contributions": "author-contributions", "participating-researchers": "collaborators",
    "data-availability": "data-availability", "ethics-statement": "ethics",
    "ethics-information": "ethics", "financial-disclosure": "funding", "supported-by": "funding",
    "funding": "funding", "funding-information": "funding", "ack": "acknowledgements",
    "abbr": "abbreviations", "equal": "equal-contribution", "deceased": "deceased",
    "present-address": "present-address", "presented-at": "presented-at",
    "corresp": "correspondence",
    "study-group-members": "collaborators", "supplementary-material": "supplementary-material",
    "edited-by": "edited-by", "presented-by": "presented-by", "previously-at": "previous-address",
    "on-leave": "present-address", "current-aff": "present-address", "com": "communicated-by",
    "communicated-by": "communicated-by",
}  # fmt: skip
_HEADINGS: Final = {
    "conflict-of-interest": (
        r"(?:conflicts?|competing|declarations?) of interests?"
        r"|(?:declaration of )?competing (?:financial )?interests?|interest statement"
        r"|disclosures?(?: statement)?"
    ),
    "author-contributions": (
        r"(?:authors?['’]?s?['’]? )?contributions?|credit author.*|author roles?"
    ),
    "data-availability": (
        r"data (?:and \w+ )?availability.*|availability of (?:supporting )?data.*|data sharing.*"
        r"|data accessibility.*"
    ),
    "ethics": r"ethic\w*.*|institutional review board.*",
    "funding": (
        r"fund\w*.*|financial (?:support|disclosure).*|grant support"
        r"|sources? of (?:funding|support)|role of the funding.*"
    ),
    "acknowledgements": r"acknowledge?ments?.*",
    "consent": r"(?:informed |patient )?consent.*",
    "abbreviations": r"(?:list of )?abbreviations?(?: used)?",
    "publishers-note": r"publisher['’]?s note",
}


def kind_of_note(kinds: Iterable[str | None], heading: str = "") -> str | None:
    """Return what a note is, by the types that its mark-up gives or its heading, or ``None``.

    >>> kind_of_note(["COI-statement"]), kind_of_note([], "Competing interests:")
    ('conflict-of-interest', 'conflict-of-interest')
    >>> kind_of_note(["other"], "Methods")
    """
    for kind in kinds:
        found = _TYPES.get((kind or "").casefold().replace("_", "-"))
        if found:
            return found
    plain = heading.strip(" .:").casefold()
    for name, pattern in _HEADINGS.items():
        if re.fullmatch(pattern, plain):
            return name
    return None


def headed(kind: str, heading: str, text: str) -> str:
    """Return a statement's text under its heading, unless the heading says no more than the kind.

    >>> headed("funding", "Funding", "None."), headed("funding", "Main grants", "None.")
    ('None.', 'Main grants: None.')
    """
    if not heading or not text or kind_of_note((), heading) == kind:
        return text
    return f"{heading}{'' if heading.endswith((':', '.', '?')) else ':'} {text}"


def read_note(note: Element, draft: ArticleDraft, outer: str | None = None) -> None:
    """Read one footnote into a statement; ``outer`` is what the group of notes is."""
    own = draft.coverage.get(note, "fn-type")
    corresponding = draft.coverage.get(note, "corresp")
    default = "correspondence" if corresponding else "footnote"
    kind = kind_of_note((own,)) or outer or default
    label = " ".join(draft.text(one) for one in children(note, "label"))
    words = label if sum(map(str.isalpha, label)) >= _SHORTEST_WORD else ""  # else a mark: a, *, 1
    draft.say(kind, note, headed(kind, words, note_text(note, draft)))


def note_text(note: Element, draft: ArticleDraft) -> str:
    """Return a note without its mark."""
    for child in note:
        if child.tag == "label":
            draft.coverage.whole(child)
    return draft.words.text(note, ("label",))


def read_notes(group: Element, draft: ArticleDraft) -> None:
    """Read an fn-group; its heading and type count for notes without a type."""
    coverage = draft.coverage
    heading = " ".join(draft.text(one) for one in coverage.each(group, "title", "label"))
    outer = kind_of_note((group.get("content-type"),), heading)
    for note in coverage.each(group, "fn"):
        read_note(note, draft, outer)
    rest = [one for one in group if one.tag in {"p", "sec"}]
    for one in rest:
        coverage.open(one)
        draft.say(outer or "notes", one, draft.text(one))
