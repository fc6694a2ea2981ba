"""PubMed's XML with Biopython's Bio.Entrez (Biopython or BSD licence)."""

from pathlib import Path

from Bio import Entrez


def read(path):
    with Path(path).open("rb") as stream:
        found = Entrez.read(stream)
    return [record(r) for r in found["PubmedArticle"]]


def record(r):
    citation, data = r["MedlineCitation"], r.get("PubmedData", {})
    article = citation["Article"]
    issue = article["Journal"].get("JournalIssue", {})
    authors = article.get("AuthorList", [])
    date = issue.get("PubDate", {})
    ids = [*article.get("ELocationID", []), *data.get("ArticleIdList", [])]
    kinds = [i.attributes.get("EIdType") or i.attributes.get("IdType") for i in ids]
    return {
        "title": str(article["ArticleTitle"]),
        "authors": [name(a) for a in authors],
        "year": date.get("Year") or date.get("MedlineDate", ""),
        "journal": article["Journal"].get("Title"),
        "volume": issue.get("Volume"),
        "issue": issue.get("Issue"),
        "pages": article.get("Pagination", {}).get("MedlinePgn"),
        "doi": next((str(i) for i, k in zip(ids, kinds, strict=True) if k == "doi"), None),
        "pmid": str(citation["PMID"]),
        "abstract": " ".join(map(str, article.get("Abstract", {}).get("AbstractText", []))),
        "keywords": [str(k) for words in citation.get("KeywordList", []) for k in words],
        "headings": [str(h["DescriptorName"]) for h in citation.get("MeshHeadingList", [])],
        "affiliations": [
            str(i["Affiliation"]) for a in authors for i in a.get("AffiliationInfo", [])
        ],
        "references": [x.get("Citation", "?") for x in references(data.get("ReferenceList", []))],
    }


def name(author):
    return f"{author['LastName']}," if "LastName" in author else str(author["CollectiveName"])


def references(lists):
    for one in lists:
        yield from one.get("Reference", [])
        yield from references(one.get("ReferenceList", []))
