"""PubMed's article pages, saved or copied as text."""

from kg.readers.formats.pubmed_page.reader import PubMedPageReader

__all__ = ["PubMedPageReader"]
