"""The names that a document holds: where they stand, of what kind, and how sure that is.

Laws
    1. Names do not overlap.
    2. A short form that the text defines is what its long form is, wherever it stands in its own
       letter case: a name of the same kind, or none.
    3. A keyword that the vocabulary knows whole is a name.
    4. A drug that is an antibody or a fusion protein is a name by the vocabulary's word: corpora of
       chemicals pass over proteins, and so a model that is fitted to them does.
    5. What is a name in one place of a document is one in all, if it has `TELLING` letters: one
       sense per discourse (Gale, Church and Yarowsky 1992).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Document, Span
from kg.text.passage import Passage, passages
from kg.text.short_forms import Definition, definitions
from kg.text.tagging.hints import hints
from kg.text.tagging.labels import NameKind
from kg.text.tagging.tagger import CLASSES, Stretch, Tagged, Tagger
from kg.text.tagging.units import Sentence, sentence, units
from kg.vocabulary.name_table import CAPITALS, PLAIN, NameTable

TELLING = 4
CHANCE = 0.25
LIKELY = 0.5
_LOOK = 8
_UNDOING = tuple(f"non{hyphen}" for hyphen in "-‐‑–")
_LIKENING = tuple(f"{hyphen}like" for hyphen in "-‐‑–")
_BIOLOGIC = 0.9
_KEYWORD = 0.9
"""How sure a keyword is a name that the vocabulary knows."""


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of a section that names something: ``sections[section].text[start:end]``."""

    section: int
    start: int
    end: int
    quote: str
    kind: NameKind
    probability: float

    def overlaps(self, other: "Name") -> bool:
        """Tell whether two names share a letter."""
        return self.section == other.section and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Prepared:
    """A document cut into passages, each also as a sentence of units; and what it abbreviates."""

    document: Document
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    definitions: tuple[tuple[int, Definition], ...]

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
    sentences = tuple(
        sentence(document.sections[p.section].text, Span(p.start, p.end), title=p.is_title)
        for p in found
    )
    defined = tuple(
        (number, each)
        for number, p in enumerate(found)
        for each in definitions(document.sections[p.section].text, p.start, p.end)
    )
    return Prepared(document, found, sentences, defined)


def names(
    documents: Sequence[Prepared], tagger: Tagger, is_biologic: Callable[[str], bool]
) -> list[tuple[Name, ...]]:
    """Return the names of each document, in order of their place.

    ``is_biologic`` tells of a quote whether it names a drug of law 4.
    """
    told = [
        hint for each in documents for hint in hints(each.sentences, each.long_forms, tagger.names)
    ]
    lines = [line for each in documents for line in each.sentences]
    found = tagger.tagged(lines, told)
    by_sentence: dict[int, list[Stretch]] = {}
    tagged = (_surer(each, lines, is_biologic) for each in found.stretches)
    for stretch in (*tagged, *_known_names(lines, found, tagger.names, is_biologic)):
        by_sentence.setdefault(stretch.sentence, []).append(stretch)
    every: list[tuple[Name, ...]] = []
    first = 0
    for each in documents:
        here = [by_sentence.get(first + n, []) for n in range(len(each.sentences))]
        every.append(_completed(each, here, tagger))
        first += len(each.sentences)
    return every


def _known_names(
    lines: Sequence[Sentence],
    found: Tagged,
    names: NameTable,
    is_biologic: Callable[[str], bool],
) -> Iterator[Stretch]:
    """Yield the vocabulary's names that the model passed over, and that are names all the same."""
    taken = {(s.sentence, unit) for s in found.stretches for unit in range(s.first, s.last + 1)}
    for each in sorted(found.known, key=lambda s: (s.sentence, s.first - s.last, s.first, s.kind)):
        covered = {(each.sentence, unit) for unit in range(each.first, each.last + 1)}
        quote = lines[each.sentence].quote(each.first, each.last)
        if len(quote) < TELLING or not taken.isdisjoint(covered) or not _is_cased(quote, names):
            continue
        sure = _BIOLOGIC if is_biologic(quote) else each.probability
        if sure >= CHANCE:
            taken |= covered
            yield replace(each, probability=max(sure, LIKELY))


def _surer(
    stretch: Stretch, lines: Sequence[Sentence], is_biologic: Callable[[str], bool]
) -> Stretch:
    """Return a stretch; one that names a biologic drug is surer of it than the model may be."""
    quote = lines[stretch.sentence].quote(stretch.first, stretch.last)
    if stretch.kind is NameKind.CHEMICAL and stretch.probability < _BIOLOGIC and is_biologic(quote):
        return replace(stretch, probability=_BIOLOGIC)
    return stretch


def _is_cased(quote: str, names: NameTable) -> bool:
    """Tell whether a word has the capitals of a term that is written in no other way: "AIDS"."""
    if not quote.isalpha() or any(letter.isupper() for letter in quote[1:]):
        return True
    return names.code(quote) & (CAPITALS | PLAIN) != CAPITALS


