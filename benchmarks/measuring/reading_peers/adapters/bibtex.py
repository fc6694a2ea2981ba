"""What BibTeX's fields are called in our records."""


def record(fields, authors):
    return {
        "title": fields.get("title"),
        "authors": authors,
        "year": (fields.get("year") or fields.get("date") or "")[:4],
        "journal": fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle"),
        "volume": fields.get("volume"),
        "issue": fields.get("number") or fields.get("issue"),
        "pages": fields.get("pages"),
        "doi": fields.get("doi"),
        "pmid": fields.get("pmid"),
        "abstract": fields.get("abstract"),
        "keywords": fields.get("keywords"),
    }
