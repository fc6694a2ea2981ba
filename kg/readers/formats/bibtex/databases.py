r"""Fields that Web of Science and Scopus add to BibTeX: who has which ORCID iD, and what is cited.

Sources: the field tags of Web of Science's BibTeX export, which keeps a list one a line; Scopus's,
which divides lists by ``;``.
"""

import re
from collections.abc import Iterator

from kg.model import Author, Reference, replace
from kg.readers.formats.bibtex.fields import Fields
from kg.readers.formats.bibtex.latex import plain_latex
from kg.readers.formats.bibtex.values import BibtexField
from kg.readers.parts.identifiers import find_doi, valid_orcid
from kg.readers.parts.references import parse_reference
from kg.readers.records.export_draft import ExportDraft

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_CITED = re.compile(
    r"(?P<author>[^,]{2,60}), (?P<year>\d{4}), (?P<journal>[^,]{2,80})"
    r"(?:, V(?P<volume>\w+))?(?:, P(?P<page>\w+))?(?:, DOI\s.*)?\.?"
)
_LONGEST = 2_000  # characters of one reference that is parsed


def read_databases(fields: Fields, draft: ExportDraft) -> None:
    """Read ORCID iDs and references."""
    for item in fields.take("orcid-numbers"):
        _read_orcids(item, draft)
    for item in fields.take("cited-references"):
        lines = (line.strip() for line in item.value.splitlines())
        _add(draft, (_cited(line, item) for line in lines if line))
    for item in fields.take("references"):
        pieces = (piece.strip() for piece in re.split(r";\s+", item.value))
        _add(draft, (_printed(piece, item) for piece in pieces if piece))


def _add(draft: ExportDraft, found: Iterator[Reference]) -> None:
    first = len(draft.references) + 1
    draft.references.extend(replace(one, number=n) for n, one in enumerate(found, start=first))


def _read_orcids(item: BibtexField, draft: ExportDraft) -> None:
    """Give each iD to the one author whose family and first name stand before it; keep the rest."""
    for piece in filter(str.strip, re.split(r"[;\n]", item.value)):
        name, _, orcid = (part.strip() for part in piece.rpartition("/"))
        key = _key(plain_latex(name)) if _ORCID.fullmatch(orcid) else None
        places = [n for n, author in enumerate(draft.authors) if key and _own_key(author) == key]
        if key and len(places) == 1 and valid_orcid(orcid):
            draft.authors[places[0]] = replace(draft.authors[places[0]], orcid=orcid)
        else:
            draft.administer("orcid", plain_latex(piece), item.line)


def _own_key(author: Author) -> tuple[str, str] | None:
    return _key(f"{author.family}, {author.given or author.initials or ''}")


def _key(name: str) -> tuple[str, str] | None:
    family, _, given = name.partition(",")
    first = re.split(r"[\s.]+", given.strip())[0]
    return (family.strip().casefold(), first.casefold()) if first else None


def _cited(line: str, item: BibtexField) -> Reference:
    """Return a reference of Web of Science: ``Li B, 1999, J OLD, V1, P7, DOI 10...``."""
    text = plain_latex(line)
    found = _CITED.fullmatch(text) if len(text) <= _LONGEST else None
    doi = find_doi(text)
    if found is None:
        return Reference(0, text, doi=doi, line=item.line)
    return Reference(
        0, text, authors=(found["author"],), journal=found["journal"], date=found["year"],
        volume=found["volume"], pages=found["page"], doi=doi, line=item.line,
    )  # fmt: skip


def _printed(piece: str, item: BibtexField) -> Reference:
    text = plain_latex(piece)
    if len(text) > _LONGEST:
        return Reference(0, text, line=item.line)
    return parse_reference(text, 1, None, item.line)