def _completed(
    document: Prepared, found: Sequence[Sequence[Stretch]], tagger: Tagger
) -> tuple[Name, ...]:
    kinds = dict(_kinds_of_short_forms(document, found))
    forms = {short: [unit.text for unit in units(short)] for short in kinds}
    every: list[Name] = []
    for number, stretches in enumerate(found):
        tagged = [
            _name(document, number, s.first, s.last, s.kind, s.probability)
            for s in stretches
            if not _is_undefined(document, number, s, kinds) and not _is_bound(document, number, s)
        ]
        spread = _short_form_names(document, number, kinds, forms, tagged)
        keyword = _keyword_name(document, number, tagger)
        every.extend(_disjoint((*keyword, *spread), tagged))
    every += _repeated(document, every)
    return tuple(sorted(every, key=lambda name: (name.section, name.start)))


def _repeated(document: Prepared, found: Sequence[Name]) -> Iterator[Name]:
    """Yield the other places of the names that were found, whatever their letter case."""
    sure: dict[tuple[str, ...], Name] = {}
    for name in sorted(found, key=lambda name: (-name.probability, name.section, name.start)):
        if name.probability >= LIKELY and len(name.quote) >= TELLING:
            sure.setdefault(tuple(unit.text.lower() for unit in units(name.quote)), name)
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(sure, key=lambda form: (-len(form), form)):
        firsts.setdefault(form[0], []).append(form)
    taken = {(name.section, at) for name in found for at in range(name.start, name.end)}
    for number, line in enumerate(document.sentences):
        section = document.passages[number].section
        texts = [unit.text.lower() for unit in line.units]
        for place, text in enumerate(texts):
            for form in firsts.get(text, ()):
                last = place + len(form) - 1
                if tuple(texts[place : last + 1]) != form:
                    continue
                covered = range(line.units[place].start, line.units[last].end)
                if not any((section, at) in taken for at in covered):
                    taken.update((section, at) for at in covered)
                    model = sure[form]
                    yield _name(document, number, place, last, model.kind, model.probability)
                    break


def _name(
    document: Prepared, number: int, first: int, last: int, kind: NameKind, probability: float
) -> Name:
    line = document.sentences[number]
    return Name(
        document.passages[number].section,
        line.units[first].start,
        line.units[last].end,
        line.quote(first, last),
        kind,
        probability,
    )


def _disjoint(first: Iterable[Name], then: Iterable[Name]) -> Iterator[Name]:
    """Yield names, and those of the others that overlap none of them."""
    kept: list[Name] = []
    for name in (*first, *then):
        if not any(name.overlaps(other) for other in kept):
            kept.append(name)
    yield from kept


# ------------------------------------------------------------------------------------ short forms


def _is_bound(document: Prepared, number: int, stretch: Stretch) -> bool:
    """Tell whether a hyphen binds a stretch to what undoes it: "non-asthma", "heparin-like"."""
    line = document.sentences[number]
    start, end = line.units[stretch.first].start, line.units[stretch.last].end
    before = line.text[max(0, start - _LOOK) : start].lower()
    after = line.text[end : end + _LOOK].lower()
    return before.endswith(_UNDOING) or after.startswith(_LIKENING)


def _is_undefined(
    document: Prepared, number: int, stretch: Stretch, kinds: Mapping[str, object]
) -> bool:
    """Tell whether a stretch is a short form that the text defines as something else."""
    quote = document.sentences[number].quote(stretch.first, stretch.last)
    return quote in document.long_forms and quote not in kinds


def _kinds_of_short_forms(
    document: Prepared, found: Sequence[Sequence[Stretch]]
) -> Iterator[tuple[str, tuple[NameKind, float]]]:
    """Yield what kind of name each short form is, and how sure: what its long form ends with."""
    told: set[str] = set()
    for number, definition in document.definitions:
        if definition.short in told:
            continue
        told.add(definition.short)
        line = document.sentences[number].units
        for stretch in found[number]:
            if line[stretch.last].end == definition.long_span.end:
                yield definition.short, (stretch.kind, stretch.probability)


def _short_form_names(
    document: Prepared,
    number: int,
    kinds: Mapping[str, tuple[NameKind, float]],
    forms: Mapping[str, Sequence[str]],
    tagged: Sequence[Name],
) -> Iterator[Name]:
    """Yield the defined short forms of a sentence that no longer name holds."""
    line = document.sentences[number].units
    texts = [unit.text for unit in line]
    for short, (kind, probability) in kinds.items():
        form = forms[short]
        for place in _places(texts, form):
            name = _name(document, number, place, place + len(form) - 1, kind, probability)
            if not any(_holds(other, name) for other in tagged):
                yield name


def _places(texts: Sequence[str], form: Sequence[str]) -> Iterator[int]:
    """Yield where a short form stands; its last word may have a plural s."""
    if not form:
        return
    *head, last = form
    for place in range(len(texts) - len(form) + 1):
        here = texts[place : place + len(form)]
        if here[:-1] == head and here[-1] in (last, f"{last}s"):
            yield place


def _holds(outer: Name, inner: Name) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


# --------------------------------------------------------------------------------------- keywords


def _keyword_name(document: Prepared, number: int, tagger: Tagger) -> Iterator[Name]:
    passage = document.passages[number]
    line = document.sentences[number].units
    if passage.kind != "keywords" or not line:
        return
    last = len(line) - 1 if line[-1].text != "." or len(line) == 1 else len(line) - 2
    code = tagger.names.code(document.sentences[number].quote(0, last))
    kinds = [kind for kind, each in CLASSES.items() if code >> 4 * each & 15]
    if len(kinds) == 1:
        yield _name(document, number, 0, last, kinds[0], _KEYWORD)
