"""PubTator's text format: a title, an abstract, and the mentions and relations of each."""

from kg.readers.formats.pubtator.reader import PubTatorReader

__all__ = ["PubTatorReader"]
