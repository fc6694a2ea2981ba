"""MeSH headings in MEDLINE's one line: ``*Drug Resistance/drug effects/*genetics``."""

from kg.model import Heading, HeadingQualifier


def medline_heading(printed: str, line: int) -> Heading | None:
    """Return a heading as MEDLINE prints it, or ``None`` where a name is missing.

    >>> heading = medline_heading("*Drug Resistance/drug effects/*genetics", 1)
    >>> heading.major, [(q.name, q.major) for q in heading.qualifiers]
    (True, [('drug effects', False), ('genetics', True)])
    """
    (descriptor, major), *qualifiers = (starred(name) for name in printed.split("/"))
    if not descriptor or not all(name for name, _ in qualifiers):
        return None
    named = tuple(HeadingQualifier(name, None, star) for name, star in qualifiers)
    return Heading(descriptor, None, major, named, (line,))


def starred(name: str) -> tuple[str, bool]:
    """Return a name without its asterisk, and whether it has one."""
    bare = name.strip()
    return bare.removeprefix("*").strip(), bare.startswith("*")
