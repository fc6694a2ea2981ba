"""MEDLINE records out of the graph, as PubMed's "PubMed" format (``.nbib``) prints them.

Laws
    1. A record a paper, in the order of PMIDs; papers without one follow by their IRI.
    2. A field that the graph holds nothing for is left out; what MEDLINE has no field for is
       counted in the `Receipt`.
    3. Headings come back exactly: each descriptor and each qualifier with its asterisk, in order.
    4. A field is taken from one source record whole: from the paper's preferred record, else from
       the first other one that has it. Two records' authors are never mixed.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions"; the order of the fields is that
of PubMed's own exports.
"""

from kg.export.format import Format
from kg.export.nbib.receipt import Receipt
from kg.export.nbib.writer import write, write_with_receipt

FORMAT = Format(
    "nbib", "application/nbib", "nbib", holds_graphs=False, write=write, holds_all=False
)

__all__ = ["FORMAT", "Receipt", "write", "write_with_receipt"]
