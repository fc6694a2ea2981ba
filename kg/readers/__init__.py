"""The readers' room: bytes in, documents and findings out.

Laws
    1. A reader is chosen by what a file holds, never by its name.
    2. Every line of a page is read, known as the site's furniture, or reported.
    3. Nothing is raised for a bad file; it is reported, and reading goes on.
"""

from kg.readers.inputs import InputFile, list_inputs
from kg.readers.reader import Reader, Sample
from kg.readers.reading import read, read_file
from kg.readers.registry import Registry, default_registry

__all__ = [
    "InputFile",
    "Reader",
    "Registry",
    "Sample",
    "default_registry",
    "list_inputs",
    "read",
    "read_file",
]
