"""From annotated corpora to a fitted model: the readers and the text room's learning together.

::

    files ──corpora──▶ AnnotatedDocument ─┬─names────▶ the tagger
                                          ├─concepts─▶ grounding        ──learn──▶ TextModel
                                          ├─choices──▶ the chooser
    records with headings ────────────────┴─claims───▶ relations
"""

from kg.learning.corpora import (
    KINDS,
    AnnotatedDocument,
    Corpora,
    GoldName,
    annotated,
    examples,
    records,
)
from kg.learning.learn import Learnt, learn, save
from kg.learning.progress import Progress

__all__ = [
    "KINDS",
    "AnnotatedDocument",
    "Corpora",
    "GoldName",
    "Learnt",
    "Progress",
    "annotated",
    "examples",
    "learn",
    "records",
    "save",
]
