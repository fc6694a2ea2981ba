"""The MeSH descriptors that are groups of the WHO's ATC classification of drugs.

The table ``drug_classes.tsv`` lies beside this file: MeSH identifier, its name, and the ATC code
and name of the group, as printed in the ATC index (https://atcddd.fhi.no/atc_ddd_index/). It holds
those groups that MeSH files under chemical structure or origin rather than under use.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_name("drug_classes.tsv")


@cache
def atc_classes() -> frozenset[str]:
    """Return the identifiers of the descriptors in the table."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return frozenset(row["concept"] for row in csv.DictReader(stream, delimiter="\t"))
