"""What the tests of PubMed's XML share: reading bytes, and records in brief."""

import hashlib
import io
from pathlib import Path

from kg.model import Deletion, Document, Finding
from kg.readers.formats.pubmed_xml import read_stream

HERE = Path(__file__).parent
EVERYTHING = HERE / "everything.xml"


def read_bytes(data: bytes, largest: int = 32 * 1024 * 1024) -> list[Document | Deletion | Finding]:
    """Return what is read of some bytes."""
    sha256 = hashlib.sha256(data).hexdigest()
    return list(read_stream(io.BytesIO(data), "file.xml", sha256, largest=largest))


def article(pmid: int, inside: str = "", after: str = "") -> bytes:
    """Return a short record."""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}'
        f"</PMID><Article><ArticleTitle>Title {pmid}.</ArticleTitle><Language>eng</Language>"
        f"{inside}</Article>{after}</MedlineCitation></PubmedArticle>"
    ).encode()


def a_set(*records: bytes, head: bytes = b'<?xml version="1.0"?>\n') -> bytes:
    """Return records in a set."""
    return head + b"<PubmedArticleSet>\n" + b"\n".join(records) + b"\n</PubmedArticleSet>\n"


def pmids(readings: list[Document | Deletion | Finding]) -> list[str | None]:
    """Return the PMIDs of the documents that were read."""
    return [r.identifier("pmid") for r in readings if isinstance(r, Document)]


def codes(readings: list[Document | Deletion | Finding]) -> list[str]:
    """Return the codes of the findings."""
    return [r.code for r in readings if isinstance(r, Finding)]
