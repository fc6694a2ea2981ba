"""Claims that a fitted model reads: which sentences say that a drug harms, or treats.

::

    Statement ─ pair ─ features ─ model ─ reading: drafts of claims, where the rules made none
                                    │
                                learning: from corpora that annotate relations
"""

from kg.text.claims.learnt.model import RelationModel
from kg.text.claims.learnt.pair import Pair, pairs
from kg.text.claims.learnt.reading import learnt_claims
from kg.text.claims.learnt.relation import OF_TYPE, Relation

__all__ = ["OF_TYPE", "Pair", "Relation", "RelationModel", "learnt_claims", "pairs"]
