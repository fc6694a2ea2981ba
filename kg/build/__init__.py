"""From inputs to a graph: the only room that knows every stage.

::

    files ──listing──▶ units ──reading──▶ records, index ─┐
                                    settling: who is who ◀─┤ all indexes together
                                          └─ answers ─▶ linking ──▶ quads, and what is known of them
                                                                      │
               sharing: concepts, lineage, links between records ◀────┤
                                    assembly: the embedded store ◀────┘

A unit of work is one input file. Reading and linking are done unit by unit, by this process, by
several, or by a cluster (`crew`); what they give is kept in a depot, each file under a name that
tells all that its content depends on. That is the journal: what is there is done.

Laws
    1. A graph holds exactly the inputs that were named: a build replaces what stood there before.
    2. The same inputs give the same quads, whatever their order, whoever does the work, and
       whatever was built before. What differs from run to run (seconds, the day) is in
       ``build.json``, not in the graph; who wants the day in the graph names it.
    3. A record enters its graph whole or not at all, and a build becomes visible whole or not at
       all. Whatever dies in the middle, the next build goes on from what is done.
"""

from kg.build.build import build_graph, remove
from kg.build.options import BuildOptions, TextReading
from kg.build.result import Build, Findings
from kg.build.tally import Progress, Tally

__all__ = [
    "Build",
    "BuildOptions",
    "Findings",
    "Progress",
    "Tally",
    "TextReading",
    "build_graph",
    "remove",
]
