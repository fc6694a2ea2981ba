"""BibTeX with bibtexparser 1 (LGPL or BSD), months, cross-references and Unicode switched on."""

from pathlib import Path

import bibtexparser
from bibtex import record
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import author, convert_to_unicode


def read(path):
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    parser.add_missing_from_crossref = True
    parser.customization = lambda entry: author(convert_to_unicode(entry))
    with Path(path).open(encoding="utf-8") as stream:
        database = bibtexparser.load(stream, parser)
    return [record(entry, entry.get("author")) for entry in database.entries]
