"""The line of keywords, which every kind of page labels alike."""

from kg.readers.parts.keywords import keyword_label
from kg.readers.parts.lines import Row, trim
from kg.readers.records.draft import Draft, KeywordLine


def read_keywords(row: Row, draft: Draft) -> bool:
    """Read ``Keywords: a; b.``; return whether the row was one."""
    start = keyword_label(row.text)
    if start is None or not row.text[start:].strip():
        return False
    draft.keyword_lines.append(KeywordLine(trim(row.text[start:]), row.line))
    return True
