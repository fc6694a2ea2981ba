"""Reference lists of several accounts, joined.

Law: entries are the longest list's, of equal ones the visible page's; an entry takes parts from
the one in another list that has its DOI, or stands at its place and has its title.
"""

from kg.model import Reference, field_names, replace
from kg.readers.formats.html_page.comparing import bare


def join_references(lists: list[list[Reference]]) -> list[Reference]:
    """Return the longest list, of equal ones the visible; its parts are filled from the others."""
    full = [references for references in lists if references]
    if not full:
        return []
    chosen = max(full, key=len)
    for other in full:
        if other is not chosen:
            chosen = _filled(chosen, other)
    return chosen


def _filled(ours: list[Reference], theirs: list[Reference]) -> list[Reference]:
    """Fill the parts of references that another list has at the same place, or by the same DOI."""
    by_doi = {reference.doi: reference for reference in theirs if reference.doi}
    return [
        _fill(mine, match) if (match := _match(mine, place, theirs, by_doi)) else mine
        for place, mine in enumerate(ours)
    ]


def _match(
    mine: Reference, place: int, theirs: list[Reference], by_doi: dict[str, Reference]
) -> Reference | None:
    if mine.doi and mine.doi in by_doi:
        return by_doi[mine.doi]
    other = theirs[place] if place < len(theirs) else None
    if other is None:
        return None
    title, text = bare(other.title or ""), bare(mine.text)
    same = title in text if title else bare(other.text) in text or text in bare(other.text)
    return other if same else None


def _fill(mine: Reference, other: Reference) -> Reference:
    parted = bool(other.title and other.authors)
    values = {
        name: getattr(other, name)
        for name in field_names(Reference)
        if name not in {"number", "text", "line", "label", "et_al"}
        and getattr(other, name)
        and (not getattr(mine, name) or (parted and name in {"title", "authors", "journal"}))
    }
    if mine.article_number:
        values.pop("pages", None)
    return replace(mine, **values)
