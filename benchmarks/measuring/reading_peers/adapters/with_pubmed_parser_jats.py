"""JATS with pubmed_parser (MIT)."""

import pubmed_parser


def read(path):
    r = pubmed_parser.parse_pubmed_xml(path, nxml=True)
    cited = pubmed_parser.parse_pubmed_references(path) or []
    if not r["full_title"] and not r["author_list"]:
        return []
    return [
        {
            "title": r["full_title"],
            "authors": list(dict.fromkeys(f"{a[0]}, {a[1]}" for a in r["author_list"] if a[0])),
            "year": str(r["publication_year"] or ""),
            "journal": r["journal"],
            "doi": r["doi"],
            "pmid": r["pmid"],
            "abstract": r["abstract"],
            "affiliations": [a[1] for a in r["affiliation_list"]],
            "references": [x["article_title"] or "?" for x in cited],
        }
    ]
