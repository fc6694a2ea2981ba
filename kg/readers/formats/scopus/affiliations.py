"""Where Scopus's authors work, and which of them to write to.

Laws
    1. ``Authors with affiliations`` has a block for each author, which the author's name begins;
       where the blocks are not the authors', one for one, they are a statement of the paper.
    2. Commas divide the affiliations of a block and stand in them, too. They are those of the
       column ``Affiliations`` which, put together, are the block; else it is one affiliation.
    3. Without blocks an affiliation is the only author's, or a statement of the paper.
    4. A corresponding author is the one whose initials and family name, which nobody else has,
       stand before an address; an e-mail address is that of the author before it.
"""

import re
from collections.abc import Iterator, Sequence

from kg.folding import fold
from kg.model import Author, replace
from kg.readers.formats.scopus.entry import Entry, listed
from kg.readers.formats.scopus.names import People
from kg.readers.parts.identifiers import EMAIL
from kg.readers.parts.persons import with_affiliation

_NEXT = re.compile(r";\s+")
_MAIL = re.compile(r"e-?mail:\s*(?P<mail>\S+)", re.IGNORECASE)
_SHORT = re.compile(r"(?P<initials>(?:[^\W\d_]{1,2}\.[\s-]*){1,6})(?P<family>[^\d.;]{1,80})")
_MOST_STEPS = 1_000
"""Texts that are put behind each other to make one block; an author has some tens at most."""


def read_affiliations(entry: Entry, people: People) -> None:
    """Give each author of the draft the affiliations that the record says are theirs."""
    draft, authors = entry.draft, people.authors
    placed, listing = entry.one("Authors with affiliations"), entry.one("Affiliations")
    known = sorted({*_NEXT.split(listing.text)} - {""}, key=len) if listing else []
    blocks = list(_blocks(placed.text, people.printed)) if placed else []
    whole = not placed or len(blocks) == len(authors)
    if placed and not whole:
        draft.state("affiliation", placed.text, placed.line)
    for place, block in enumerate(blocks if whole else ()):
        for text in _parts(block, known):
            authors[place] = with_affiliation(authors[place], text)
    if not whole or listing is None:
        return
    for text in known:
        if not placed and len(authors) == 1:
            authors[0] = with_affiliation(authors[0], text)
        elif not any(text in block for block in blocks):
            draft.state("affiliation", text, listing.line)


def _blocks(text: str, printed: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield what stands behind each author's name, as far as the authors come one after another."""
    place, block = 0, None
    for piece in _NEXT.split(text):
        names = printed[place] if place < len(printed) else ()
        rest = next((rest for name in names if (rest := _behind(piece, name)) is not None), None)
        if rest is None:
            if block is None:
                return
            block = f"{block}; {piece}"
            continue
        if block is not None:
            yield block
        place, block = place + 1, rest
    if block is not None:
        yield block


def _behind(piece: str, name: str) -> str | None:
    """Return what stands behind a name that begins a piece, or ``None`` where it does not."""
    if piece.strip() == name:
        return ""
    return piece[len(name) + 1 :].strip() if piece.startswith(f"{name},") else None


def _parts(block: str, known: Sequence[str]) -> list[str]:
    """Return the affiliations of a block; those that are known come short ones first.

    >>> _parts("Dept. A, B Univ., C, D Univ.", ["Dept. A", "D Univ.", "Dept. A, B Univ., C"])
    ['Dept. A, B Univ., C', 'D Univ.']
    >>> _parts("Dept. A, Nowhere", ["Dept. A"])
    ['Dept. A, Nowhere']
    """
    text = block.strip(" ;")
    return _divided(text, known) or ([text] if text else [])


def _divided(block: str, known: Sequence[str]) -> list[str] | None:
    """Return the known texts that a block is made of, a long one rather than its beginning."""
    paths: list[tuple[str, list[str]]] = [(block, [])]
    for _ in range(_MOST_STEPS):
        if not paths:
            return None
        rest, path = paths.pop()
        if not rest:
            return path
        paths.extend(
            (rest[len(text) + 2 :], [*path, text])
            for text in known
            if rest == text or rest.startswith(f"{text}, ")
        )
    return None


def read_correspondence(entry: Entry, people: People) -> None:
    """Read the address to write to, and mark whose it is."""
    item = entry.one("Correspondence Address")
    if item is None:
        return
    entry.draft.state("correspondence", item.text.strip(" ;"), item.line)
    place: int | None = None
    for piece in listed(item.text):
        mail = _MAIL.fullmatch(piece)
        bearer = None if mail else _bearer(piece, people.authors)
        if bearer is not None:
            place = bearer
            people.authors[place] = replace(people.authors[place], corresponding=True)
        elif mail and place is not None and EMAIL.fullmatch(mail["mail"]):
            known = people.authors[place].email
            people.authors[place] = replace(people.authors[place], email=known or mail["mail"])


def _bearer(printed: str, authors: Sequence[Author]) -> int | None:
    """Return the only author whose initials and family name are printed."""
    found = _SHORT.fullmatch(printed)
    if found is None:
        return None
    initials, family = _letters(found["initials"]), fold(found["family"])
    places = [
        place
        for place, author in enumerate(authors)
        if fold(author.family or "") == family and _agree(initials, author)
    ]
    return places[0] if len(places) == 1 else None


def _agree(initials: str, author: Author) -> bool:
    """Tell whether an author has these initials, of which either side may have more."""
    own = _letters(author.initials or "") or _firsts(author.given or "")
    return bool(own) and (own.startswith(initials) or initials.startswith(own))


def _letters(initials: str) -> str:
    return fold("".join(re.findall(r"[^\W\d_]", initials)))


def _firsts(given: str) -> str:
    return fold("".join(word[0] for word in re.findall(r"[^\W\d_]+", given)))
