"""The names that a document holds: where they stand, of what kind, and how sure that is.

Laws
    1. Names that were found do not overlap. Their rivals may overlap them and one another.
    2. A short form that the text defines is what its long form is, wherever it stands in its own
       letter case: a name of the same kind, or none.
    3. A keyword that the vocabulary knows whole is a name.
    4. A drug that is an antibody or a fusion protein is a name by the vocabulary's word: corpora of
       chemicals pass over proteins, and so a model that is fitted to them does.
    5. What is a name in one place of a document is one in all, if it has `TELLING` letters: one
       sense per discourse (Gale, Church and Yarowsky 1992).
    6. A name begins and ends where a word does: what ends inside one is none ("pA" in "pA2"), what
       begins inside one is the whole word. An amino acid of a gene's variant is no chemical.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.model import Document
from kg.text.formulas import formula_end
from kg.text.passage import Passage, passages
from kg.text.short_forms import Definition, definitions
from kg.text.tagging.hints import Hint, hints
from kg.text.tagging.joined import Joined
from kg.text.tagging.labels import NameKind
from kg.text.tagging.tagger import CLASSES, Stretch, Tagged, Tagger
from kg.text.tagging.units import Sentence, occurrences
from kg.text.tokens import lowered
from kg.text.variants import is_residue
from kg.vocabulary.name_table import CAPITALS, PLAIN, NameTable

TELLING = 4
CHANCE = 0.25
LIKELY = 0.5
_COMMA = ", "
_INVERSION = re.compile(rf"{_COMMA}[A-Z][a-z]+(?![\w-])")
_HYPHENS = tuple("-‐‑–")
_UNDOING = tuple(f"non{hyphen}" for hyphen in _HYPHENS)
_LIKENING = tuple(f"{hyphen}like" for hyphen in _HYPHENS)
_BIOLOGIC = 0.9
_KEYWORD = 0.9
"""How sure a keyword is a name that the vocabulary knows."""


class Name(NamedTuple):
    """A stretch of a section that names something: ``sections[section].text[start:end]``.

    A ``settled`` name is not weighed anew: it is one by law 3 or 4, or may be none that the rest of
    its document vouches for.
    """

    section: int
    start: int
    end: int
    quote: str
    kind: NameKind
    probability: float
    settled: bool = False

    def overlaps(self, other: "Name") -> bool:
        """Tell whether two names share a letter."""
        return self.section == other.section and self.start < other.end and other.start < self.end


class Named(NamedTuple):
    """The names that were found, in order of their place, and what may be one instead of them."""

    found: tuple[Name, ...]
    rivals: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A document cut into passages; and what it abbreviates, by the number of the passage."""

    document: Document
    passages: tuple[Passage, ...]
    definitions: tuple[tuple[int, Definition], ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The passages as what the tagger labels."""
        return tuple(Sentence(passage.text, passage.is_title) for passage in self.passages)

    @cached_property
    def long_forms(self) -> dict[str, str]:
        """The long form of each short form that the document defines; the first one counts."""
        found: dict[str, str] = {}
        for _, each in self.definitions:
            found.setdefault(each.short, each.long)
        return found


def prepared(document: Document) -> Prepared:
    """Cut a document into the passages in which names are looked for."""
    found = tuple(passages(document))
    defined = tuple(
        (number, each)
        for number, p in enumerate(found)
        for each in definitions(document.sections[p.section].text, p.start, p.end)
    )
    return Prepared(document, found, defined)


def names(
    documents: Sequence[Prepared],
    tagger: Tagger,
    is_biologic: Callable[[str], bool],
    *,
    with_rivals: bool = True,
) -> list[Named]:
    """Return the names of each document, and their rivals unless nobody will choose.

    ``is_biologic`` tells of a quote whether it names a drug of law 4.
    """
    lines: list[Sentence] = []
    told: list[Hint] = []
    for each in documents:
        first = len(lines)
        lines.extend(each.sentences)
        told.extend(hints(each.sentences, each.long_forms, tagger.names, first))
    found = tagger.tagged(lines, told, with_rivals=with_rivals)
    by_sentence: list[list[Stretch]] = [[] for _ in lines]
    for stretch in found.stretches:
        by_sentence[stretch.sentence].append(_surer(stretch, lines, is_biologic))
    for stretch in _known_names(lines, found, tagger.names, is_biologic):
        by_sentence[stretch.sentence].append(stretch)
    rivals: list[list[Stretch]] = [[] for _ in lines]
    for stretch in found.rivals:
        rivals[stretch.sentence].append(stretch)
    every: list[Named] = []
    first = 0
    for each in documents:
        end = first + len(each.sentences)
        every.append(_completed(each, by_sentence[first:end], rivals[first:end], tagger))
        first = end
    return every


def _quote(stretch: Stretch, lines: Sequence[Sentence]) -> str:
    return lines[stretch.sentence].text[stretch.start : stretch.end]


def _known_names(
    lines: Sequence[Sentence],
    found: Tagged,
    names: NameTable,
    is_biologic: Callable[[str], bool],
) -> Iterator[Stretch]:
    """Yield the vocabulary's names that the model passed over, and that are names all the same."""
    sentence, taken = -1, [(0, 0)]
    for each in sorted(found.passed_over, key=lambda s: (s.sentence, s.start - s.end, s.start)):
        if each.sentence != sentence:
            sentence, taken = each.sentence, []
        quote = _quote(each, lines)
        if len(quote) < TELLING or any(each.start < b and a < each.end for a, b in taken):
            continue
        known = is_biologic(quote)
        sure = _BIOLOGIC if known else each.probability
        if sure >= CHANCE and is_cased(quote, names):
            taken.append((each.start, each.end))
            yield each._replace(probability=max(sure, LIKELY), settled=known)


def _surer(
    stretch: Stretch, lines: Sequence[Sentence], is_biologic: Callable[[str], bool]
) -> Stretch:
    """Return a stretch; one that names a biologic drug is surer of it than the model may be."""
    if stretch.kind is not NameKind.CHEMICAL or stretch.probability >= _BIOLOGIC:
        return stretch
    known = is_biologic(_quote(stretch, lines))
    return stretch._replace(probability=_BIOLOGIC, settled=True) if known else stretch


def is_cased(quote: str, names: NameTable) -> bool:
    """Tell whether a word has the capitals of a term that is written in no other way: "AIDS"."""
    if not quote.isalpha() or any(letter.isupper() for letter in quote[1:]):
        return True
    return names.code(quote) & (CAPITALS | PLAIN) != CAPITALS


def _completed(
    document: Prepared,
    found: Sequence[Sequence[Stretch]],
    rivals: Sequence[Sequence[Stretch]],
    tagger: Tagger,
) -> Named:
    kinds = dict(_kinds_of_short_forms(document, found))
    every: list[Name] = []
    others: list[Name] = []
    for passage, stretches, beside in zip(document.passages, found, rivals, strict=True):
        if not (stretches or kinds or passage.kind == "keywords" or beside):
            continue
        tagged = list(_tagged_names(document, passage, stretches, kinds, tagger))
        spread = _short_form_names(passage, kinds, tagged) if kinds else ()
        keyword = _keyword_name(passage, tagger) if passage.kind == "keywords" else ()
        every.extend(_disjoint([*keyword, *spread, *tagged]))
        if beside:
            others.extend(_tagged_names(document, passage, beside, kinds, tagger))
    every += _repeated(document, every)
    in_order = tuple(sorted(every, key=lambda name: (name.section, name.start)))
    return Named(in_order, tuple(_new(others, in_order)) if others else ())


def _tagged_names(
    document: Prepared,
    passage: Passage,
    stretches: Sequence[Stretch],
    kinds: Mapping[str, object],
    tagger: Tagger,
) -> Iterator[Name]:
    """Yield the names of a passage that the tagger's stretches are."""
    for stretch in stretches:
        whole = _whole(passage.text, stretch, tagger.names)
        if (
            not _is_undefined(passage, whole, document.long_forms, kinds)
            and not _is_bound(passage.text, whole)
            and not _is_cut(passage.text, whole.start, whole.end)
            and not (
                whole.kind is NameKind.CHEMICAL and is_residue(passage.text, whole.start, whole.end)
            )
        ):
            kind, sure, settled = whole.kind, whole.probability, whole.settled
            yield _name(passage, whole.start, whole.end, kind, sure, settled)


def _new(rivals: Sequence[Name], found: Sequence[Name]) -> Iterator[Name]:
    """Yield the surest name of each place and kind at which none was found."""
    seen = {(name.section, name.start, name.end, name.kind) for name in found}
    for name in sorted(rivals, key=lambda name: -name.probability):
        place = (name.section, name.start, name.end, name.kind)
        if place not in seen:
            seen.add(place)
            yield name


def _repeated(document: Prepared, found: Sequence[Name]) -> Iterator[Name]:
    """Yield the other places of the names that were found, whatever their letter case."""
    models: dict[str, Name] = {}
    for name in sorted(found, key=lambda name: (-name.probability, name.section, name.start)):
        if name.probability >= LIKELY and len(name.quote) >= TELLING:
            models.setdefault(lowered(name.quote), name)
    if not models:
        return
    taken: dict[int, list[tuple[int, int]]] = {}
    known = {(name.section, name.start) for name in found}  # most places are names already
    for name in found:
        taken.setdefault(name.section, []).append((name.start, name.end))
    for passage, start, end, model in _places(document.passages, models):
        first, last = passage.start + start, passage.start + end
        if (passage.section, first) in known:
            continue
        here = taken.setdefault(passage.section, [])
        free = not any(first < b and a < last for a, b in here)
        whole = free and not _is_cut(passage.text, start, end)
        if whole and not is_residue(passage.text, start, end):
            here.append((first, last))
            yield _name(passage, start, end, model.kind, model.probability, model.settled)


def _places(
    passages: Sequence[Passage], models: Mapping[str, Name]
) -> Iterator[tuple[Passage, int, int, Name]]:
    """Yield where forms stand in passages: from left to right, and the longest first."""
    joined = Joined([lowered(passage.text) for passage in passages])
    found = sorted(
        (number, at, -len(form), form) for form in models for number, at in joined.occurrences(form)
    )
    for number, at, less, form in found:
        yield passages[number], at, at - less, models[form]


def _name(
    passage: Passage,
    start: int,
    end: int,
    kind: NameKind,
    probability: float,
    settled: bool,  # noqa: FBT001 - as the others are, by their place
) -> Name:
    """Return the name at a place of a passage."""
    begun = passage.start
    quote = passage.text[start:end]
    return Name(passage.section, begun + start, begun + end, quote, kind, probability, settled)


def _disjoint(names: Sequence[Name]) -> Sequence[Name]:
    """Return names without those that overlap an earlier one."""
    kept: list[Name] = []
    for name in names:
        if not any(name.overlaps(other) for other in kept):
            kept.append(name)
    return kept


# ------------------------------------------------------------------------------------ short forms


def _is_bound(text: str, stretch: Stretch) -> bool:
    """Tell whether a hyphen binds a stretch to what undoes it: "non-asthma", "heparin-like"."""
    start, end = stretch.start, stretch.end
    if start and text[start - 1] in _HYPHENS and text[:start].lower().endswith(_UNDOING):
        return True
    return text.startswith(_HYPHENS, end) and text[end:].lower().startswith(_LIKENING)


def _whole(text: str, stretch: Stretch, names: NameTable) -> Stretch:
    """Return a stretch from the first letter or digit of its word on: "17alpha-hydroxylase".

    An ion goes up to its charge, a formula up to its last number: "Ca(2+)", "CaCl(2)"; and a name
    that is written as a heading up to its end: "Lupus Erythematosus, Systemic".
    """
    start, end = stretch.start, stretch.end
    if start and _runs_on(text, start):
        while start and text[start - 1].isalnum():
            start -= 1
    if stretch.kind is NameKind.CHEMICAL:
        end = formula_end(text, start, end)
    turned = _INVERSION.match(text, end) if text.startswith(_COMMA, end) else None
    if turned and names.code(text[start : turned.end()]) >> 4 * CLASSES[stretch.kind] & 15:
        end = turned.end()
    moved = (start, end) != (stretch.start, stretch.end)
    return stretch._replace(start=start, end=end) if moved else stretch


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether letters or digits go on over an edge of a stretch: "PA" in "PA2"."""
    return (start > 0 and _runs_on(text, start)) or (end < len(text) and _runs_on(text, end))


def _runs_on(text: str, at: int) -> bool:
    """Tell whether there are letters or digits on both sides of a place inside a text."""
    return text[at - 1].isalnum() and text[at].isalnum()


def _is_undefined(
    passage: Passage, stretch: Stretch, defined: Mapping[str, str], kinds: Mapping[str, object]
) -> bool:
    """Tell whether a stretch is a short form that the text defines as something else."""
    quote = passage.text[stretch.start : stretch.end]
    return quote in defined and quote not in kinds


def _kinds_of_short_forms(
    document: Prepared, found: Sequence[Sequence[Stretch]]
) -> Iterator[tuple[str, tuple[NameKind, float, bool]]]:
    """Yield what kind of name each short form is, how sure that is, and whether it is settled.

    It is what its long form ends with.
    """
    told: set[str] = set()
    for number, definition in document.definitions:
        if definition.short in told:
            continue
        told.add(definition.short)
        end = definition.long_span.end - document.passages[number].start
        for stretch in found[number]:
            if stretch.end == end:
                sure = stretch.probability, stretch.settled
                yield definition.short, (stretch.kind, *sure)


def _short_form_names(
    passage: Passage, kinds: Mapping[str, tuple[NameKind, float, bool]], tagged: Sequence[Name]
) -> Iterator[Name]:
    """Yield the defined short forms of a sentence that no longer name holds."""
    for short, told in kinds.items():
        if short not in passage.text:
            continue
        for form in (short, f"{short}s"):
            for at in occurrences(passage.text, form):
                if _is_cut(passage.text, at, at + len(form)):
                    continue
                name = _name(passage, at, at + len(form), *told)
                if not any(_holds(other, name) for other in tagged):
                    yield name


def _holds(outer: Name, inner: Name) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


# --------------------------------------------------------------------------------------- keywords


def _keyword_name(passage: Passage, tagger: Tagger) -> Iterator[Name]:
    whole = passage.text.removesuffix(".") or passage.text
    code = tagger.names.code(whole)
    kinds = [kind for kind, each in CLASSES.items() if code >> 4 * each & 15]
    if len(kinds) == 1:
        yield _name(passage, 0, len(whole.rstrip()), kinds[0], _KEYWORD, settled=True)
