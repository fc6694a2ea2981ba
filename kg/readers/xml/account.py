"""What of a file's records no rule read, with the record that is being read."""

from collections.abc import Iterator

from kg.model import Finding, Severity
from kg.readers.records.unread import Unread
from kg.readers.xml.element import Element


class Account:
    """Counts each kind of thing that was not read, or that was read with a doubt.

    ``unread`` takes what is told of by other means than elements.
    """

    def __init__(self, file: str) -> None:
        self.unread = Unread(file)
        self.record: int | None = None
        self.line: int | None = None

    def element(self, element: Element) -> None:
        """Count an element, and all below it, that no rule knows in its place."""
        kind = f"{_parent(element)}/{local(element)}"
        self.unread.note(
            "element-not-read",
            kind,
            f"the element {kind} is not known here, and nothing was taken from it",
            record=self.record,
            line=self.line,
            quote=" ".join("".join(element.itertext()).split()),
            remedy="report the file, if what it says matters",
        )

    def attribute(self, element: Element, name: str) -> None:
        """Count an attribute that no rule knows."""
        kind = f"{local(element)}@{name}"
        self.unread.note(
            "attribute-not-read",
            kind,
            f"the attribute {kind} is not known, and nothing was taken from it",
            record=self.record,
            line=self.line,
            quote=element.get(name),
            remedy="report the file, if what it says matters",
        )

    def text(self, element: Element, quote: str) -> None:
        """Count text that stands between the parts of an element."""
        kind = local(element)
        self.unread.note(
            "text-not-read",
            kind,
            f"text directly inside {kind} has no meaning, and nothing was taken from it",
            record=self.record,
            line=self.line,
            quote=quote,
        )

    def doubt(
        self,
        code: str,
        message: str,
        quote: str | None,
        severity: Severity = Severity.WARNING,
        remedy: str | None = None,
    ) -> None:
        """Count a value that was not understood, or not as it stands."""
        self.unread.note(
            code,
            message,
            message,
            severity=severity,
            record=self.record,
            line=self.line,
            quote=quote,
            remedy=remedy,
        )

    def findings(self) -> Iterator[Finding]:
        """Yield one finding a kind."""
        return self.unread.findings()


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _parent(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else local(parent)
