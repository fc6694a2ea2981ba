"""Web of Science's exports: tagged text (``FN``, ``PT J`` ... ``ER``) and the table of its tags.

Source: Clarivate, "Web of Science Core Collection Field Tags". Both forms have the same two-letter
names; in the text a list has an item a line, in the table semicolons divide it.
"""

from kg.readers.formats.web_of_science.reader import WebOfScienceReader
from kg.readers.formats.web_of_science.table_reader import WebOfScienceTableReader

__all__ = ["WebOfScienceReader", "WebOfScienceTableReader"]
