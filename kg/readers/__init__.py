"""The readers' room: bytes in, documents and findings out.

::

    reading ─▶ registry ─▶ formats/   a package each: pubmed_xml, jats, ris ...
       │                   ├── xml/       streams of XML: pubmed_xml, jats, bioc
       │                   ├── pages/     rows and blocks of a saved page: its ledger of lines
       │                   ├── records/   a document in the making; tagged text, JSON
       │                   └── parts/     dates, names, references, headings ... as they are printed
       └────────────────▶ input/      files, archives, encodings

A folder knows only those below it; `reader` holds the one interface that a format implements.

Laws
    1. A reader is chosen by what a file holds, never by its name.
    2. Every line of a page is read, known as the site's furniture, or reported.
    3. Nothing is raised for a bad file; it is reported, and reading goes on.
"""

from kg.readers.input.files import InputFile, list_inputs
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
