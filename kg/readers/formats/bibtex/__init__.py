"""BibTeX, as reference managers, publishers and PubMed tools write it.

Sources: O. Patashnik, "BibTeXing" (1988) and "Designing BibTeX Styles" (1988); N. Markey, "Tame the
BeaST" (2009), sections on the grammar and on names; biblatex's manual for its fields.
"""

from kg.readers.formats.bibtex.reader import BibtexReader

__all__ = ["BibtexReader"]
