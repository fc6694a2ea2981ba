"""The graph as a network: typed nodes, typed edges, views of them, files and pictures.

>>> sorted(VIEWS)
['all', 'citation', 'claims', 'co-authorship', 'co-mention', 'drug-condition']
"""

from kg.network.assembly import network
from kg.network.browser import Background
from kg.network.drawing import PAGE, draw
from kg.network.gexf import write_gexf
from kg.network.graphml import write_graphml
from kg.network.kinds import EdgeKind, NodeKind
from kg.network.listing import Listing
from kg.network.node_link import write_node_link
from kg.network.plain import plain_statements
from kg.network.statements import PREDICATES
from kg.network.streaming import StreamedView, streamed
from kg.network.views import VIEWS, select, view

__all__ = [
    "PAGE",
    "PREDICATES",
    "VIEWS",
    "Background",
    "EdgeKind",
    "Listing",
    "NodeKind",
    "StreamedView",
    "draw",
    "network",
    "plain_statements",
    "select",
    "streamed",
    "view",
    "write_gexf",
    "write_graphml",
    "write_node_link",
]
