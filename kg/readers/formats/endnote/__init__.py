"""EndNote's exports: Refer (``%A``, ``%T``, ``%0`` ...) and XML; both have the same fields.

Sources: Clarivate, "Creating a Tagged EndNote Import File", with EndNote's table of tags and the
fields that they stand for in each type of reference; M. Lesk, refer(1), for files without ``%0``;
Clarivate's RSXML.dtd, and files that EndNote, Zotero, Mendeley and Bookends write by it.
"""

from kg.readers.formats.endnote.refer_reader import ReferReader
from kg.readers.formats.endnote.xml_reader import EndNoteXmlReader

__all__ = ["EndNoteXmlReader", "ReferReader"]
