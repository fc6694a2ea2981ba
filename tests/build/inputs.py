"""Small files of PubMed XML, as many as a test wants."""

from collections.abc import Iterable
from pathlib import Path

RECORD = """<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="{version}">{pmid}</PMID>
<Article PubModel="Print"><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue>
<Title>Lupus</Title></Journal><ArticleTitle>{title}</ArticleTitle>
<Abstract><AbstractText>{text}</AbstractText></Abstract>
<AuthorList><Author><LastName>Roe</LastName><ForeName>A</ForeName></Author></AuthorList>
</Article></MedlineCitation><PubmedData><ArticleIdList>
<ArticleId IdType="pubmed">{pmid}</ArticleId><ArticleId IdType="doi">10.1000/{pmid}</ArticleId>
</ArticleIdList><ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>"""
REFERENCE = (
    "<Reference><Citation>A paper.</Citation><ArticleIdList>"
    '<ArticleId IdType="doi">10.1000/{}</ArticleId></ArticleIdList></Reference>'
)


def record(
    pmid: int, text: str = "Belimumab for lupus.", version: int = 1, cites: Iterable[int] = ()
) -> str:
    """Return a record; it cites papers by DOI alone."""
    references = "".join(REFERENCE.format(other) for other in cites)
    title = f"The effects of belimumab on patients with lupus, part {pmid}"
    return RECORD.format(pmid=pmid, title=title, text=text, version=version, references=references)


def pubmed_xml(records: Iterable[str], deleted: Iterable[int] = ()) -> str:
    """Return a file of records; ``deleted`` are PMIDs that it withdraws."""
    gone = "".join(f"<PMID>{pmid}</PMID>" for pmid in deleted)
    ending = f"<DeleteCitation>{gone}</DeleteCitation>" if gone else ""
    return f"<PubmedArticleSet>{''.join(records)}{ending}</PubmedArticleSet>"


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder that holds nothing else, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def standard(folder: Path) -> Path:
    """Write four files of three records each, which cite one another."""
    return write(
        folder,
        {
            f"part{n}.xml": pubmed_xml(
                record(10 * n + k, cites=(10 * n + k + 1, 10 * n + 11)) for k in range(1, 4)
            )
            for n in range(1, 5)
        },
    )
