"""PubMed's XML: efetch answers, baseline and update files.

Laws
    1. The file is a stream of bytes; memory is bounded by the largest record allowed, not by it.
    2. No DTD, no entity and no network is used. A record that is not well formed is a finding, and
       its neighbours are read.
    3. Every element and attribute of a record is read by a rule or counted in a finding.

Source: NLM, "PubMed DTD" (pubmed_250101.dtd) and "MEDLINE/PubMed XML Element Descriptions and
their Attributes".
"""

from kg.readers.formats.pubmed_xml.reader import PubMedXmlReader, read_stream

__all__ = ["PubMedXmlReader", "read_stream"]
