"""MEDLINE's tagged text, as PubMed saves it (``.nbib``, "PubMed format").

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

from kg.readers.formats.medline.reader import MedlineReader

__all__ = ["MedlineReader"]
