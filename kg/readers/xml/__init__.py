"""Streams of XML: cut into records, each parsed on its own, each element accounted for.

Laws
    1. Memory is bounded by the largest record allowed, not by the file.
    2. No DTD, no declared entity and no network is used.
"""
