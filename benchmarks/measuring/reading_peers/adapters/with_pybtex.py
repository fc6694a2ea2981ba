"""BibTeX with pybtex (MIT), its values through its own reading of LaTeX."""

from bibtex import record
from pybtex.database import parse_file
from pybtex.richtext import Text


def read(path):
    return [entry(e) for e in parse_file(path, bib_format="bibtex").entries.values()]


def entry(one):
    people = one.persons.get("author", ())
    fields = {name.lower(): plain(value) for name, value in one.fields.items()}
    return record(
        fields, [plain(" ".join((*p.prelast_names, *p.last_names))) + "," for p in people]
    )


def plain(value):
    return str(Text.from_latex(value))
