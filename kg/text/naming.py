"""From matches to mentions: which of a document's names are mentions, of what, and how.

Laws
    1. Mentions come in order of their place and do not overlap, but for one documented exception:
       a target inside the name of a drug class ("TNF inhibitors" is a class and names TNF).
    2. A short form that the text defines means its long form and nothing else, everywhere in the
       document and only in its own letter case; where the long form is no concept, the short form
       is no mention.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import (
    Category,
    Document,
    Finding,
    MatchMethod,
    Mention,
    Record,
    Severity,
    Span,
    replace,
)
from kg.text import choice as choosing
from kg.text.choice import Situation, choose, has_support, mentionable
from kg.text.dictionary import Dictionary
from kg.text.passage import Passage
from kg.text.short_forms import Definition, abbreviates, definitions
from kg.text.spelling import misspellings
from kg.text.targets import protein, targets
from kg.text.terms import Match, term_matches
from kg.text.tokens import tokens, vocables
from kg.vocabulary.concept import TermKind, TermMatch


class ShortForm(Record, frozen=True):
    """A short form of the document: its long form and the concept, if that is one."""

    short: str
    long: str
    concept: str | None
    category: Category


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a document before context and anaphora, and what was found on the way."""

    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]


def names(document: Document, passages: Sequence[Passage], dictionary: Dictionary) -> Names:
    """Return the mentions that a document's names make."""
    texts = {p.section: document.sections[p.section].text for p in passages}
    lower_words = frozenset(
        word for text in texts.values() for word in re.findall(r"[^\W\d_]+", text) if word.islower()
    )
    matches = {
        p: tuple(term_matches(texts[p.section], p, dictionary, lower_words)) for p in passages
    }
    shorts = short_forms(passages, texts, matches, dictionary)
    long_forms = {short: form.long for short, form in shorts.items()}
    mentioned = frozenset(
        m.choice.match.concept
        for found in matches.values()
        for m in found
        if not m.choice.abbreviation
    )
    mentions: list[Mention] = []
    findings: list[Finding] = []
    for passage in passages:
        text = texts[passage.section]
        supported = [
            m
            for m in matches[passage]
            if m.span.of(text) not in shorts
            and (not m.choice.abbreviation or has_support(m.choice, m.span.of(text), mentioned))
        ]
        candidates = (
            *_short_form_mentions(text, passage, shorts),
            *_term_mentions(text, passage, supported),
        )
        here = tuple(m for m in _disjoint(candidates) if not dictionary.is_generic(m.concept))
        taken = tuple(Span(m.start, m.end) for m in here) + tuple(m.span for m in supported)
        spelled = tuple(_spelling_mentions(text, passage, dictionary, taken))
        acted_on = tuple(_target_mentions(text, passage, dictionary, long_forms))
        findings.extend(_spelling_finding(document, passage, m, dictionary) for m in spelled)
        mentions.extend(_with_targets((*here, *spelled), acted_on))
    findings.extend(_undefined(document, passages, mentions, shorts, dictionary))
    mentions.sort(key=lambda m: (m.section, m.start, -m.end))
    return Names(tuple(mentions), tuple(findings))


# ------------------------------------------------------------------------------------ short forms


def short_forms(
    passages: Sequence[Passage],
    texts: Mapping[int, str],
    matches: Mapping[Passage, Sequence[Match]],
    dictionary: Dictionary,
) -> dict[str, ShortForm]:
    """Return the short forms that the document defines; the first definition counts.

    A definition whose long form is a concept counts before one whose long form is none. Where the
    long form is unknown but the short form is a full name ("sodium 2-mercaptoethane sulphonate
    (MESNA)"), it is that name's concept.
    """
    table: dict[str, ShortForm] = {}
    for passage in passages:
        text = texts[passage.section]
        for definition in definitions(text, passage.start, passage.end):
            form = _short_form(text, definition, matches[passage], dictionary)
            known = table.get(form.short)
            if known is None or (known.concept is None and form.concept is not None):
                table[form.short] = form
    return table


