"""Identifiers of a MEDLINE record."""

import re

from kg.model import Identifier, IdentifierScheme
from kg.readers.formats.medline.entry import Entry
from kg.readers.parts.identifiers import DOI, clean_doi
from kg.readers.records.tagged import Field

_TYPED = re.compile(r"(?P<value>\S.*?)\s+\[(?P<kind>[\w -]+)\]")
_SCHEMES: dict[str, IdentifierScheme] = {"pii": "pii", "pmc": "pmcid", "pmcid": "pmcid"}


def read_pmid(item: Field, entry: Entry) -> None:
    """Read the PMID."""
    if re.fullmatch(r"0*[1-9]\d{0,8}", item.text, re.ASCII):
        entry.draft.identifiers.insert(0, Identifier("pmid", item.text.lstrip("0")))
    else:
        entry.misread(item)


def read_pmcid(item: Field, entry: Entry) -> None:
    """Read the PMC identifier."""
    found = re.fullmatch(r"(?:PMC)?(\d{1,10})(?:\.\d+)?", item.text, re.IGNORECASE)
    if found:
        entry.draft.identifiers.append(Identifier("pmcid", f"PMC{found[1]}"))
    else:
        entry.misread(item)


def read_typed(item: Field, entry: Entry) -> None:
    """Read ``10.1016/j.scitotenv.2017.04.075 [doi]``; without a type it is an article number."""
    found = _TYPED.fullmatch(item.text)
    if found is None:
        if item.tag == "LID" and item.text and entry.article_number is None:
            entry.article_number = item.text
        else:
            entry.misread(item)
        return
    kind = found["kind"].casefold()
    if kind != "doi":
        scheme = _SCHEMES.get(kind, "other")
        source = kind if scheme == "other" else None
        entry.draft.identifiers.append(Identifier(scheme, found["value"], source=source))
    elif DOI.match(found["value"]):
        entry.draft.identifiers.append(Identifier("doi", clean_doi(found["value"])))
    else:
        entry.misread(item)


def read_other(item: Field, entry: Entry) -> None:
    """Read an identifier of another organisation (``NASA: 0001``), or a manuscript's."""
    source, colon, value = (part.strip() for part in item.text.partition(":"))
    named = Identifier("other", value, source=source) if colon and value else None
    entry.draft.identifiers.append(named or Identifier("other", item.text))
