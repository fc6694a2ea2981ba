"""A view as one interactive page of HTML, which asks no network for anything.

The page opens with the places that Python gave the nodes; Cytoscape.js (`vendor/`) draws them.
"""

from kg.network.browser.background import Background
from kg.network.browser.document import html_page

__all__ = ["Background", "html_page"]
