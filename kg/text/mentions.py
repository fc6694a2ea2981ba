"""From the names of a document to its mentions: each name with the concept that it stands for.

Laws
    1. A mention's confidence is the probability that the text names this concept there: learnt
       from how likely the stretch is a name of its kind, how likely it names this concept, and what
       else the document holds. Below `LEAST` there is no mention.
    2. A composite name is a mention of each of its concepts, over the same stretch.
    3. A name cut short, of which the document says the full name, is that name's concept.
    4. Concepts that hold everything ("disease") are no mentions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.model import (
    Document,
    Finding,
    MatchMethod,
    Mention,
    Severity,
    Span,
    UnlinkedMention,
)
from kg.text.choosing import PLACES, Candidate, Choice, Chooser, as_found, chosen
from kg.text.dictionary import MENTIONABLE, Dictionary
from kg.text.grounding import DocumentNames, FoundName, Grounder, Grounding, is_short
from kg.text.naming import Name, Named, Prepared, is_cased
from kg.text.passage import Passage
from kg.text.reduced_names import reduced_names
from kg.text.spelling import MEANT, misspellings
from kg.text.targets import targets

LEAST: Final = 0.4
"""The threshold of confidence: where precision and recall of BC5CDR's development set balance best.

Of the mentions that are as sure as that four in ten are right, of all of them nine.
"""

_TARGET: Final = 0.9
_REDUCED: Final = 0.7
_SPELLING: Final = 0.7


@dataclass(frozen=True, slots=True)
class Linking:
    """What finds the concepts of names and of their rivals, what chooses, what rules look up.

    Where nothing chooses, the names are those that were found.
    """

    grounder: Grounder
    of_rivals: Grounder
    chooser: Chooser | None
    dictionary: Dictionary


Linked: TypeAlias = tuple[list[Mention], list[UnlinkedMention]]
"""The mentions of a document, in order of their place, and names without a concept."""


def mentions_of(prepared: Prepared, named: Named, linking: Linking) -> Linked:
    """Return the names of a document as mentions."""
    sure, parts, unlinked = _linked(prepared, named, linking)
    return sorted((*sure, *parts), key=_place), unlinked


def all_mentions_of(prepared: Prepared, named: Named, linking: Linking) -> Linked:
    """Return the names of a document as mentions, and what stands there under no full name.

    That is: names cut short, proteins that something acts on, and misspelt words.
    """
    sure, parts, unlinked = _linked(prepared, named, linking)
    dictionary = linking.dictionary
    reduced = list(_reduced(prepared, sure, dictionary))
    sure += [part for part in parts if not _meets(part, reduced)]
    acted_on = list(_targets(prepared, dictionary))
    kept = [m for m in sure if not any(_crosses(m, target) for target in acted_on)]
    kept += _misspelt(prepared, [*named.found, *named.rivals, *reduced, *acted_on], dictionary)
    unlinked = [name for name in unlinked if not _meets(name, [*reduced, *acted_on])]
    return sorted((*kept, *reduced, *acted_on), key=_place), unlinked


def _linked(
    prepared: Prepared, named: Named, linking: Linking
) -> tuple[list[Mention], list[Mention], list[UnlinkedMention]]:
    """Return mentions by the whole name, mentions by a part of it, and names without a concept."""
    sure: list[Mention] = []
    parts: list[Mention] = []
    unlinked: list[UnlinkedMention] = []
    for choice in _choices(prepared, named, linking):
        if choice.linked:
            mentions = list(_mentions(choice))  # all by the same method
            (parts if mentions[0].method is MatchMethod.PART else sure).extend(mentions)
        else:
            unlinked.append(_unlinked(choice))
    return sure, parts, unlinked


def _choices(prepared: Prepared, named: Named, linking: Linking) -> Iterator[Choice]:
    every = candidates(prepared, named, linking)
    if linking.chooser is None:
        return as_found(every, LEAST)
    return chosen(every, linking.chooser, prepared.long_forms, LEAST)


def candidates(prepared: Prepared, named: Named, linking: Linking) -> list[Candidate]:
    """Return the names of a document and their rivals with the concepts that they may name.

    Short forms that it does not define, and words without the capitals of their term, are what the
    tagger made of them: no concept that is likely in itself makes a name of "aids".
    """
    known = DocumentNames(
        prepared.long_forms, tuple(FoundName(name.quote, name.kind) for name in named.found)
    )
    grounded: dict[FoundName, tuple[Grounding, ...]] = {}  # half the names are repeated
    every = []
    for names, grounder in ((named.found, linking.grounder), (named.rivals, linking.of_rivals)):
        for name in names:
            settled = name.settled or _is_ambiguous(name.quote, prepared, linking)
            if settled and names is named.rivals:
                continue
            each = FoundName(name.quote, name.kind)
            if each not in grounded:
                found = grounder.ground(each, known)
                generic = linking.dictionary.is_generic
                grounded[each] = tuple(g for g in found if not generic(g.concept))
            every.append(Candidate(name._replace(settled=settled), grounded[each]))
    return every


def _is_ambiguous(quote: str, prepared: Prepared, linking: Linking) -> bool:
    if is_short(quote):
        return quote not in prepared.long_forms
    return not is_cased(quote, linking.dictionary.lexicon.names)


def _place(mention: Mention) -> tuple[int, int, int, str]:
    return mention.section, mention.start, -mention.end, mention.concept


def _mentions(choice: Choice) -> Iterator[Mention]:
    name, groundings = choice.candidate
    for grounding in groundings:
        yield Mention(
            name.section,
            name.start,
            name.end,
            name.quote,
            grounding.concept,
            grounding.category,
            grounding.method,
            round(choice.verdict.concept, PLACES),
            short_form_of=grounding.short_form_of,
        )


def _unlinked(choice: Choice) -> UnlinkedMention:
    name = choice.candidate.name
    return UnlinkedMention(
        name.section,
        name.start,
        name.end,
        name.quote,
        name.kind.value,
        round(choice.verdict.stretch, PLACES),
    )


def _reduced(
    prepared: Prepared, mentions: Sequence[Mention], dictionary: Dictionary
) -> Iterator[Mention]:
    for each in reduced_names(prepared.passages, mentions, dictionary):
        yield Mention(
            each.section,
            each.span.start,
            each.span.end,
            each.quote,
            each.antecedent.concept,
            each.antecedent.category,
            MatchMethod.ANAPHORA,
            _REDUCED,
            antecedent=each.antecedent.quote,
        )


def _misspelt(
    prepared: Prepared, taken: Sequence[Name | Mention], dictionary: Dictionary
) -> Iterator[Mention]:
    """Yield the words outside of every name that are a term but for one letter."""
    whole = "\n".join(section.text for section in prepared.document.sections).lower()
    for passage in prepared.passages:
        text = prepared.document.sections[passage.section].text
        section = passage.section

        def is_passed_over(span: Span, section: int = section, text: str = text) -> bool:
            return (
                any(
                    t.section == section and t.start < span.end and span.start < t.end
                    for t in taken
                )
                or whole.count(span.of(text).lower()) >= MEANT
            )

        for found in misspellings(text, passage, dictionary, is_passed_over):
            yield Mention(
                passage.section,
                found.span.start,
                found.span.end,
                found.span.of(text),
                found.match.concept,
                found.match.category,
                MatchMethod.SPELLING,
                _SPELLING,
            )


def _targets(prepared: Prepared, dictionary: Dictionary) -> Iterator[Mention]:
    for passage in prepared.passages:
        yield from _targets_in(prepared, passage, dictionary)


def _targets_in(prepared: Prepared, passage: Passage, dictionary: Dictionary) -> Iterator[Mention]:
    text = prepared.document.sections[passage.section].text
    seen = set()
    for target in targets(text, passage, dictionary, prepared.long_forms):
        if target.span in seen:
            continue
        seen.add(target.span)
        quote = target.span.of(text)
        exact = MatchMethod.EXACT if target.match.exact else MatchMethod.VARIANT
        yield Mention(
            passage.section,
            target.span.start,
            target.span.end,
            quote,
            target.match.concept,
            target.match.category,
            MatchMethod.SHORT_FORM if quote in prepared.long_forms else exact,
            _TARGET,
            short_form_of=prepared.long_forms.get(quote),
            affix=target.affix,
        )


def _meets(one: Mention | UnlinkedMention, others: Sequence[Mention]) -> bool:
    return any(
        one.section == other.section and one.start < other.end and other.start < one.end
        for other in others
    )


def _crosses(mention: Mention, target: Mention) -> bool:
    """Tell whether a mention overlaps a target without being longer and holding it.

    "TNF inhibitors" is a class of drugs, and names TNF.
    """
    longer = mention.end - mention.start > target.end - target.start
    holds = longer and mention.start <= target.start and target.end <= mention.end
    return _meets(mention, [target]) and not holds


def spelling_findings(
    document: Document, mentions: Sequence[Mention], dictionary: Dictionary
) -> Iterator[Finding]:
    """Yield a finding for each word that was read as another one, a letter away."""
    for mention in mentions:
        if mention.method is not MatchMethod.SPELLING:
            continue
        concept = dictionary.lexicon.get(mention.concept)
        name = mention.concept if concept is None else concept.name
        yield Finding(
            code="spelling",
            severity=Severity.INFO,
            file=document.source.path,
            message=f"{mention.quote!r} was read as {name} ({mention.concept}), one letter away",
            record=document.source.number,
            line=document.sections[mention.section].line,
            quote=mention.quote,
            remedy="nothing to do if that is right; otherwise correct the word in the source",
        )


def undefined_findings(
    prepared: Prepared, mentions: Sequence[Mention], dictionary: Dictionary
) -> Iterator[Finding]:
    """Yield a finding for each short form that was left alone, though the vocabulary has it."""
    told = {*prepared.long_forms, *(mention.quote for mention in mentions)}
    source = prepared.document.source
    for passage in prepared.passages:
        for word in () if passage.text.isupper() else _CAPITALS.findall(passage.text):
            if word in told:
                continue
            told.add(word)
            concepts = sorted(
                {m.concept for m in dictionary.matches(word) if m.category in MENTIONABLE}
            )
            if concepts:
                yield Finding(
                    code="short-form-undefined",
                    severity=Severity.INFO,
                    file=source.path,
                    message=f"{word!r} is not defined in this text and was left alone; "
                    f"it may stand for {', '.join(concepts[:_LISTED])}",
                    record=source.number,
                    line=prepared.document.sections[passage.section].line,
                    quote=word,
                    remedy="nothing to do; if the text is yours, define it where it is first used",
                )


# A capital, then what must not stand before it: so the search goes from capital to capital.
_CAPITALS: Final = re.compile(r"[A-Z](?<![\w-][A-Z])[A-Z0-9]{1,5}(?![\w-])")
_LISTED: Final = 4
