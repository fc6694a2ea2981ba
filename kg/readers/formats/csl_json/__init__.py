"""CSL-JSON, the data of citation processors: Zotero, Mendeley, Crossref, Pandoc.

Source: CSL 1.0.2, "CSL-Data" schema and appendices III and IV (variables).
"""

from kg.readers.formats.csl_json.reader import CslJsonReader

__all__ = ["CslJsonReader"]
