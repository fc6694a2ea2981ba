"""What the headings of journals' pages stand for: the text pages' table, and what HTML adds."""

import re
from typing import Final

from kg.readers.formats.journal_page.blocks import HEADINGS
from kg.readers.parts.lines import Row

_MORE_HEADINGS: Final = {
    "contributions": "notes",
    "ethics": "notes", "additional information": "notes",
    "copyright": "license", "rights": "license", "research organism": "notes",
    "plain language summary": "summary",  "significance statement":
    "summary", "significance": "summary", "editor's summary": "summary", "lay summary": "summary",
    "digest": "summary", "cite this as": "how-to-cite", "impact statement": "summary",
    "publication history": "dates", "article history": "dates", "history": "dates", "dates":
    "dates",
    "licence": "license", "license information": "license",
    "copyright notice": "license",
    "descriptores": "keywords", "descritores": "keywords", "mots clés": "keywords",
    "corresponding author": "notes", "correspondence to": "notes",
}  # fmt: skip
_SITE_HEADINGS = re.compile(
    r"similar content being viewed by others|about this article|rights and permissions"
    r"|similar articles.*|most read.*|related (?:articles?|content|links?)"
    r"|recommended(?: (?:articles?|content|reading).*)?|you may also.*|subjects?|subject areas.*"
    r"|explore content|about the journal|publish with us|search(?: (?:this|by|the) .*)?"
    r"|quick links|information|latest publications?|current issue|make a submission|language"
    r"|keywords? cloud|tools|share(?: this.*)?|download(?:s| citation)?.*"
    r"|article (?:tools|sidebar|details|metrics)|metrics(?: and citations)?|main article content"
    r"|open citations.*|table of contents|contents|sections|figures?|tables"
    r"|access (?:this article|options)|buy.*|cite this article.*|subscribe.*|sign ?up.*|log ?in.*"
    r"|notifications|user|open journal systems|journal (?:help|content|information|metrics)"
    r"|font size|navigation|categories|browse(?: .*)?|more (?:from|in|by|like) .*"
    r"|be the first to read.*|comments?|reader comments.*|media coverage.*|sponsored|advertisement"
    r"|services on demand|indicators|permalink|how to cite item|supplementary (?:files?|material)"
    r"|further reading|this article is cited by|cited by.*|author information and affiliations"
    r"|.*cookies?.*|.*newsletter.*|(?:your )?privacy.*|(?:your|email) preferences|contact(?: us)?"
    r"|follow us.*|platform & workflow.*|refbacks|apontamentos|usuario|usuário"
)
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.)]?\s+")


def block_name(row: Row) -> str | None:
    """Return what the block under a heading is, or ``None`` where no table knows it."""
    key = _NUMBER.sub("", row.key)
    digest = "summary" if key.endswith(" digest") else None
    return HEADINGS.get(key) or _MORE_HEADINGS.get(key) or digest


def is_site_key(key: str) -> bool:
    """Tell whether a heading, in one letter case, heads a part of the site."""
    return _SITE_HEADINGS.fullmatch(key) is not None
