"""From annotated documents to what chooses among possible names.

Law: no document is judged by a tagger or by grounding that has learnt from it. The documents are
dealt out to `FOLDS` parts, and each part is judged by what the others teach.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.learning.concepts import grounded
from kg.learning.corpora import AnnotatedDocument, Corpora
from kg.learning.names import Spans, TaggerFitting
from kg.text import choosing
from kg.text import grounding as grounding_room
from kg.text.choosing import Candidate, Chooser, Judged, Verdict
from kg.text.dictionary import Dictionary
from kg.text.grounding import AS_IT_STANDS, Grounder
from kg.text.mentions import Linking, candidates
from kg.text.naming import names, prepared
from kg.text.tagging.labels import NameKind
from kg.text.tagging.tagger import Tagger
from kg.vocabulary import Vocabulary

FOLDS: Final = 3
FEWEST: Final = 20
"""Documents below which nothing is learnt of choices: a part of them teaches too little."""

Synonyms: TypeAlias = Mapping[NameKind, Sequence[Sequence[str]]]
Taught: TypeAlias = Sequence[tuple[AnnotatedDocument, Spans]]


@dataclass(frozen=True)
class ChooserFitting:
    """The fitting of the chooser: that of the tagger, and what grounding is learnt with."""

    tagger: TaggerFitting
    vocabulary: Vocabulary
    synonyms: Synonyms

    def fit(self, documents: Taught, corpora: Corpora) -> Chooser:
        """Return what documents with their names teach; few of them teach nothing."""
        if len(documents) < FEWEST:
            return Chooser.neutral()
        unknown = frozenset(corpora.lacking())
        return choosing.learn(
            judged for fold in range(FOLDS) for judged in self._judged(documents, fold, unknown)
        )

    def _judged(
        self, documents: Taught, fold: int, unknown: frozenset[tuple[str, NameKind]]
    ) -> Iterator[Judged]:
        """Yield the documents of a fold as the others let them be read."""
        others = [each for number, each in enumerate(documents) if number % FOLDS != fold]
        items = [item for number, (item, _) in enumerate(documents) if number % FOLDS == fold]
        shown = [example for item, _ in others for example in grounded(item)]
        dictionary = Dictionary(self.vocabulary)
        parameters = grounding_room.learn(shown, self.vocabulary, self.synonyms)
        linking = Linking(
            Grounder(self.vocabulary, parameters),
            Grounder(self.vocabulary, parameters, effort=AS_IT_STANDS),
            None,
            dictionary,
        )
        tagger = Tagger(self.tagger.fit(others), self.vocabulary.names)
        held = [prepared(item.document) for item in items]
        found = names(held, tagger, dictionary.is_biologic)
        for item, document, named in zip(items, held, found, strict=True):
            every = candidates(document, named, linking)
            gold = _Gold(item, unknown, parameters.superseded)
            yield Judged(every, [gold.verdict(each) for each in every], document.long_forms)


class _Gold:
    """What a corpus says of a document; of what it passes over it says nothing."""

    def __init__(
        self,
        item: AnnotatedDocument,
        unknown: frozenset[tuple[str, NameKind]],
        superseded: Mapping[str, str],
    ) -> None:
        path = item.document.source.path
        self._known = {kind for kind in NameKind if (path, kind) not in unknown}
        self._names = [
            (name, frozenset(superseded.get(concept, concept) for concept in name.concepts))
            for names in item.names
            for name in names
        ]

    def verdict(self, candidate: Candidate) -> Verdict | None:
        """Return what is right of a candidate, as 1 and 0."""
        mine = candidate.name
        if mine.kind not in self._known:
            return None
        stretch = concept = False
        wanted = {grounding.concept for grounding in candidate.groundings}
        for name, concepts in self._names:
            if name.kind is not mine.kind or name.section != mine.section:
                continue
            stretch |= (name.start, name.end) == (mine.start, mine.end)
            meets = name.start < mine.end and mine.start < name.end
            concept |= meets and not wanted.isdisjoint(concepts)
        return Verdict(stretch, concept)
