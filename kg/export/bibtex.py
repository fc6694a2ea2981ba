"""BibTeX, for LaTeX; ``date`` is biblatex's, ``year`` is what older styles read.

Source: Patashnik, "BibTeXing" (1988); the biblatex manual, 2.2 "Entry Fields". Text is UTF-8; what
LaTeX would act upon is escaped, and titles stand in double braces so that no style lowers them.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.export.citations import Citation, Name, Room, citations
from kg.export.conversion import FileConversion
from kg.export.source import Taker

_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
        "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


def write(taker: Taker, stream: BinaryIO) -> None:
    """Write an entry a paper."""
    for each in citations(taker, Room(both_titles=False)):
        lines = (f",\n  {name} = {{{value}}}" for name, value in _fields(each) if value)
        stream.write(f"@article{{{each.key}{''.join(lines)}\n}}\n\n".encode())


def _fields(each: Citation) -> Iterator[tuple[str, str | None]]:
    title = each.title or each.translated_title
    yield "title", f"{{{_latex(title)}}}" if title else None
    yield "author", " and ".join(filter(None, map(_name, each.authors)))
    yield "journal", _latex(each.journal)
    yield "shortjournal", _latex(each.journal_short)
    yield "issn", ", ".join(each.issn)
    if each.date:
        yield "year", each.date[:4]
        yield "date", each.date
    yield "volume", _latex(each.volume)
    yield "number", _latex(each.issue)
    yield "pages", _latex(each.pages)
    yield "eid", _latex(each.article)
    yield "abstract", _latex(each.abstract)
    yield "keywords", _latex("; ".join(each.keywords))
    yield "language", ", ".join(each.languages)
    yield "doi", _latex(each.doi)
    yield "pmid", each.pmid
    yield "pmcid", each.pmcid


def _latex(text: str | None) -> str | None:
    # Two hyphens are a dash to LaTeX, unless something stands between them.
    return text.translate(_ESCAPES).replace("--", "-{}-").replace("--", "-{}-") if text else None


def _name(author: Name) -> str | None:
    if not author.family and author.printed:
        # A group is one word to BibTeX; of a person it takes the last word as the family name.
        whole = author.collective or " and " in author.printed or "," in author.printed
        return f"{{{_latex(author.printed)}}}" if whole else _latex(author.printed)
    parts = (_latex(author.family), _latex(author.suffix), _latex(author.given))
    return ", ".join(filter(None, parts))


FORMAT: Final = FileConversion("bibtex", "application/x-bibtex", "bib", write)
