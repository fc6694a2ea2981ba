"""A built graph, loaded into any triple store and kept up to date there, graph by graph.

::

    store ──fingerprint──▶ what is here ─┐
                                         ├──plan──▶ add, replace, remove ──way──▶ target
    target ──ledger──────▶ what is there ┘                                  checking ◀┘

Laws
    1. What was sent is known by asking the target: its ledger, a named graph of ours, holds the
       hash of each graph that arrived. Any machine can go on from there.
    2. A row of the ledger is written with or after its graph and taken out with or before it: a row
       that is there is true, wherever the connection was cut.
    3. A graph that is neither here nor in the ledger is not ours, and is never touched.
    4. Every request may be sent twice.
"""

from kg.push.checking import Check
from kg.push.kinds import KINDS, Kind, Places, recognise
from kg.push.plan import Plan
from kg.push.push import Options, Pushed, plan_push, push
from kg.push.target import Target

__all__ = [
    "KINDS",
    "Check",
    "Kind",
    "Options",
    "Places",
    "Plan",
    "Pushed",
    "Target",
    "plan_push",
    "push",
    "recognise",
]
