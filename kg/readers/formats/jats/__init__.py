"""JATS: the full texts of PubMed Central and of publishers.

Laws
    1. The file is a stream of bytes that is cut into articles; memory is bounded by the largest
       article allowed, not by the file.
    2. No DTD, no declared entity and no network is used. An article that is not well formed is a
       finding, and its neighbours are read.
    3. Every element and attribute is read by a rule, known to say how the article is set and not
       what it says, or counted in a finding.
    4. A figure, table or box gives sections of their own behind the section that they stand in.

Source: ANSI/NISO Z39.96, "JATS: Journal Article Tag Suite", versions 1.0 to 1.4, Archiving set, and
the NLM DTDs 2.x and 3.0 before it; PubMed Central, "Tagging Guidelines".
"""

from kg.readers.formats.jats.reader import JatsReader, read_stream

__all__ = ["JatsReader", "read_stream"]
