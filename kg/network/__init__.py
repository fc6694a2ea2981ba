"""The graph as a network: typed nodes, typed edges, views of them, files and pictures.

>>> sorted(VIEWS)
['all', 'citation', 'claims', 'co-authorship', 'co-mention', 'drug-condition']
"""

from kg.network.assembly import network
from kg.network.browser import Background
from kg.network.drawing import PAGE, draw
from kg.network.files import write_gexf, write_graphml, write_node_link
from kg.network.kinds import EdgeKind, NodeKind
from kg.network.plain import plain_statements
from kg.network.views import VIEWS, select, view

__all__ = [
    "PAGE",
    "VIEWS",
    "Background",
    "EdgeKind",
    "NodeKind",
    "draw",
    "network",
    "plain_statements",
    "select",
    "view",
    "write_gexf",
    "write_graphml",
    "write_node_link",
]
