"""Scopus's table of documents: "Export", "CSV". Each user chooses which columns it has.

Source: Elsevier, "Scopus: Access and use Support Center", "How do I export documents from
Scopus?", and exports of several years.
"""

from kg.readers.formats.scopus.reader import ScopusReader

__all__ = ["ScopusReader"]
