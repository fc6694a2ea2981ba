"""Whose word is preferred where sources disagree."""

from typing import Final

from kg.model import Document

PREFERENCE: Final = (
    "pubmed-xml", "medline", "europe-pmc", "jats", "bioc", "pubmed-page", "pubmed-csv", "html-page",
    "journal-page",
)  # fmt: skip
"""Whose word is preferred where sources disagree: the curated record, then the publisher's full
text, then what was saved of it; a reference manager's export comes last. The names are beginnings
of readers' names."""


def preference(document: Document) -> str:
    """Return what sorts records of one paper: the preferred first, whatever order they came in."""
    name = document.source.format
    rank = next((n for n, p in enumerate(PREFERENCE) if name.startswith(p)), len(PREFERENCE))
    return (
        f"{rank}|{name}|{document.source.path}|{document.source.number:09}|{document.source.digest}"
    )
