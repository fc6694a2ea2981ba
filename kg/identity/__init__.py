"""Which records speak of the same paper, journal and author, and what each is called.

Laws
    1. The answer depends on the set of records, not on the order in which they came.
    2. Records are of one paper when they share a PMID, PMCID or DOI. Records of different PMIDs
       never are: a DOI or PMCID that two PMIDs claim joins nothing.
    3. A record without any identifier joins the one paper that has its title, if nothing that both
       state speaks against it: the year, and the first author's family name. A title of fewer
       than `TELLING` letters ("Editorial", "Reply") joins nothing.
    4. A paper is called by its PMID, else by the least of its DOIs, else by its title.

Those of journals stand in `kg.identity.journals`, those of authors in `kg.identity.people`.

A record is known here by its `Entry` alone. Everything lies in a SQLite file beside what is being
built, so that memory does not grow with the number of records.
"""

from kg.identity.entry import TELLING, Entry, entry_of
from kg.identity.identities import Identities
from kg.identity.journals import NamedJournal, named_journal
from kg.identity.people import Identified
from kg.identity.preference import PREFERENCE, preference

__all__ = [
    "PREFERENCE",
    "TELLING",
    "Entry",
    "Identified",
    "Identities",
    "NamedJournal",
    "entry_of",
    "named_journal",
    "preference",
]
