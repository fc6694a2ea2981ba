"""The parts of a paper in a document of BioC."""


def record(document):
    kinds = [
        (p.infons.get("type") or p.infons.get("section_type") or "", p) for p in document.passages
    ]
    front = next((p for kind, p in kinds if kind.lower() in {"title", "front"}), None)
    abstract = [p.text for kind, p in kinds if kind.lower().startswith("abstract")]
    infons = {**(front.infons if front else {}), **document.infons}
    return {
        "title": front.text if front else None,
        "year": infons.get("year"),
        "journal": infons.get("journal"),
        "volume": infons.get("volume"),
        "doi": infons.get("article-id_doi"),
        "pmid": infons.get("article-id_pmid") or document.id,
        "abstract": " ".join(abstract),
    }
