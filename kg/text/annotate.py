"""The whole of the text room in one function."""

from collections.abc import Iterator, Sequence

from kg.model import (
    Annotation,
    Document,
    Finding,
    MatchMethod,
    Mention,
    Severity,
    Span,
    replace,
)
from kg.text import choice as choosing
from kg.text.anaphora import anaphors
from kg.text.cases import cases
from kg.text.claims import claims
from kg.text.context import scopes
from kg.text.dictionary import Dictionary
from kg.text.lexicon import Lexicon
from kg.text.naming import names
from kg.text.passage import Passage, passages
from kg.text.reduced_names import reduced_names

TEXT_VERSION = "1"
_FLAGS = {
    "negated": "negated",
    "hypothetical": "hypothetical",
    "historical": "historical",
    "other-subject": "other_subject",
}


def annotate(document: Document, vocabulary: Lexicon) -> Annotation:
    """Return the mentions, claims, cases and findings of one document.

    The same document and vocabulary always give the same annotation. Mentions are in order of
    section and place; claims are in order of their first evidence and hold the indexes of their
    mentions.
    """
    sentences = tuple(passages(document))
    dictionary = Dictionary(vocabulary)
    named = names(document, sentences, dictionary)
    reduced = _reduced(named.mentions, sentences, dictionary)
    placed = tuple(_in_context((*named.mentions, *reduced), sentences))
    mentions = tuple(
        sorted(
            (*placed, *_anaphoric(placed, sentences)), key=lambda m: (m.section, m.start, -m.end)
        )
    )
    found = cases(document, sentences)
    return Annotation(
        mentions=mentions,
        claims=claims(sentences, mentions, found),
        cases=found,
        findings=(*named.findings, *_too_long(document, sentences)),
    )


def _too_long(document: Document, sentences: Sequence[Passage]) -> Iterator[Finding]:
    for passage in sentences:
        if not passage.is_readable:
            yield Finding(
                code="sentence-too-long",
                severity=Severity.INFO,
                file=document.source.path,
                message=f"a stretch of {len(passage.text)} characters without an end of a sentence "
                "was searched for names, but not for claims",
                record=document.source.number,
                line=document.sections[passage.section].line,
                quote=passage.text[:80],
                remedy="divide it into sentences if it is running text",
            )


def _reduced(
    mentions: Sequence[Mention], sentences: Sequence[Passage], dictionary: Dictionary
) -> Iterator[Mention]:
    for name in reduced_names(sentences, mentions, dictionary):
        yield _pointing_back(name.section, name.span, name.quote, name.antecedent, choosing.REDUCED)


def _in_context(mentions: Sequence[Mention], sentences: Sequence[Passage]) -> Iterator[Mention]:
    for passage in sentences:
        here = [m for m in mentions if passage.holds(m)]
        if not here:
            continue
        found = scopes(passage.text) if passage.english else ()
        for mention in here:
            flags = {
                _FLAGS[scope.kind]: True
                for scope in found
                if scope.span.start <= mention.start - passage.start
                and mention.end - passage.start <= scope.span.end
            }
            yield replace(mention, **flags) if flags else mention


def _anaphoric(mentions: Sequence[Mention], sentences: Sequence[Passage]) -> Iterator[Mention]:
    for anaphor in anaphors([p for p in sentences if p.english], mentions):
        confidence = choosing.DEMONSTRATIVE if anaphor.demonstrative else choosing.ANAPHOR
        yield _pointing_back(
            anaphor.section, anaphor.span, anaphor.quote, anaphor.antecedent, confidence
        )


def _pointing_back(
    section: int, span: Span, quote: str, antecedent: Mention, confidence: float
) -> Mention:
    return Mention(
        section=section,
        start=span.start,
        end=span.end,
        quote=quote,
        concept=antecedent.concept,
        category=antecedent.category,
        method=MatchMethod.ANAPHORA,
        confidence=confidence,
        antecedent=antecedent.quote,
    )