def _short_form(
    text: str, definition: Definition, matches: Sequence[Match], dictionary: Dictionary
) -> ShortForm:
    whole = choose(definition.long, dictionary.matches(definition.long), Situation(isolated=True))
    if whole is not None and mentionable(whole.match.category):
        return _resolved(definition, definition.long, whole.match)
    target = protein(definition.long, dictionary, {})
    if target is not None:
        return replace(_resolved(definition, definition.long, target), category=Category.PROTEIN)
    if whole is not None:
        return _resolved(definition, definition.long, whole.match)
    inner = _inside(text, definition, matches)
    if inner is not None:
        return _resolved(definition, inner.span.of(text), inner.choice.match)
    own = choose(definition.short, dictionary.matches(definition.short), Situation(isolated=True))
    if own is not None and own.match.kind is TermKind.PREFERRED and mentionable(own.match.category):
        return _resolved(definition, definition.long, own.match)
    return ShortForm(definition.short, definition.long, None, Category.OTHER)


def _resolved(definition: Definition, long: str, match: TermMatch) -> ShortForm:
    return ShortForm(definition.short, long, match.concept, match.category)


def _inside(text: str, definition: Definition, matches: Sequence[Match]) -> Match | None:
    """The name that fills the long form but for its head noun: "lupus nephritis patients (LN)"."""
    start, end = definition.long_span
    for match in matches:
        if match.span.start != start or match.choice.abbreviation:
            continue
        if not mentionable(match.choice.match.category):
            continue
        rest = [word.text.lower() for word in tokens(text, match.span.end, end)]
        if rest and _HEAD_NOUNS.issuperset(rest):
            return match if abbreviates(definition.short, match.span.of(text)) else None
    return None


_HEAD_NOUNS = vocables("patients patient cases case disease group subjects therapy treatment")


def _short_form_mentions(
    text: str, passage: Passage, shorts: Mapping[str, ShortForm]
) -> Iterator[Mention]:
    for short in sorted(shorts):
        form = shorts[short]
        if form.concept is None or not mentionable(form.category):
            continue
        for found in re.finditer(
            rf"(?<![^\W_]){re.escape(short)}s?(?![^\W_])", text[: passage.end]
        ):
            if found.start() < passage.start or _is_part(text, found.start(), found.end()):
                continue
            end = found.end()
            yield Mention(
                section=passage.section,
                start=found.start(),
                end=end,
                quote=text[found.start() : end],
                concept=form.concept,
                category=form.category,
                method=MatchMethod.SHORT_FORM,
                confidence=choosing.SHORT_FORM,
                short_form_of=form.long,
            )


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a short form is bound to a number or a prefix: "SLE-2K", "non-SLE", "SLE-like"."""
    after = re.match(r"[-‐‑–](\w+)", text[end : end + 20])
    before = re.search(r"(\w+)[-‐‑–]$", text[max(0, start - 20) : start])
    bound_after = after is not None and (
        after.group(1)[0].isdigit() or after.group(1).lower() == "like"
    )
    return bound_after or (before is not None and before.group(1).lower() in ("non", "anti", "pre"))


# --------------------------------------------------------------------------------------- mentions


def _term_mentions(text: str, passage: Passage, matches: Sequence[Match]) -> Iterator[Mention]:
    """All matches; those that are no mentions come too, to hide what overlaps them."""
    for match in matches:
        chosen = match.choice
        yield Mention(
            section=passage.section,
            start=match.span.start,
            end=match.span.end,
            quote=match.span.of(text),
            concept=chosen.match.concept,
            category=chosen.match.category,
            method=chosen.method,
            confidence=chosen.confidence,
        )


def _disjoint(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The longest of overlapping mentions, and of those the ones that may be mentioned."""
    kept: list[Mention] = []
    order = sorted(
        mentions, key=lambda m: (m.start - m.end, m.method is not MatchMethod.SHORT_FORM, m.start)
    )
    for mention in order:
        if not any(m.start < mention.end and mention.start < m.end for m in kept):
            kept.append(mention)
    return tuple(m for m in kept if mentionable(m.category))


