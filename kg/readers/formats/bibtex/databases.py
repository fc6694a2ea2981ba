r"""Fields that Web of Science and Scopus add to BibTeX: who has which ORCID iD, and what is cited.

Sources: the field tags of Web of Science's BibTeX export, which keeps a list one a line; Scopus's,
which divides lists by ``;``.
"""

import re
from collections.abc import Iterable

from kg.model import Reference, replace
from kg.readers.formats.bibtex.fields import Fields
from kg.readers.formats.bibtex.latex import plain_latex
from kg.readers.records.author_numbers import give_numbers, with_orcid
from kg.readers.records.cited_references import cited_reference
from kg.readers.records.export_draft import ExportDraft
from kg.readers.records.scopus_references import printed_reference, split_references


def read_databases(fields: Fields, draft: ExportDraft) -> None:
    """Read ORCID iDs and references."""
    for item in fields.take("orcid-numbers"):
        pieces = map(plain_latex, filter(str.strip, re.split(r"[;\n]", item.value)))
        for left in give_numbers(pieces, draft.authors, with_orcid):
            draft.administer("orcid", left, item.line)
    for item in fields.take("cited-references"):
        lines = (line.strip() for line in item.value.splitlines())
        _add(draft, (cited_reference(plain_latex(line), item.line) for line in lines if line))
    for item in fields.take("references"):
        printed = map(plain_latex, split_references(item.value))
        _add(draft, (printed_reference(one, item.line) for one in printed))


def _add(draft: ExportDraft, found: Iterable[Reference]) -> None:
    first = len(draft.references) + 1
    draft.references.extend(replace(one, number=n) for n, one in enumerate(found, start=first))
