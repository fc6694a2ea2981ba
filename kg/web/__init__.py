"""HTTP, for all rooms that speak to a server: requests, behind one file, and who we are there.

Laws
    1. A secret never stands in an address, a message or a representation.
    2. A redirect is followed to the same scheme, host and port only; credentials go nowhere else.
    3. What is sent again is what may be sent twice: whoever sends it makes sure of that.
"""

from kg.web.address import address, origin
from kg.web.client import Reply, Web
from kg.web.credentials import Credentials, Scheme, Secret, find_credentials, usual_scheme

__all__ = [
    "Credentials",
    "Reply",
    "Scheme",
    "Secret",
    "Web",
    "address",
    "find_credentials",
    "origin",
    "usual_scheme",
]
