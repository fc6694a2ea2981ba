"""The whole of the text room: documents to annotations, many at a time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from kg.collection import no_collections
from kg.model import Annotation, Document, Finding, MatchMethod, Mention, Severity, replace
from kg.text import animals
from kg.text.anaphora import anaphors
from kg.text.cases import cases
from kg.text.claims import claims
from kg.text.context import Scope, scopes
from kg.text.dictionary import Dictionary
from kg.text.grounding import AS_IT_STANDS, QUICK, THOROUGH, Grounder
from kg.text.holding import held
from kg.text.lexicon import Lexicon
from kg.text.mentions import (
    Linking,
    all_mentions_of,
    mentions_of,
    spelling_findings,
    undefined_findings,
)
from kg.text.naming import Named, Prepared, names, prepared
from kg.text.passage import Passage
from kg.text.setting import Setting
from kg.text.tagging.tagger import Tagger
from kg.text.text_model import TextModel, default_text_model

_TOGETHER: Final = 64
"""Documents that are tagged in one pass; the result does not depend on it."""

_ANAPHOR: Final = 0.8
_DEMONSTRATIVE: Final = 0.6
_FLAGS: Final = {
    "negated": "negated",
    "hypothetical": "hypothetical",
    "historical": "historical",
    "other-subject": "other_subject",
}


class Annotator:
    """A vocabulary with a fitted model; what it has seen of words and names it remembers."""

    def __init__(
        self,
        vocabulary: Lexicon,
        model: TextModel | None = None,
        setting: Setting = Setting.ACCURATE,
    ) -> None:
        accurate = setting is Setting.ACCURATE
        effort = THOROUGH if accurate else QUICK
        self._annotation = self._all if accurate else self._names_alone
        with no_collections():  # the first tagger of a process makes all that Numba needs
            fitted = model or default_text_model()
            self._tagger = Tagger(fitted.tagger, vocabulary.names)
        self._dictionary = Dictionary(vocabulary)
        grounder = Grounder(vocabulary, fitted.grounding, effort=effort)
        self._linking = Linking(
            grounder,
            Grounder(vocabulary, fitted.grounding, effort=AS_IT_STANDS),
            fitted.chooser if accurate else None,
            self._dictionary,
        )
        self._relations = fitted.relations

    def annotate(self, document: Document) -> Annotation:
        """Return the mentions, claims, cases and findings of one document."""
        return next(self.annotate_all((document,)))

    def annotate_all(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """Yield the annotation of each document, as `annotate` returns it, and faster.

        Mentions are in order of section and place; claims are in order of their first evidence
        and hold the indexes of their mentions.
        """
        waiting = iter(documents)
        while together := [prepared(each) for each in islice(waiting, _TOGETHER)]:
            found = names(
                together,
                self._tagger,
                self._dictionary.is_biologic,
                with_rivals=self._linking.chooser is not None,
            )
            for each, named in zip(together, found, strict=True):
                yield self._annotation(each, named)

    def _names_alone(self, document: Prepared, named: Named) -> Annotation:
        mentions, unlinked = mentions_of(document, named, self._linking)
        placed = tuple(_in_context(mentions, document.passages))
        return Annotation(mentions=_marked(placed, document), unlinked=tuple(unlinked))

    def annotate_named(self, document: Document, named: Sequence[Mention]) -> Annotation:
        """Return what a document claims of names that are known, such as an annotated corpus's."""
        return self._told(prepared(document), named)

    def _all(self, document: Prepared, named: Named) -> Annotation:
        dictionary = self._dictionary
        found, unlinked = all_mentions_of(document, named, self._linking)
        told = self._told(document, found)
        return replace(
            told,
            findings=(
                *spelling_findings(document.document, told.mentions, dictionary),
                *undefined_findings(document, told.mentions, dictionary),
                *_too_long(document),
            ),
            unlinked=tuple(unlinked),
        )

    def _told(self, document: Prepared, named: Sequence[Mention]) -> Annotation:
        placed = tuple(_in_context(named, document.passages))
        mentions = _marked((*placed, *_anaphoric(placed, document.passages)), document)
        told = cases(document.document, document.passages)
        return Annotation(
            mentions=mentions,
            claims=claims(document.passages, mentions, told, self._relations),
            cases=told,
        )


def _marked(mentions: Sequence[Mention], document: Prepared) -> tuple[Mention, ...]:
    """Return mentions in order, those of experimental animals marked."""
    told = animals.in_context(mentions, document.document, document.passages)
    return tuple(sorted(told, key=lambda m: (m.section, m.start, -m.end, m.concept)))


def annotate(document: Document, vocabulary: Lexicon) -> Annotation:
    """Return what the default model finds in one document.

    Who has many documents makes one `Annotator`, which remembers what it has seen.
    """
    return Annotator(vocabulary).annotate(document)


def _too_long(document: Prepared) -> Iterator[Finding]:
    source = document.document.source
    for passage in document.passages:
        if not passage.is_readable:
            yield Finding(
                code="sentence-too-long",
                severity=Severity.INFO,
                file=source.path,
                message=f"a stretch of {len(passage.text)} characters without an end of a sentence "
                "was searched for names, but not for claims",
                record=source.number,
                line=document.document.sections[passage.section].line,
                quote=passage.text[:80],
                remedy="divide it into sentences if it is running text",
            )


def _in_context(mentions: Sequence[Mention], sentences: Sequence[Passage]) -> Iterator[Mention]:
    for passage, numbers in zip(sentences, held(sentences, mentions), strict=True):
        found = scopes(passage.text) if passage.english and numbers else ()
        for mention in (mentions[number] for number in numbers):
            yield _under(found, mention, passage) if found else mention


def _under(found: Sequence[Scope], mention: Mention, passage: Passage) -> Mention:
    """Return a mention with what is said of it by the scopes of its sentence."""
    start, end = mention.start - passage.start, mention.end - passage.start
    flags = {
        _FLAGS[scope.kind]: True
        for scope in found
        if scope.span.start <= start and end <= scope.span.end
    }
    return replace(mention, **flags) if flags else mention


def _anaphoric(mentions: Sequence[Mention], sentences: Sequence[Passage]) -> Iterator[Mention]:
    for anaphor in anaphors([p for p in sentences if p.english], mentions):
        antecedent = anaphor.antecedent
        yield Mention(
            section=anaphor.section,
            start=anaphor.span.start,
            end=anaphor.span.end,
            quote=anaphor.quote,
            concept=antecedent.concept,
            category=antecedent.category,
            method=MatchMethod.ANAPHORA,
            confidence=_DEMONSTRATIVE if anaphor.demonstrative else _ANAPHOR,
            antecedent=antecedent.quote,
        )
