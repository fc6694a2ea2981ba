r"""An element of EndNote's XML to the fields of a record: each element is the field of a Refer tag.

Laws
    1. ``periodical/full-title`` is the journal's name before ``secondary-title``, which may be its
       abbreviation; outside of journals both are the name of what holds the thing.
    2. A carriage return is a line end of the value. So is a line feed, but for one that white space
       follows: that is how the file is laid out. White space between runs of style is, too.
    3. A style says nothing but that what is raised behind a digit is its exponent.
    4. An element without a Refer tag keeps its name; what no rule knows is counted.

Source: Clarivate's RSXML.dtd.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.readers.formats.endnote.entry import JOURNALS
from kg.readers.records.tagged import TaggedRecord
from kg.readers.xml.account import Account, local
from kg.readers.xml.element import Element
from kg.readers.xml.elements import tidy
from kg.readers.xml.inline import is_exponent

_TAGS: Final = {
    "auth-address": "%+", "pages": "%P", "volume": "%V", "number": "%N", "num-vols": "%6",
    "edition": "%7", "section": "%&", "reprint-edition": "%)", "pub-location": "%C",
    "publisher": "%I", "orig-pub": "%(", "isbn": "%@", "accession-num": "%M", "call-num": "%L",
    "electronic-resource-num": "%R", "abstract": "%X", "label": "%F", "caption": "%^",
    "notes": "%Z", "research-notes": "%<", "work-type": "%9", "reviewed-item": "%*",
    "remote-database-name": "%~", "remote-database-provider": "%W", "language": "%G",
    "access-date": "%[", "custom1": "%1", "custom2": "%2", "custom3": "%3", "custom4": "%4",
    "custom5": "%#", "custom6": "%$", "custom8": "%=",
}  # fmt: skip
_NAMED: Final = frozenset({
    "auth-affiliation", "auth-affiliaton", "availability", "coden", "database", "image",
    "meeting-place", "modified-date", "pack-method", "rec-number", "remote-source", "report-id",
    "repro-ratio", "reprint-status", "secondary-issue", "secondary-volume", "size", "source-app",
    "times-cited", "work-extent", "work-location",
    *(f"misc{number}" for number in range(1, 4)), *(f"user{number}" for number in range(1, 31)),
})  # fmt: skip
_LISTS: Final = {
    "contributors": {
        "authors/author": "%A", "secondary-authors/author": "%E", "tertiary-authors/author": "%Y",
        "subsidiary-authors/author": "%?", "translated-authors/author": "%H",
    },
    "titles": {
        "title": "%T", "secondary-title": "", "tertiary-title": "%S", "alt-title": "%O",
        "short-title": "%!", "translated-title": "%Q",
    },
    "periodical": {"full-title": "", "abbr-1": "%O", "abbr-2": "%O", "abbr-3": "%O"},
    "alt-periodical": {"full-title": "%O", "abbr-1": "%O", "abbr-2": "%O", "abbr-3": "%O"},
    "keywords": {"keyword": "%K"},
    "dates": {"year": "%D", "pub-dates/date": "%8", "copyright-dates/date": "copyright-dates"},
    "urls": {
        "url": "%U", "related-urls/url": "%U", "web-urls/url": "%U", "pdf-urls/url": "%>",
        "text-urls/url": "%>", "image-urls/url": "%>",
    },
}  # fmt: skip
"""What a list holds, by the path below it; an empty tag is that of what holds the thing."""
_A_LINE_A_VALUE: Final = frozenset({
    "%A", "%E", "%Y", "%?", "%H", "%+", "%K", "%Z", "%9", "%R", "%M", "%@", "%U", "%>",
})  # fmt: skip
"""What says one thing on each of its lines; the lines of anything else are those of one text."""
_PASSED_OVER: Final = frozenset({"foreign-keys"})
"""The numbers of a library of EndNote: they say nothing to anybody else."""
_OWN_ATTRIBUTES: Final = {
    "style": {"face", "font", "size", "charset", "color"}, "database": {"name", "path"},
    "source-app": {"name", "version"}, "ref-type": {"name"},
}  # fmt: skip
_INLINE: Final = frozenset({"style", "b", "i", "u", "sub", "sup"})
_TYPES: Final = {
    "5": "Book Section", "6": "Book", "10": "Conference Proceedings", "13": "Generic",
    "17": "Journal Article", "19": "Magazine Article", "23": "Newspaper Article",
    "28": "Edited Book", "32": "Thesis", "43": "Electronic Article", "44": "Electronic Book",
    "47": "Conference Paper", "49": "Classical Work", "51": "Ancient Text", "57": "Serial",
}  # fmt: skip
"""The numbers of those types that decide what a field means."""
_LAID_OUT = re.compile(r"\n(?=[ \t\n]|$)")
_LINE_END = re.compile(r"[\r\n]+")


def record_of(element: Element, number: int, line: int, account: Account) -> TaggedRecord:
    """Return the fields of a record that begins on a line."""
    record = TaggedRecord(number, line, 0, 0, closed=True)
    kind = _kind(element)
    in_journal = kind.casefold() in JOURNALS
    record.parts.append(("%0", [kind], line))
    for tag, part in _fields(element, account, in_journal=in_journal):
        own = tag or ("%J" if in_journal else "%B")
        at = line + max(part.sourceline or 1, 1) - 1
        lines = lines_of(part, account)
        values = lines if own in _A_LINE_A_VALUE else [" ".join(lines)]
        record.parts.extend((own, [value], at) for value in values)
    return record


def name_of(tag: str) -> str:
    """Return the name of the element that a Refer tag stands for.

    >>> name_of("%R"), name_of("%A"), name_of("custom7")
    ('electronic-resource-num', 'authors/author', 'custom7')
    """
    return _NAMES.get(tag, tag)


def _kind(element: Element) -> str:
    found = next((child for child in element if local(child) == "ref-type"), None)
    if found is None:
        return ""
    number = "".join(found.itertext()).strip()
    return (found.get("name") or "").strip() or _TYPES.get(number, number)


def _fields(
    element: Element, account: Account, *, in_journal: bool
) -> Iterator[tuple[str, Element]]:
    for child in sorted(element, key=lambda child: local(child) != "periodical"):
        name = local(child)
        if name in _LISTS:
            yield from _of_list(child, "", _LISTS[name], account)
        elif name in _TAGS:
            yield _TAGS[name], child
        elif name == "issue":  # Zotero writes a journal's issue so, and a series' number as number
            yield "%N" if in_journal else name, child
        elif name == "custom7":
            yield "%]" if in_journal else name, child
        elif name in _NAMED:
            yield name, child
        elif name == "ref-type":
            _check(child, account)
        elif name not in _PASSED_OVER:
            account.element(child)


def _of_list(
    parent: Element, path: str, known: dict[str, str], account: Account
) -> Iterator[tuple[str, Element]]:
    """Yield what a list holds; its own text means nothing."""
    for stray in (parent.text, *(child.tail for child in parent)):
        if stray and stray.strip():
            account.text(parent, stray.strip())
    for child in parent:
        name = f"{path}{local(child)}"
        if name in known:
            yield known[name], child
        elif any(other.startswith(f"{name}/") for other in known):
            yield from _of_list(child, f"{name}/", known, account)
        else:
            account.element(child)


def lines_of(element: Element, account: Account) -> list[str]:
    """Return the lines of a value by law 2."""
    text = _LAID_OUT.sub(" ", _printed(element, account).strip(" \t\r\n"))
    lines = [tidy(line) for line in _LINE_END.split(text)]
    return [line for line in lines if line] or [""]


def _printed(element: Element, account: Account) -> str:
    """Return the text of an element, its runs of style put together."""
    _check(element, account)
    pieces = [element.text or ""]
    styled = any(local(child) == "style" for child in element)
    for child in element:
        if styled and not pieces[-1].strip(" \t\n"):
            pieces.pop()
        name = local(child)
        if name not in _INLINE:
            account.element(child)
        before = next((piece for piece in reversed(pieces) if piece), "")
        text = _printed(child, account)
        raised = name == "sup" or "superscript" in (child.get("face") or "")
        pieces.append(f"^{text}" if raised and is_exponent(before, text) else text)
        pieces.append(child.tail or "")
    return "".join(pieces)


def _check(element: Element, account: Account) -> None:
    for name in element.keys():  # noqa: SIM118 - an element is no mapping
        if name not in _OWN_ATTRIBUTES.get(local(element), ()):
            account.attribute(element, name)


_NAMES: Final = {
    **{tag: name for name, tag in _TAGS.items()},
    **{tag: path for parts in _LISTS.values() for path, tag in reversed(parts.items())},
    "%J": "secondary-title", "%B": "secondary-title", "%]": "custom7", "%0": "ref-type",
    "%O": "alt-title", "%U": "related-urls/url", "%>": "pdf-urls/url",
}  # fmt: skip
