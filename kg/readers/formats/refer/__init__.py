"""Refer as EndNote writes it: ``%A``, ``%T``, ``%0`` ... and those who write it for EndNote.

Source: Clarivate, "Creating a Tagged EndNote Import File", with EndNote's table of tags and the
fields that they stand for in each type of reference; M. Lesk, refer(1), for files without ``%0``.
"""

from kg.readers.formats.refer.reader import ReferReader

__all__ = ["ReferReader"]
