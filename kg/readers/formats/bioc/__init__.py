"""BioC, in XML and in JSON: passages with offsets, their annotations and relations."""

from kg.readers.formats.bioc.json_reader import BioCJsonReader
from kg.readers.formats.bioc.xml_reader import BioCXmlReader

__all__ = ["BioCJsonReader", "BioCXmlReader"]
