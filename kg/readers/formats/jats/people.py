"""Contributors: authors in order, and everyone else with a role.

Laws
    1. A contributor is an author where the type says so or says nothing; every other one is a
       collaborator, and its type is its role. Members of a group author are collaborators.
    2. An affiliation belongs to whom it stands in or who refers to it; one of a group of
       contributors that nobody refers to belongs to those of the group who have no other. Nothing
       else is guessed: one that is nobody's is a statement.
    3. An e-mail address is a person's where it stands in the contributor, or where one person alone
       refers to what it stands in, and it is the only one there.

Source: JATS 1.3, elements contrib-group, contrib, collab, name-alternatives, xref, author-notes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kg.model import Author, Identifier, replace
from kg.readers.formats.jats.affiliations import Place, places
from kg.readers.formats.jats.coverage import Element, children, holders, inside
from kg.readers.formats.jats.draft import ArticleDraft
from kg.readers.formats.jats.notes import kind_of_note, note_text, read_note
from kg.readers.parts.persons import orcid_in, person

_YES: Final = frozenset({"yes", "y", "true", "1"})
_NAMES: Final = ("name", "name-alternatives", "string-name", "collab", "collab-alternatives",
                 "collab-name", "collab-name-alternatives", "anonymous")  # fmt: skip


@dataclass(slots=True)
class Surroundings:
    """What contributors refer to: by id, affiliations, addresses for letters, and notes."""

    places: dict[str, Place] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Element] = field(default_factory=dict)
    references: Counter[str] = field(default_factory=Counter)


def read_people(meta: Element, draft: ArticleDraft) -> None:
    """Read the contributors of an article-meta or front-stub, and its author-notes."""
    around = _surroundings(meta, draft)
    groups = list(draft.coverage.each(meta, "contrib-group"))
    own = [_group_places(group, around, draft) for group in groups]
    unbound = [place for key, place in places(meta, draft) if not _bind(key, place, around)]
    for group, found in zip(groups, own, strict=True):
        _read_group(group, found, around, draft)
    for place in unbound:
        draft.say("affiliation", meta, place.affiliation.text)
    for key, place in around.places.items():
        if not around.references[key] and not any(place in found for found in own):
            draft.say("affiliation", meta, place.affiliation.text)


def _bind(key: str | None, place: Place, around: Surroundings) -> bool:
    if not key:
        return False
    around.places[key] = place
    return True


def _group_places(group: Element, around: Surroundings, draft: ArticleDraft) -> list[Place]:
    """Return the affiliations of a group that hold for all of it."""
    found = []
    for key, place in places(group, draft):
        _bind(key, place, around)
        if not key or not around.references[key]:
            found.append(place)
    return found


def _surroundings(meta: Element, draft: ArticleDraft) -> Surroundings:
    around = Surroundings()
    coverage = draft.coverage
    for reference in inside(meta, "xref"):
        around.references.update((reference.get("rid") or "").split())
    for notes in coverage.each(meta, "author-notes"):
        for letter in coverage.each(notes, "corresp"):
            emails = [" ".join("".join(one.itertext()).split()) for one in inside(letter, "email")]
            for one in letter:
                if one.tag == "label":
                    coverage.whole(one)
            draft.say("correspondence", letter, draft.text(letter, ("label",)))
            if len(emails) == 1:
                around.letters[letter.get("id") or ""] = emails[0]
        for note in coverage.each(notes, "fn"):
            around.notes[note.get("id") or ""] = note
            read_note(note, draft)
        for other in coverage.each(notes, "p", "title"):
            draft.say("author-notes", other, draft.text(other))
    root = next(reversed([meta, *holders(meta)]))
    for note in inside(root, "fn"):
        around.notes.setdefault(note.get("id") or "", note)
    return around


# ------------------------------------------------------------------------------------------ groups


def _read_group(
    group: Element, shared: list[Place], around: Surroundings, draft: ArticleDraft
) -> None:
    coverage = draft.coverage
    role = next((draft.text(one) for one in coverage.each(group, "role")), None)
    taken = False
    for contributor in coverage.each(group, "contrib"):
        kind = coverage.get(contributor, "contrib-type")
        for one in _people(contributor, around, draft):
            author = one if one.affiliations else _with_places(one, shared)
            taken = taken or not one.affiliations
            if _is_author(kind) and author.role is None:
                draft.authors.append(author)
            else:
                draft.collaborators.append(
                    replace(author, role=author.role or (kind if not _is_author(kind) else role))
                )
    for place in () if taken else shared:
        draft.say("affiliation", group, place.affiliation.text)
    for other in coverage.each(group, "on-behalf-of", "author-comment", "xref", "email", "uri",
                               "ext-link", "fn", "address", "bio"):  # fmt: skip
        draft.say(other.tag, other, draft.text(other))


def _is_author(kind: str | None) -> bool:
    return kind is None or kind.casefold() in {"author", "authors", "corresp", "corresponding"}


def _with_places(author: Author, found: list[Place]) -> Author:
    return replace(author, affiliations=tuple(place.affiliation for place in found))


def _people(element: Element, around: Surroundings, draft: ArticleDraft) -> Iterator[Author]:
    """Yield a contributor, and behind a group its members."""
    coverage = draft.coverage
    members: list[Author] = []
    author = _named(element, members, around, draft)
    if author is None:
        coverage.doubt(
            element, "author-without-name", "an author without a name was left out", None
        )
        return
    author = _with_marks(author, element, draft)
    author = _with_references(author, element, around, draft)
    author = _with_details(author, element, draft)
    own = [place for _, place in places(element, draft)]
    emails = [email for place in own for email in place.emails]
    yield replace(
        author,
        affiliations=(*(place.affiliation for place in own), *author.affiliations),
        email=author.email or (emails[0] if len(emails) == 1 else None),
    )
    yield from members


def _named(
    element: Element, members: list[Author], around: Surroundings, draft: ArticleDraft
) -> Author | None:
    found: Author | None = None
    for one in draft.coverage.each(element, *_NAMES):
        named = name_of(one, draft)
        if found is None or (found.collective and not named.collective):
            found = named
        elif named.name != found.name:
            draft.administer("contributor-also-named", f"{found.name}: {named.name}")
        for group in inside(one, "contrib-group"):
            members += _members(draft.coverage.open(group), named.name, around, draft)
    return found


def _members(
    group: Element, name: str, around: Surroundings, draft: ArticleDraft
) -> Iterator[Author]:
    coverage = draft.coverage
    shared = [place for _, place in places(group, draft)]
    role = next((draft.text(one) for one in coverage.each(group, "role")), None)
    for contributor in coverage.each(group, "contrib"):
        kind = coverage.get(contributor, "contrib-type")
        for one in _people(contributor, around, draft):
            author = one if one.affiliations else _with_places(one, shared)
            yield replace(author, role=one.role or kind or role or f"member of {name}")


# ------------------------------------------------------------------------------------------- names


def name_of(element: Element, draft: ArticleDraft) -> Author:
    """Return a name, or a group, that an element gives."""
    coverage = draft.coverage
    coverage.open(element)
    if element.tag == "name":
        return _parts(element, draft)
    if element.tag == "anonymous":
        return Author(0, draft.text(element) or "Anonymous")
    if element.tag.endswith("-alternatives"):
        return _of_alternatives(element, draft)
    if element.tag.startswith("collab"):
        coverage.get(element, "collab-type")
        return Author(0, draft.text(element, ("contrib-group",)), collective=True)
    if any(child.tag == "surname" for child in element):
        printed = " ".join(" ".join(element.itertext()).split())
        coverage.render(element)
        return replace(_parts(element, draft), name=_printed(element, printed))
    return Author(0, draft.text(element))


def _printed(element: Element, spaced: str) -> str:
    text = " ".join("".join(element.itertext()).split())
    return text if any((child.tail or "").strip(",") for child in element) else spaced


def _of_alternatives(element: Element, draft: ArticleDraft) -> Author:
    forms = [name_of(child, draft) for child in element if child.tag in _NAMES]
    if not forms:
        return Author(0, draft.text(element))
    for other in forms[1:]:
        draft.administer("contributor-also-named", f"{forms[0].name}: {other.name}")
    return forms[0]


def _parts(element: Element, draft: ArticleDraft) -> Author:
    coverage = draft.coverage
    parts: dict[str, str] = {}
    coverage.get(element, "lang")
    for child in coverage.each(element, "surname", "given-names", "prefix", "suffix", "degrees"):
        parts[child.tag] = draft.text(child)
        if child.tag == "given-names":
            parts["initials"] = coverage.get(child, "initials") or ""
        else:
            coverage.get(child, "initials")
    author = person(
        parts.get("surname", ""), parts.get("given-names"), parts.get("initials"),
        parts.get("suffix"),
    )  # fmt: skip
    titles = tuple(parts[name] for name in ("prefix", "degrees") if parts.get(name))
    return replace(author, degrees=titles)


# ----------------------------------------------------------------------------- what stands at names


def _with_marks(author: Author, element: Element, draft: ArticleDraft) -> Author:
    coverage = draft.coverage
    equal, corresponding, deceased = (
        (coverage.get(element, name) or "").casefold() in _YES
        for name in ("equal-contrib", "corresp", "deceased")
    )
    return replace(author, equal_contribution=equal, corresponding=corresponding, deceased=deceased)


def _with_references(
    author: Author, element: Element, around: Surroundings, draft: ArticleDraft
) -> Author:
    for reference in children(element, "xref"):
        draft.coverage.whole(reference)
        for key in (reference.get("rid") or "").split():
            author = _refer(author, key, around, draft)
        if not reference.get("rid"):
            continue
        if reference.get("ref-type") == "corresp":
            author = replace(author, corresponding=True)
    return author


def _refer(author: Author, key: str, around: Surroundings, draft: ArticleDraft) -> Author:
    alone = around.references[key] == 1
    if key in around.places:
        place = around.places[key]
        email = place.emails[0] if alone and len(place.emails) == 1 else None
        return replace(
            author, affiliations=(*author.affiliations, place.affiliation),
            email=author.email or email,
        )  # fmt: skip
    if key in around.letters:
        email = around.letters[key] if alone else None
        return replace(author, corresponding=True, email=author.email or email)
    note = around.notes.get(key)
    if note is None:
        return author
    kind = kind_of_note((note.get("fn-type"),))
    text = note_text(note, draft)
    return replace(
        author,
        equal_contribution=author.equal_contribution or kind == "equal-contribution",
        corresponding=author.corresponding or kind == "correspondence",
        deceased=author.deceased or kind == "deceased",
        notes=(*author.notes, text) if text else author.notes,
    )


def _with_details(author: Author, element: Element, draft: ArticleDraft) -> Author:
    coverage = draft.coverage
    for child in element:
        rule = child.tag
        if rule == "contrib-id":
            author = _with_identifier(author, coverage.open(child), draft)
        elif rule in {"role", "degrees"}:
            author = _with_role(author, coverage.open(child), draft)
        elif rule in {"email", "address"}:
            author = _with_address(author, coverage.open(child), draft)
        elif rule in {"bio", "author-comment", "comment", "on-behalf-of", "ext-link", "uri", "fn"}:
            coverage.open(child)
            note = f"{author.name}: {draft.text(child)}"
            draft.say("biography" if rule == "bio" else rule, child, note)
        elif rule == "x":
            coverage.whole(child)  # punctuation that a printer puts between names
    return author


def _with_identifier(author: Author, element: Element, draft: ArticleDraft) -> Author:
    kind, value = draft.coverage.get(element, "contrib-id-type") or "", draft.text(element)
    orcid = orcid_in(value) if kind.casefold() == "orcid" else None
    if orcid and author.orcid is None:
        return replace(author, orcid=orcid)
    if kind.casefold() == "orcid" and orcid is None:
        draft.coverage.doubt(
            element, "orcid-not-valid",
            "an ORCID iD whose form or check digit is wrong; it was kept as printed", value,
        )  # fmt: skip
    if not value:
        return author
    found = Identifier("other", value, kind or None, valid=kind.casefold() != "orcid")
    return replace(author, identifiers=(*author.identifiers, found))


def _with_role(author: Author, element: Element, draft: ArticleDraft) -> Author:
    text = draft.text(element)
    if not text:
        return author
    if element.tag == "degrees":
        return replace(author, degrees=(*author.degrees, text))
    return replace(author, contributions=(*author.contributions, text))


def _with_address(author: Author, element: Element, draft: ArticleDraft) -> Author:
    emails = [" ".join("".join(one.itertext()).split()) for one in inside(element, "email")]
    text = draft.text(element)
    if element.tag == "address" and text not in emails:
        author = replace(author, notes=(*author.notes, text)) if text else author
    return replace(author, email=author.email or (emails[0] if emails else None))
