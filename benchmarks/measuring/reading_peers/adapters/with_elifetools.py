"""JATS with eLife's elifetools (MIT)."""

from elifetools import parseJATS


def read(path):
    soup = parseJATS.parse_document(path)
    title = parseJATS.full_title(soup)
    if not title:
        return []
    authors = parseJATS.authors(soup)
    pages = [parseJATS.fpage(soup), parseJATS.lpage(soup)]
    pmids = [i["value"] for i in parseJATS.article_id_list(soup) if i.get("type") == "pmid"]
    dates = parseJATS.pub_dates(soup)
    return [
        {
            "title": title,
            "authors": [
                f"{a['surname']}," if a.get("surname") else a.get("collab", "") for a in authors
            ],
            "year": str(parseJATS.collection_year(soup) or next((d["year"] for d in dates), "")),
            "journal": parseJATS.journal_title(soup),
            "volume": parseJATS.volume(soup),
            "issue": parseJATS.issue(soup),
            "pages": "-".join(p for p in pages if p),
            "doi": parseJATS.doi(soup),
            "pmid": pmids[0] if pmids else None,
            "abstract": parseJATS.abstract(soup),
            "keywords": parseJATS.keywords(soup),
            "references": [x.get("ref", "?") for x in parseJATS.refs(soup)],
        }
    ]
