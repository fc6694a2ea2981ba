"""Saved HTML: PubMed's article pages and journals' landing pages.

Laws
    1. What the page says of itself for machines is read first: Highwire's ``citation_*`` tags,
       schema.org in JSON-LD and in microdata, PRISM, Dublin Core, bepress, Open Graph; then the
       page that people see.
    2. Accounts are joined by the rule in `kg.readers.formats.html_page.merge`; nothing stands
       twice.
    3. What no rule read (a metadata name, a key of JSON-LD, a block under a heading) is counted,
       one finding a kind.
"""

from kg.readers.formats.html_page.reader import HtmlPageReader

__all__ = ["HtmlPageReader"]
