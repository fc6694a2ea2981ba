"""Lists of other papers on a PubMed page: ``Comment in``, ``Similar articles``, ``Cited by`` ...

An entry runs over one to three rows (title; authors and citation; flags) and its last row has the
PMID. A list without any PMID, as in NLM's text format, has one entry a row.

Source of the kinds: NLM, PubMed DTD, CommentsCorrections, attribute RefType.
"""

import re
from collections.abc import Iterator

from kg.model import RelatedPaper
from kg.readers.parts.identifiers import PMID, find_doi, find_pmcid, find_pmid
from kg.readers.parts.lines import Row

_REF_TYPES = """
    Comment in; Comment on; Erratum in; Erratum for; Corrected and republished in;
    Corrected and republished from; Dataset described in; Associated dataset;
    Associated publication; Expression of concern in; Expression of concern for; Original report in;
    Partial retraction in; Partial retraction of; Patient summary in; Reprint in; Reprint of;
    Republished in; Republished from; Retraction in; Retraction of;
    Retracted and republished in; Retracted and republished from; Summary for patients in;
    Update in; Update of; Cites; Corrected and republished article in; Summaries for patients in;
    Expression of concern; Corrected and republished
"""
KINDS = {
    " ".join(name.split()).casefold(): " ".join(name.split()).casefold().replace(" ", "-")
    for name in _REF_TYPES.split(";")
} | {"similar articles": "similar", "cited by": "cited-by"}

_YEAR = re.compile(r"\b(?:18|19|20)\d{2}\b")
_FLAGS = re.compile(r"(?:[A-Za-z][A-Za-z ]{2,30}\.\s*){1,4}")


def inline_related(text: str) -> tuple[str, str] | None:
    """Return kind and citation of a line such as ``Erratum in: Lancet. 2011 Apr;1(2):3.``.

    >>> inline_related("Comment in: Lancet. 2011 Apr;1(2):3.")
    ('comment-in', 'Lancet. 2011 Apr;1(2):3.')
    """
    label, colon, rest = text.partition(":")
    kind = KINDS.get(" ".join(label.casefold().split()))
    return (kind, rest.strip()) if kind and colon and _YEAR.search(rest) else None


def related_papers(
    kind: str, rows: tuple[Row, ...]
) -> Iterator[tuple[RelatedPaper, tuple[Row, ...]]]:
    """Yield each entry of a list with the rows that it was read from."""
    for group in _entries(rows):
        text = " ".join(row.text for row in group)
        found = " ".join(row.plain for row in group)
        yield (
            RelatedPaper(
                kind, text, find_pmid(found), find_doi(found), find_pmcid(found), group[0].line
            ),
            group,
        )


def _entries(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    if not any(PMID.search(row.plain) for row in rows):
        yield from ((row,) for row in rows)
        return
    group: list[Row] = []
    for row in rows:
        complete = any(PMID.search(kept.plain) for kept in group)
        if complete and not (_FLAGS.fullmatch(row.plain) and not row.bullet):
            yield tuple(group)
            group = []
        group.append(row)
    if group:
        yield tuple(group)
