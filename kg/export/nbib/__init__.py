"""MEDLINE records out of the graph, as PubMed's "PubMed" format (``.nbib``) prints them.

Laws
    1. A record a paper, in the order of PMIDs; papers without one follow by their IRI.
    2. A field that the graph holds nothing for is left out. Held is what `held` reads back off the
       printed fields: literals of the paper alone. Headings, people and journals are printed, but
       no name of their nodes is.
    3. Headings come back exactly: each descriptor and each qualifier with its asterisk, in order.
    4. A field is taken from one source record whole: from the paper's preferred record, else from
       the first other one that has it. Two records' authors are never mixed.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions"; the order of the fields is that
of PubMed's own exports.
"""

from kg.export.conversion import FileConversion
from kg.export.nbib.writer import write

FORMAT = FileConversion("nbib", "application/nbib", "nbib", write)

__all__ = ["FORMAT", "write"]
