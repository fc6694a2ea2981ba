"""ISSNs and ISBNs as exports print them, with the kinds that EndNote takes over from PubMed.

Laws
    1. A number is an ISBN only where it has the length of one; in a journal's record all are ISSNs
       unless none has an ISSN's length.
    2. A kind (``(Electronic)``, ``(Print)``, ``(Linking)``) belongs to the number before it.
"""

import re
from dataclasses import dataclass

from kg.model import Journal

_ISSN = re.compile(
    r"\b(?P<issn>\d{4}-?\d{3}[\dXx])\b(?:\s*\((?P<kind>Electronic|Print|Linking)\))?", re.IGNORECASE
)
_ISBN = re.compile(r"(?<![\d-])(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx](?![\d-])")


@dataclass(frozen=True, slots=True)
class SerialNumbers:
    """The numbers of a field, in printed order; ``kinds`` has the ISSNs whose kind is named."""

    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()

    def of_kind(self, kind: str) -> str | None:
        """Return the first ISSN of a kind: ``print``, ``electronic`` or ``linking``."""
        return next((issn for name, issn in self.kinds if name == kind), None)


def serial_numbers(printed: str, *, in_journal: bool) -> SerialNumbers:
    """Return the numbers of a printed field.

    >>> found = serial_numbers("1234-5679 (Electronic) 12345687 (Linking)", in_journal=True)
    >>> found.issn, found.of_kind("linking")
    (('1234-5679', '1234-5687'), '1234-5687')
    >>> serial_numbers("978-3-86680-192-9", in_journal=False).isbn
    ('978-3-86680-192-9',)
    """
    books = [] if in_journal else [found.strip() for found in _ISBN.findall(printed)]
    rest = printed
    for number in books:
        rest = rest.replace(number, " ")
    serials = [(_hyphenated(m["issn"]), m["kind"]) for m in _ISSN.finditer(rest)]
    if not (books or serials):
        books = [found.strip() for found in _ISBN.findall(printed)]
    return SerialNumbers(
        tuple(dict.fromkeys(issn for issn, _ in serials)),
        tuple(dict.fromkeys(books)),
        tuple((kind.lower(), issn) for issn, kind in serials if kind),
    )


def joined(several: list[SerialNumbers]) -> SerialNumbers:
    """Return the numbers of several fields as one."""
    return SerialNumbers(
        tuple(dict.fromkeys(issn for one in several for issn in one.issn)),
        tuple(dict.fromkeys(isbn for one in several for isbn in one.isbn)),
        tuple(pair for one in several for pair in one.kinds),
    )


def make_journal(
    title: str | None, abbreviation: str | None, numbers: SerialNumbers, publisher: str | None
) -> Journal | None:
    """Return a journal with its numbers, or ``None`` where nothing is known of it."""
    journal = Journal(
        title,
        abbreviation,
        numbers.issn,
        numbers.of_kind("linking"),
        publisher=publisher,
        print_issn=numbers.of_kind("print"),
        electronic_issn=numbers.of_kind("electronic"),
    )
    return journal if journal != Journal() else None


def _hyphenated(issn: str) -> str:
    digits = issn.replace("-", "").upper()
    return f"{digits[:4]}-{digits[4:]}"
