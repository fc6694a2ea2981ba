"""Keywords of reference managers, among which MeSH headings stand.

Laws
    1. A keyword is a heading only where its form proves it: every part after the first slash is a
       qualifier of MeSH. ``Humans`` alone proves nothing and stays a keyword.
    2. A leading asterisk marks a major topic.
    3. Ovid's ``/ae [Adverse Effects]`` is the qualifier that it spells out.
"""

import re

from kg.model import Heading, Keyword
from kg.readers.parts.headings import QUALIFIERS
from kg.readers.parts.medline_headings import medline_heading

_SPELLED_OUT = re.compile(r"/(\*?)[a-z]{2} \[([^\[\]/]{3,40})\]")


def keyword_or_heading(printed: str, line: int) -> Keyword | Heading | None:
    """Return what a keyword is; ``None`` for one without a letter.

    >>> keyword_or_heading("Boswellia/*chemistry", 3).qualifiers[0].major
    True
    >>> keyword_or_heading("drug/alcohol", 3).text, keyword_or_heading("*Weeds", 3).major
    ('drug/alcohol', True)
    >>> keyword_or_heading("Antibodies/ae [Adverse Effects]", 3).qualifiers[0].name
    'adverse effects'
    """
    text = _SPELLED_OUT.sub(
        lambda m: f"/{m[1]}{m[2].casefold()}", printed.strip().rstrip(";").strip()
    )
    heading = medline_heading(text, line) if "/" in text else None
    if heading and all(q.name.casefold() in QUALIFIERS for q in heading.qualifiers):
        return heading
    bare = text.removeprefix("*").strip()
    return Keyword(bare, major=text.startswith("*")) if bare else None
