"""What a text says: its mentions of drugs, diseases and targets, and its claims of them.

::

    Document ─ passages ─┬─ terms, short_forms, targets, spelling ─ naming ─┐
                         ├─ context, anaphora, reduced_names ───────────────┼─ Mentions
                         ├─ cases ──────────────────────────────────────────┼─ Cases
                         └─ claims ─────────────────────────────────────────┴─ Claims
"""

from kg.text.annotate import TEXT_VERSION, annotate
from kg.text.lexicon import Lexicon

__all__ = ["TEXT_VERSION", "Lexicon", "annotate"]
