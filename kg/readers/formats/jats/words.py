r"""The text of an element, its mark-up flattened by one rule.

Laws
    1. Emphasis, links, sub- and superscripts give their text and nothing else: ``CD4<sup>+
       </sup>`` is ``CD4+``. But an exponent gets a ``^`` (``10<sup>6</sup>`` is ``10^6``), and a
       superscript that is a reference to the list or to a note is put into brackets
       (``lupus<sup><xref>3</xref></sup>`` is ``lupus[3]``): neither may run into the
       word or number before it.
    2. A formula is on one line: MathML by the rules of `kg.readers.xml.formula`, TeX as it
       stands without its preamble. Of alternatives, MathML is taken before TeX before text.
    3. A list item, a displayed formula and any other block inside a paragraph has its own line.
    4. Figures, tables, boxes and files are taken out of the text and kept in `Words.floats`, notes
       in `Words.notes`, the targets of links in `Words.links`.
    5. The text of an element that is not known is kept, and the element is counted.
    6. Between the parts of a name, a date or an address that leave it to the printer stands a
       blank, or a comma and a blank.
    7. White space is that of `kg.readers.xml.elements`, law 1.

Source: JATS Archiving 1.3, "Inline Elements", "Phrase-level" and "Math" elements.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from kg.readers.formats.jats.coverage import Coverage, Element, children, holders, inside
from kg.readers.xml.account import Account
from kg.readers.xml.elements import tidy
from kg.readers.xml.formula import MATHML, linear
from kg.readers.xml.inline import is_exponent

FLOATS: Final = frozenset(
    {"fig", "fig-group", "table-wrap", "table-wrap-group", "boxed-text", "media",
     "supplementary-material", "chem-struct-wrap", "chem-struct-wrapper", "disp-formula-group"}
)  # fmt: skip
_PLAIN: Final = frozenset(
    {"italic", "bold", "sc", "underline", "overline", "strike", "monospace", "roman", "sans-serif",
     "styled-content", "named-content", "abbrev", "email", "xref", "sub", "inline-formula",
     "target",
     "chem-struct", "inline-supplementary-material", "x", "institution", "institution-wrap",
     "country", "addr-line", "city", "state", "postal-code", "phone", "fax", "name", "surname",
     "given-names", "prefix", "suffix", "string-name", "collab", "etal", "year", "month", "day",
     "season", "string-date", "date", "source", "volume", "issue", "fpage", "lpage", "page-range",
     "article-title", "chapter-title", "part-title", "publisher-name", "publisher-loc", "edition",
     "comment", "person-group", "elocation-id", "pub-id", "object-id", "ruby", "rb", "rt", "rp",
     "award-id", "award-group", "funding-source", "price", "text", "fixed-case", "era", "role",
     "mixed-citation", "element-citation", "nlm-citation", "citation", "related-article",
     "related-object", "data-title", "version", "annotation", "conf-name", "conf-date", "conf-loc",
     "conf-sponsor", "date-in-citation", "access-date", "patent", "std", "gov", "isbn", "issn",
     "size", "trans-title", "trans-source", "series", "supplement", "time-stamp", "degrees",
     "on-behalf-of",
     "institution-id", "principal-award-recipient", "note", "label", "resource-name", "resource-id",
     "accession-id", "corresp", "std-organization", "issue-title", "issue-part", "volume-series",
     "issn-l", "contrib-id", "aff", "product", "subtitle", "abbrev-journal-title"}
)  # fmt: skip
_NOTHING: Final = frozenset(
    {"inline-graphic", "graphic", "hr", "milestone-start", "milestone-end", "index-term",
     "index-term-range-end", "glyph-data", "glyph-ref"}
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {"p", "list", "list-item", "def-list", "disp-formula", "disp-quote", "verse-group",
     "verse-line", "speech", "speaker", "statement", "code", "preformat", "title", "attrib",
     "answer", "question", "question-wrap", "question-wrap-group", "answer-set", "explanation",
     "option", "caption", "sec", "array", "tbody", "tr", "td", "alt-text", "long-desc",
     "fn-group", "term-head", "def-head"}
)  # fmt: skip
_GAPS: Final = {
    "name": " ", "string-name": " ", "person-group": ", ", "conference": ", ", "product": " ",
    "date": " ", "string-date": " ", "address": ", ", "principal-award-recipient": ", ",
}  # fmt: skip
"""What stands between the parts of elements that leave it to the printer."""

_NOTES: Final = frozenset({"bibr", "fn", "table-fn", "ref", "aff", "corresp", "author-notes"})
_MARKS: Final = _NOTES - {"bibr", "ref"}
_BREAK: Final = "\x00"
"""The end of a line in the making: a character that XML does not allow."""

_TEX_BODY = re.compile(r"\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)
_BETWEEN_MARKS = re.compile(r"[\s,;–\-()\[\]]*")


class Words:
    """Renders the elements of one article."""

    def __init__(self, coverage: Coverage, account: Account) -> None:
        self._coverage = coverage
        self._account = account
        self.floats: list[Element] = []
        self.notes: list[Element] = []
        self.links: list[tuple[str | None, str, str]] = []

    def text(self, element: Element, without: Iterable[str] = ()) -> str:
        """Return the text of an element, on one line for each block in it.

        Children named in ``without`` are left to the caller.
        """
        return _tidy(self._flat(element, frozenset(without)))

    def line(self, element: Element, without: Iterable[str] = ()) -> str:
        """Return the text of an element on one line."""
        return self.text(element, without).replace("\n", " ")

    def piece(self, element: Element) -> list[str]:
        """Return the lines of an element as it stands in running text."""
        return _tidy(f"{_BREAK}{self._inner(element, '')}{_BREAK}").splitlines()

    def title(self, element: Element) -> str:
        """Return a title without the marks of notes in it."""
        marks = [one for one in children(element, "xref") if one.get("ref-type") in _MARKS]
        if len(marks) != sum(1 for _ in children(element, "xref")):
            return self.line(element)
        for mark in marks:
            self._coverage.whole(mark)
        return self.line(element, ("xref",))

    def _flat(self, element: Element, without: frozenset[str] = frozenset()) -> str:
        self._coverage.render(element)
        pieces = [element.text or ""]
        gap = _GAPS.get(element.tag)
        for place, child in enumerate(element, start=1):
            if child.tag not in without:
                pieces.append(self._inner(child, pieces[-1]))
            blank = gap and place < len(element) and not (child.tail or "").strip()
            pieces.append(gap or "" if blank else child.tail or "")
        return "".join(pieces)

    def _inner(self, child: Element, before: str) -> str:
        tag = child.tag
        if tag == "sup":
            return self._superscript(child, before)
        rule = self._rules.get(tag)
        if rule is None:
            rule = next((rule for tags, rule in self._families if tag in tags), Words._unknown)
        return rule(self, child)

    def _plain(self, child: Element) -> str:
        text = self._flat(child)
        target = self._coverage.get(child, "href")
        if target and child.tag not in {"email", "related-article", "related-object"}:
            self.links.append((None, target, tidy(text)))
        if child.tag == "xref" and _is_superscript(child):
            return f"[{tidy(text)}]"
        return text

    def _superscript(self, child: Element, before: str) -> str:
        text = self._flat(child)
        if next(inside(child, "xref"), None) is not None and _is_reference(child):
            return f"[{tidy(text)}]"
        return f"^{text}" if is_exponent(before, text) else text

    def _unknown(self, child: Element) -> str:
        if child.tag.startswith(MATHML):
            self._coverage.whole(child)
            return linear(child, self._account)
        self._coverage.unknown(child)
        return self._flat(child)

    def _block(self, child: Element) -> str:
        return f"{_BREAK}{self._flat(child)}{_BREAK}"

    def _float(self, child: Element) -> str:
        self.floats.append(child)
        return " "

    def _nothing(self, child: Element) -> str:
        self._coverage.whole(child)
        return ""

    def _break(self, child: Element) -> str:
        self._coverage.whole(child)
        return " "

    def _note(self, child: Element) -> str:
        self.notes.append(child)
        return ""

    def _link(self, child: Element) -> str:
        text = self._flat(child)
        target = self._coverage.get(child, "href")
        kind = self._coverage.get(child, "ext-link-type")
        if target:
            self.links.append((kind, target, tidy(text)))
        return text or target or ""

    def _alternatives(self, child: Element) -> str:
        """Return the best of several forms of one thing; the others repeat it."""
        order = {f"{MATHML}math": 0, "tex-math": 1}
        kept = sorted(child, key=lambda form: order.get(form.tag, 2 + (form.tag in _NOTHING)))
        self._coverage.open(child)
        for other in kept[1:]:
            self._coverage.whole(other)
        return self._inner(kept[0], "") if kept else ""

    def _tex(self, child: Element) -> str:
        self._coverage.render(child)
        source = "".join(child.itertext())
        body = _TEX_BODY.search(source)
        return (body[1] if body else source).strip().strip("$")

    def _definition(self, child: Element) -> str:
        """Return what a short form stands for, in brackets behind it."""
        text = self.line(child)
        return f" ({text})" if text else ""

    def _private(self, child: Element) -> str:
        self._coverage.whole(child)
        return "\ufffd"

    def _definitions(self, child: Element) -> str:
        """Return a definition list, ``term: definition`` on each line."""
        self._coverage.open(child)
        lines = []
        for part in child:
            if part.tag != "def-item":
                lines.append(self._inner(part, ""))
                continue
            self._coverage.open(part)
            pieces = [self.line(one) for one in part if one.tag in {"term", "def", "label", "x"}]
            lines.append(": ".join(piece for piece in pieces if piece))
        return f"{_BREAK}{_BREAK.join(lines)}{_BREAK}"

    _rules: Final[dict[str, Callable[["Words", Element], str]]] = {
        "break": _break,
        "fn": _note,
        "ext-link": _link,
        "uri": _link,
        "self-uri": _link,
        "alternatives": _alternatives,
        "tex-math": _tex,
        "private-char": _private,
        "def": _definition,
        "def-list": _definitions,
    }
    _families: Final[tuple[tuple[frozenset[str], Callable[["Words", Element], str]], ...]] = (
        (_PLAIN, _plain),
        (_BLOCKS, _block),
        (FLOATS, _float),
        (_NOTHING, _nothing),
    )


def _tidy(text: str) -> str:
    if _BREAK not in text:
        return tidy(text)
    return "\n".join(line for piece in text.split(_BREAK) if (line := tidy(piece)))


def _is_superscript(reference: Element) -> bool:
    """Tell whether a reference is nothing but a superscript and stands in none."""
    if reference.get("ref-type") not in _NOTES or any(
        above.tag == "sup" for above in holders(reference)
    ):
        return False
    inside = list(reference)
    return bool(inside) and not (reference.text or "").strip() and inside[0].tag == "sup"


def _is_reference(superscript: Element) -> bool:
    """Tell whether a superscript holds references to the list or to notes and nothing else."""
    pieces = [superscript.text or ""]
    for child in superscript:
        if child.tag != "xref" or child.get("ref-type") not in _NOTES:
            return False
        pieces.append(child.tail or "")
    return all(_BETWEEN_MARKS.fullmatch(piece) for piece in pieces)
