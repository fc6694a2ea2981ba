"""PubMed's table of search results: "Save", "Format: CSV". It has no abstracts.

Source: NLM, "PubMed Help", "Saving citations as a text file".
"""

from kg.readers.formats.pubmed_csv.reader import PubMedCsvReader

__all__ = ["PubMedCsvReader"]