def _spelling_mentions(
    text: str, passage: Passage, dictionary: Dictionary, taken: tuple[Span, ...]
) -> Iterator[Mention]:
    for found in misspellings(text, passage, dictionary, taken):
        yield Mention(
            section=passage.section,
            start=found.span.start,
            end=found.span.end,
            quote=found.span.of(text),
            concept=found.match.concept,
            category=found.match.category,
            method=MatchMethod.SPELLING,
            confidence=choosing.SPELLING,
        )


def _spelling_finding(
    document: Document, passage: Passage, mention: Mention, dictionary: Dictionary
) -> Finding:
    concept = dictionary.lexicon.get(mention.concept)
    name = mention.concept if concept is None else concept.name
    return Finding(
        code="spelling",
        severity=Severity.INFO,
        file=document.source.path,
        message=f"{mention.quote!r} was read as {name} ({mention.concept}), one letter away",
        record=document.source.number,
        line=document.sections[passage.section].line,
        quote=mention.quote,
        remedy="nothing to do if that is right; otherwise correct the word in the source",
    )


def _undefined(
    document: Document,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    shorts: Mapping[str, ShortForm],
    dictionary: Dictionary,
) -> Iterator[Finding]:
    """Say once of each short form that it was left alone, though the vocabulary has it."""
    told = set(shorts)
    for passage in passages:
        if passage.text.isupper():
            continue
        for word in tokens(passage.text):
            if word.text in told or not _UNDEFINED.fullmatch(word.text):
                continue
            told.add(word.text)
            concepts = sorted(
                {m.concept for m in dictionary.matches(word.text) if mentionable(m.category)}
            )
            if concepts and not any(m.quote == word.text for m in mentions):
                yield Finding(
                    code="short-form-undefined",
                    severity=Severity.INFO,
                    file=document.source.path,
                    message=f"{word.text!r} is not defined in this text and was left alone; "
                    f"it may stand for {', '.join(concepts[:_LISTED])}",
                    record=document.source.number,
                    line=document.sections[passage.section].line,
                    quote=word.text,
                    remedy="nothing to do; if the text is yours, define it where it is first used",
                )


_UNDEFINED = re.compile(r"[A-Z][A-Z0-9]{1,5}")
_LISTED = 4


def _target_mentions(
    text: str, passage: Passage, dictionary: Dictionary, long_forms: dict[str, str]
) -> Iterator[Mention]:
    seen: set[Span] = set()
    for target in targets(text, passage, dictionary, long_forms):
        if target.span in seen:
            continue
        seen.add(target.span)
        quote = target.span.of(text)
        yield Mention(
            section=passage.section,
            start=target.span.start,
            end=target.span.end,
            quote=quote,
            concept=target.match.concept,
            category=Category.PROTEIN,
            method=MatchMethod.SHORT_FORM if quote in long_forms
            else MatchMethod.EXACT if target.match.exact else MatchMethod.VARIANT,
            confidence=choosing.TARGET,
            short_form_of=long_forms.get(quote),
            affix=target.affix,
        )  # fmt: skip


def _with_targets(mentions: Sequence[Mention], acted_on: Sequence[Mention]) -> Iterator[Mention]:
    """Drop what crosses a target, keep what contains one and is longer (law 1)."""
    for mention in mentions:
        if not any(
            t.start < mention.end and mention.start < t.end and not _contains(mention, t)
            for t in acted_on
        ):
            yield mention
    yield from acted_on


def _contains(outer: Mention, inner: Mention) -> bool:
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > (inner.end - inner.start)
    )
