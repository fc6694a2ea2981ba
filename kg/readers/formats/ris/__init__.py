"""RIS, the tagged format of reference managers: EndNote, Zotero, Ovid, Embase, publishers.

Source: Research Information Systems, "RIS Format Specifications" (2001 and 2011). The dialects
differ in which of several tags they use; each is read where it stands.
"""

from kg.readers.formats.ris.reader import RisReader

__all__ = ["RisReader"]
