"""The author part of a printed reference.

Laws
    1. A text is an author list only if every piece of it has the form of a name with initials, or
       is ``et al``, or a group set apart by a semicolon; otherwise nothing is taken from it.
    2. Names stay as printed.

Forms: ICMJE/Vancouver ``Isenberg DA``, APA ``Isenberg, D. A.``, MDPI ``Isenberg, D.A.;``, and
Elsevier ``D.A. Isenberg``.
"""

import re
from dataclasses import dataclass

_ET_AL = re.compile(
    r"[,;]?\s*(?:,?\s*(?:and|&)\s+)?\bet\.?\s+al\b\.?|[,;]?\s+and others\b", re.IGNORECASE
)
GROUP_WORDS = re.compile(
    r"\b(?:group|groups|committee|society|association|organi[sz]ation|collaborat\w+|consortium"
    r"|investigators|network|institutes?|agency|ministry|cent(?:er|re)s?|commission|college|council"
    r"|task force|administration|federation|foundation|union|board|department|initiative|trialists"
    r"|grupo|groupe|gruppo|gruppe|estudio|étude|studio|sociedad|société|società|team|academy|registry|bureau|alliance|league|panel|study|nations|program(?:me)?)\b",
    re.IGNORECASE,
)
_SUFFIX = r"(?:\s+(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?)?"
_FAMILY = r"(?P<family>[^\W\d_][^\d,;:()]*?)"
_BARE = re.compile(rf"{_FAMILY}\s+(?P<initials>[^\W\d_](?:-?[^\W\d_]){{0,4}}){_SUFFIX}")
_DOTTED = r"(?:[^\W\d_][a-z]?\.[\s-]?){1,5}"
_FAMILY_DOTTED = re.compile(rf"{_FAMILY},?\s+(?P<initials>{_DOTTED}){_SUFFIX}")
_DOTTED_FAMILY = re.compile(rf"(?P<initials>{_DOTTED})\s*{_FAMILY}{_SUFFIX}")
_AND = re.compile(r"^(?:and|&|y|et|und)\s+|\s+(?:&|and)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class ReferenceAuthors:
    """The authors of a reference as printed, whether ``et al`` follows, and a group."""

    names: tuple[str, ...] = ()
    et_al: bool = False
    collective: str | None = None


def parse_reference_authors(text: str) -> ReferenceAuthors | None:
    """Return the authors, or ``None`` where the text is no author list.

    >>> parse_reference_authors("Rentero ML, Amigo E, et al; GHDP study group")
    ReferenceAuthors(names=('Rentero ML', 'Amigo E'), et_al=True, collective='GHDP study group')
    >>> parse_reference_authors("Lupus, osteoporosis")
    """
    body, et_al, group = _set_apart(text.strip().rstrip(",;: "))
    names = _names(body)
    if names is None or not (names or group):
        return None
    return ReferenceAuthors(names, et_al, group)


def parse_group(text: str) -> ReferenceAuthors | None:
    """Return an organisation that stands where the authors would, or ``None``.

    >>> parse_group("World Health Organization").collective
    'World Health Organization'
    """
    longest = 12
    group = text.strip().rstrip(".")
    words = group.split()
    if not words or len(words) > longest or not GROUP_WORDS.search(group):
        return None
    capitals = sum(word[0].isupper() for word in words)
    small = sum(word in {"of", "the", "for", "and", "on", "in", "de"} for word in words)
    return ReferenceAuthors(collective=group) if capitals + small == len(words) else None


def _set_apart(text: str) -> tuple[str, bool, str | None]:
    et_al = _ET_AL.search(text)
    body = text[: et_al.start()] + "\0" + text[et_al.end() :] if et_al else text
    if et_al:
        before, _, after = body.partition("\0")
        group = after.strip(" ,;.:")
        return before.rstrip(",; "), True, group or None
    head, mark, tail = body.rpartition(";")
    if mark and GROUP_WORDS.search(tail):
        return head, False, tail.strip(" .")
    head, mark, tail = body.rpartition(",")
    if mark and parse_group(re.sub(r"^\s*(?:and|&|for the|on behalf of the)\s+", "", tail)):
        return head, False, re.sub(r"^\s*(?:and|&)\s+", "", tail).strip(" .")
    return body, False, None


def _names(text: str) -> tuple[str, ...] | None:
    if not text:
        return ()
    for split in (_by_semicolons, _by_commas, _by_pairs):
        names = split(text)
        if names is not None and all(map(_is_name, names)):
            return names
    return None


def _by_semicolons(text: str) -> tuple[str, ...] | None:
    if ";" not in text:
        return None
    return tuple(_bare(part) for part in text.split(";") if part.strip())


def _by_commas(text: str) -> tuple[str, ...]:
    return tuple(
        _bare(name) for part in text.split(",") for name in _AND.split(part) if name.strip()
    )


def _by_pairs(text: str) -> tuple[str, ...] | None:
    pieces = [
        piece for part in text.split(",") for piece in _AND.split(part.strip()) if piece.strip()
    ]
    if len(pieces) % 2:
        return None
    return tuple(
        f"{family.strip()}, {initials.strip()}"
        for family, initials in zip(pieces[::2], pieces[1::2], strict=True)
    )


def _bare(name: str) -> str:
    return re.sub(r"^\s*(?:and|&)\s+", "", name).strip()


def _is_name(name: str) -> bool:
    found = _BARE.fullmatch(name)
    if found and found["initials"].replace("-", "").isupper():
        return _is_family(found["family"])
    for pattern in (_FAMILY_DOTTED, _DOTTED_FAMILY):
        found = pattern.fullmatch(name) or pattern.fullmatch(f"{name}.")
        if found and found["initials"][0].isupper():
            return _is_family(found["family"])
    return False


def _is_family(family: str) -> bool:
    longest = 5
    words = family.split()
    return 0 < len(words) <= longest and any(word[0].isupper() for word in words)
