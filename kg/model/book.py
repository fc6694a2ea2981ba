"""The book that a document is, or is part of."""

from kg.model.author import Author
from kg.model.identifier import Identifier
from kg.model.publication import PublicationDate
from kg.model.record import Record


class BookSection(Record, frozen=True):
    """A section of a book's table of contents; ``level`` is 1 at the top."""

    title: str
    level: int = 1
    label: str | None = None
    parts: tuple[tuple[str, str], ...] = ()


class Book(Record, frozen=True):
    """The book that holds the document, or is it.

    ``parts`` are the publisher's names of its pieces: (``book``, ``gene``), (``part``, ``adx``).
    ``labels`` are the document's places in it: (``chapter``, ``3``).
    """

    title: str | None = None
    publisher: str | None = None
    place: str | None = None
    volume: str | None = None
    volume_title: str | None = None
    edition: str | None = None
    collection: str | None = None
    isbn: tuple[str, ...] = ()
    medium: str | None = None
    report_number: str | None = None
    authors: tuple[Author, ...] = ()
    collaborators: tuple[Author, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    dates: tuple[PublicationDate, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    contents: tuple[BookSection, ...] = ()
