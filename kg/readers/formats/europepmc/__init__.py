"""Europe PMC's answers to a search, in JSON: the core and the lite result.

Source: Europe PMC, "RESTful Web Service" reference, search, result types ``lite`` and ``core``.
"""

from kg.readers.formats.europepmc.reader import EuropePmcReader

__all__ = ["EuropePmcReader"]
