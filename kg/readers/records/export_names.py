"""Names of people and groups as reference managers and databases export them.

Law: ``Family, Given`` and Embase's ``Family I.J.`` are told apart; another name stays whole.
"""

import re

from kg.model import Author, replace
from kg.readers.parts.identifiers import EMAIL
from kg.readers.parts.persons import inverted_person, person
from kg.readers.parts.reference_authors import GROUP_WORDS
from kg.readers.records.tagged import LONGEST_VALUE

_DOTTED = re.compile(r"(?P<family>[^,]+?)\s+(?P<initials>(?:[^\W\d_]\.[\s-]?)+)")


def export_author(printed: str) -> Author:
    """Return an author as an export prints one.

    >>> export_author("Liu R.").initials, export_author("Rudnik, Agata").name
    ('R.', 'Agata Rudnik')
    >>> export_author("Liu, R.J., r.liu@example.org").email
    'r.liu@example.org'
    >>> export_author("Belimumab Study Group").collective
    True
    """
    name = printed.strip(" ;")
    if len(name) > LONGEST_VALUE:
        return Author(0, name)
    mail = EMAIL.search(name)
    if mail and name[: mail.start()].strip(" ,;"):
        return replace(export_author(name[: mail.start()].rstrip(" ,;(<")), email=mail.group())
    if "," in name and not GROUP_WORDS.search(name):
        return inverted_person(name)
    dotted = _DOTTED.fullmatch(name)
    if dotted:
        author = person(dotted["family"], None, dotted["initials"].strip())
        return replace(author, name=name)
    return Author(0, name.rstrip(","), collective=GROUP_WORDS.search(name) is not None)
