"""Bytes in: the files that are named, what is compressed or in archives, encodings, lines.

Law: nothing here knows what a paper is.
"""
