"""Whether two readers say the same of a paper, and how often they do, field by field.

Laws
    1. Forms that mean the same are the same: case, punctuation, white space, the dash of a range,
       `123-9` for `123-129`, tags of markup. A first page alone is beside a first page. Accents
       and Greek letters count.
    2. Authors agree where the same family names stand in the same order.
    3. Of references the number is compared, of lists without an order (keywords, headings) the
       set, of affiliations all words in order, whosever they are.
    4. Where a library has no headings apart, its keywords are beside our keywords and headings.
    5. A translated title is as good as the original one, and an abstract as good with the labels
       of its sections as without them: libraries give the one or the other.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from measuring.read_records import Record, Value, letters

_RANGE: Final = re.compile(r"\s*[-‐-―]+\s*")
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-z][.\s-]*){1,4}")
_LIST: Final = re.compile(r"[;,\n]")
_TAG: Final = re.compile(r"</?[a-zA-Z][\w:.-]*(?:\s[^<>]*)?/?>")
FORMS: Final = frozenset({"title", "abstract"})
SETS: Final = frozenset({"keywords", "headings"})


@dataclass(slots=True)
class Tally:
    """How many papers have a field with us, with the peer and with both; how many agree."""

    ours: int = 0
    theirs: int = 0
    both: int = 0
    same: int = 0


@dataclass(slots=True)
class Agreement:
    """The tallies of all fields, and each disagreement: field, our value, theirs."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[tuple[str, Value | None, Value | None]] = field(default_factory=list)

    def add(self, ours: Record, theirs: Record, fields: Iterable[str]) -> None:
        """Compare two records of one paper, in the fields that the library has at all."""
        if ours and "headings" not in fields:
            ours = {**ours, "keywords": [*ours.get("keywords", ()), *ours.get("headings", ())]}
        for name in fields:
            tally = self.tallies.setdefault(name, Tally())
            our, their = ours.get(name), theirs.get(name)
            tally.ours += bool(our)
            tally.theirs += bool(their)
            tally.both += bool(our and their)
            if our and their and same(name, our, their):
                tally.same += 1
            elif our or their:
                self.differences.append((name, our, their))


def same(name: str, ours: Value, theirs: Value) -> bool:
    """Tell whether two values of a field mean the same.

    >>> same("pages", "123-9", "123--129"), same("authors", ["Ruiz,"], ["Ruiz, Ana"])
    (True, True)
    """
    if name in FORMS:
        forms = [ours] if isinstance(ours, str) else ours
        return letters(_untagged(theirs)) in {letters(_untagged(form)) for form in forms}
    if name == "pages":
        return _same_pages(pages(_text(ours)), pages(_text(theirs)))
    return _comparable(name, ours) == _comparable(name, theirs)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _untagged(value: Value) -> str:
    return _TAG.sub("", _text(value))


def _same_pages(ours: str, theirs: str) -> bool:
    alone = "-" not in ours or "-" not in theirs
    return ours.partition("-")[0] == theirs.partition("-")[0] if alone else ours == theirs


def _comparable(name: str, value: Value) -> object:
    if name == "references":
        return len(value) if isinstance(value, list) else 1
    if name in SETS:
        words = value if isinstance(value, list) else _LIST.split(value)
        return {letters(part) for word in words for part in _LIST.split(word)} - {""}
    if name == "authors":
        return [family(each) for each in ([value] if isinstance(value, str) else value)]
    text = _text(value)
    if name == "year":
        return "".join(re.findall(r"\d{4}", text)[:1])
    return letters(_plain(name, _untagged(text)))


def _plain(name: str, text: str) -> str:
    if name != "doi":
        return text
    return re.sub(
        r"^(?:doi:\s*|https?://(?:dx\.)?doi\.org/)", "", text.strip(), flags=re.IGNORECASE
    )


def family(name: str) -> str:
    """Return the letters of a family name, of a name in either order.

    >>> family("Ruiz, Ana"), family("Ana Ruiz"), family("Ruiz AB")
    ('ruiz', 'ruiz', 'ruiz')
    """
    before, comma, _ = name.partition(",")
    words = name.split()
    if comma or len(words) < 2:  # noqa: PLR2004 - one word is all there is
        return letters(before)
    if _INITIALS.fullmatch(words[-1]):
        return letters(" ".join(words[:-1]))
    return letters(words[-1])


def pages(text: str) -> str:
    """Return a range of pages with its last page written out.

    >>> pages("123–9"), pages("e12 - e14"), pages("7")
    ('123-129', 'e12-e14', '7')
    """
    first, dash, last = _RANGE.sub("-", text.strip().casefold()).partition("-")
    if not dash or first == last:
        return first
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}-{last}"


def pairs(ours: Sequence[Record], theirs: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Pair the records of one file: in their order where it is the same, else by what they say.

    That is the PMID where all have one, else the title, and of the rest the DOI. A record that
    only one of the two has is paired with an empty one.
    """
    names = ("pmid",) if all("pmid" in each for each in (*ours, *theirs)) else ("title", "doi")
    if len(ours) == len(theirs) and _in_order(ours, theirs, names[0]):
        yield from zip(ours, theirs, strict=True)
        return
    our_rest, their_rest = list(ours), list(theirs)
    for name in names:
        queues: dict[str, deque[Record]] = defaultdict(deque)
        for their in their_rest:
            queues[_key(their, name)].append(their)
        unpaired = []
        for our in our_rest:
            key = _key(our, name)
            if key and queues[key]:
                yield our, queues[key].popleft()
            else:
                unpaired.append(our)
        our_rest, their_rest = unpaired, [each for queue in queues.values() for each in queue]
    yield from ((our, {}) for our in our_rest)
    yield from (({}, their) for their in their_rest)


def _in_order(ours: Sequence[Record], theirs: Sequence[Record], name: str) -> bool:
    alike = sum(_key(a, name) == _key(b, name) for a, b in zip(ours, theirs, strict=True))
    return len(ours) == 1 or 2 * alike >= len(ours)


def _key(one: Record, name: str) -> str:
    value = one.get(name) or ""
    first = value if isinstance(value, str) else value[0]
    return letters(_plain(name, _untagged(first)))
