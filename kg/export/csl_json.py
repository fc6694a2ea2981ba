"""CSL-JSON, as Zotero, pandoc and citeproc read it.

Source: Citation Style Language, csl-data.json (schema 1.0.2). A PMID and a PMCID are variables
there; a second ISSN is not, so the first stands alone.
"""

import json
from typing import Any, BinaryIO, Final

from kg.export.citations import Citation, Name, Room, citations
from kg.export.conversion import FileConversion
from kg.export.source import Taker


def write(taker: Taker, stream: BinaryIO) -> None:
    """Write an array, an item a paper."""
    stream.write(b"[")
    for number, each in enumerate(
        citations(taker, Room(both_titles=False, pages_and_article=False))
    ):
        item = json.dumps(_item(each), ensure_ascii=False, indent=1)
        stream.write(f"{',' if number else ''}\n{item}".encode())
    stream.write(b"\n]\n")


def _item(each: Citation) -> dict[str, Any]:
    parts = [int(part) for part in each.date.split("-")] if each.date else None
    fields: dict[str, Any] = {
        "id": each.key,
        "type": "article-journal",
        "title": each.title or each.translated_title,
        "author": [_name(author) for author in each.authors],
        "container-title": each.journal,
        "container-title-short": each.journal_short,
        "ISSN": each.issn[0] if each.issn else None,
        "issued": {"date-parts": [parts]} if parts else None,
        "volume": each.volume,
        "issue": each.issue,
        "page": each.pages or each.article,
        "abstract": each.abstract,
        "keyword": "; ".join(each.keywords),
        "language": each.languages[0] if each.languages else None,
        "DOI": each.doi,
        "PMID": each.pmid,
        "PMCID": each.pmcid,
    }
    return {name: value for name, value in fields.items() if value}


def _name(author: Name) -> dict[str, str]:
    if author.collective or not author.family:
        return {"literal": author.printed or ""}
    named = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {part: text for part, text in named.items() if text}


FORMAT: Final = FileConversion("csl-json", "application/vnd.citationstyles.csl+json", "json", write)
