"""People as exports name them: family name first, or in parts.

Laws
    1. ``name`` is the name in reading order where the parts are told apart (``Sandra V Navarra``),
       else the print.
    2. A suffix is taken off only where the record says that it is one.
"""

import re
from collections.abc import Sequence

from kg.model import Affiliation, Author, Identifier, replace
from kg.readers.parts.authors import email_of
from kg.readers.parts.identifiers import ORCID, valid_orcid

_ROMAN = r"(?:I{2,3}|IV|V|VI)\.?"
_SUFFIX = rf"(?:(?:Jr|Sr|2nd|3rd|4th|5th|6th)\.?|{_ROMAN})"
_SHORT = re.compile(
    rf"(?P<family>.+?)(?:\s+(?P<initials>(?:[^\W\d_a-z]\.?-?){{1,6}}))(?:\s+(?P<suffix>{_SUFFIX}))?"
)
_TRAILING_SUFFIX = re.compile(rf"(?P<given>.*?),?\s+(?P<suffix>{_SUFFIX})")
_ORGANISATION = re.compile(
    r"(?:\bROR:\s*)?(?P<ROR>https?://ror\.org/\w+)|\bGRID:\s*(?P<GRID>grid\.[\d.a-f]*\w)"
    r"|\bISNI:\s*(?P<ISNI>[\d ]{15,18}[\dX])"
)
_LONGEST = 10_000  # characters of an affiliation that is searched
_LONGEST_NAME = 300
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)*[^\W\d_]\.?|[^\W\d_a-z]{1,4}")


def person(
    family: str, given: str | None = None, initials: str | None = None, suffix: str | None = None
) -> Author:
    """Return a person by the parts of the name.

    >>> person("Navarra", "Sandra V", "SV").name
    'Sandra V Navarra'
    """
    name = " ".join(part for part in (given or initials, family, suffix) if part)
    return Author(0, name, given or None, family or None, initials or None, suffix or None)


def inverted_person(printed: str) -> Author:
    """Return a person printed as ``Family, Given`` or ``Family, Suffix, Given``.

    What stands after the comma are initials where it is nothing but capitals. A name without a
    comma stays whole: nothing tells its parts apart.

    >>> inverted_person("Navarra, Sandra V.").given, inverted_person("Smith, Jr, A. B.").suffix
    ('Sandra V.', 'Jr')
    >>> inverted_person("Navarra, S. V.").initials, inverted_person("Plato").name
    ('S. V.', 'Plato')
    """
    family, *rest = [part.strip() for part in printed.split(",")]
    rest = [part for part in rest if part]
    if not rest or not family:
        return Author(0, printed.strip(" ,"))
    suffix = _suffix_among(rest)
    if suffix is not None:
        del rest[len(rest) - 1 - rest[::-1].index(suffix)]
    given = ", ".join(rest)
    if _INITIALS.fullmatch(given):
        return person(family, None, given, suffix)
    return person(family, given, None, suffix)


def _suffix_among(parts: Sequence[str]) -> str | None:
    """Return the part of a name that is a suffix; numerals may be initials, too.

    Nobody has a numeral and no given name: ``Schmidt, V`` is Victor. Of two numerals the last one
    counts, since the given name stands first.
    """
    found = [part for part in parts if is_suffix(part)]
    numerals = [part for part in found if re.fullmatch(_ROMAN, part)]
    certain = [part for part in found if part not in numerals]
    if certain:
        return certain[0]
    return numerals[-1] if numerals and len(parts) > 1 else None


def is_suffix(text: str) -> bool:
    """Tell whether a text is a suffix of names: ``Jr``, ``3rd``, ``IV``."""
    return re.fullmatch(_SUFFIX, text) is not None


def short_person(printed: str) -> Author:
    """Return a person printed as ``Navarra SV`` or ``Smith JA Jr``, or the print where it is not.

    >>> short_person("van der Berg JA 3rd").family, short_person("Smith JA Jr").suffix
    ('van der Berg', 'Jr')
    """
    found = _SHORT.fullmatch(printed.strip()) if len(printed) <= _LONGEST_NAME else None
    if found is None:
        return Author(0, printed.strip())
    parts = found.groupdict()
    author = person(parts["family"], None, parts["initials"], parts["suffix"])
    return replace(author, name=printed.strip())


def full_person(full: str, short: str | None) -> Author:
    """Return a person from MEDLINE's two forms: ``Navarra, Sandra V`` and ``Navarra SV``.

    >>> full_person("Smith, John A Jr", "Smith JA Jr").given
    'John A'
    """
    family, comma, given = (part.strip() for part in full.partition(","))
    abbreviated = short_person(short) if short else None
    if not comma or not given:
        return person(family)
    suffix = abbreviated.suffix if abbreviated else None
    found = _TRAILING_SUFFIX.fullmatch(given) if suffix else None
    if found and found["suffix"] == suffix:
        given = found["given"]
    return person(family, given, abbreviated.initials if abbreviated else None, suffix)


def with_affiliation(author: Author, text: str) -> Author:
    """Return an author with one more affiliation, and the first e-mail address found in it."""
    identifiers = tuple(
        Identifier("other", found[found.lastgroup], source=found.lastgroup)
        for found in _ORGANISATION.finditer(text[:_LONGEST])
        if found.lastgroup
    )
    first = identifiers[0].value if identifiers else None
    return replace(
        author,
        affiliations=(*author.affiliations, Affiliation(text, first, identifiers)),
        email=author.email or (email_of(text) if len(text) <= _LONGEST else None),
    )


def with_identifier(author: Author, printed: str) -> Author:
    """Return an author with one more identifier: ``ORCID: 0000-...``, ``ISNI: 0000...``.

    The first valid ORCID iD is the author's; one whose check digit is wrong is marked invalid.
    """
    source, colon, value = (part.strip() for part in printed.partition(":"))
    # An ISNI has the form and the check digit of an ORCID iD: the name of the scheme decides.
    orcid = orcid_in(printed) if "orcid" in printed.casefold() else None
    if orcid and author.orcid in {None, orcid}:
        return replace(author, orcid=orcid)
    if not colon or source.casefold() in {"http", "https"}:
        source, value = ("ORCID" if "orcid.org" in printed else ""), printed.strip()
    wrong = source.upper() == "ORCID" and orcid is None
    identifier = Identifier("other", value, source=source or None, valid=not wrong)
    return replace(author, identifiers=(*author.identifiers, identifier))


def orcid_in(printed: str) -> str | None:
    """Return the valid ORCID iD in a text, bare digits allowed, or ``None``.

    >>> orcid_in("ORCID: 0000000218250097"), orcid_in("https://orcid.org/0000-0002-1825-0097")
    ('0000-0002-1825-0097', '0000-0002-1825-0097')
    """
    text = re.sub(
        r"(?<![\d-])(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?![\d-])", r"\1-\2-\3-\4", printed
    ).replace("x", "X")
    return next((found for found in ORCID.findall(text) if valid_orcid(found)), None)
