"""A paper's text with the words marked that name concepts, as a page of HTML."""

from kg.export.marked_text.page import page
from kg.export.marked_text.records import MarkedMention, MarkedPaper, MarkedSection

__all__ = ["MarkedMention", "MarkedPaper", "MarkedSection", "page"]
