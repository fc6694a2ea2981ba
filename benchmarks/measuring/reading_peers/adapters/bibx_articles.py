"""What bibx's articles hold, in our words."""


def record(a):
    return {
        "title": a.title,
        "authors": list(a.authors),
        "year": str(a.year or ""),
        "journal": a.journal,
        "volume": a.volume,
        "issue": a.issue,
        "pages": a.page,
        "doi": a.doi,
        "keywords": list(a.keywords),
        "references": [x.label for x in a.references],
    }
