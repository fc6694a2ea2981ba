"""From gold names to a tagger that finds such names.

Law: where corpora disagree on chemicals, those that are learnt from ``beside`` are not followed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.learning.corpora import AnnotatedDocument, Corpora
from kg.learning.progress import Progress
from kg.text.tagging.hints import Hint, hints
from kg.text.tagging.labels import NameKind
from kg.text.tagging.model import Model
from kg.text.tagging.tagger import Tagger
from kg.text.tagging.units import Sentence
from kg.vocabulary.name_table import NameTable

Spans: TypeAlias = list[list[tuple[int, int, NameKind]]]
"""For each sentence of a document the places of its names in its text, and their kinds."""


@dataclass(frozen=True)
class TaggerFitting:
    """The fitting of the tagger: the room that does it, with its options."""

    room: Any
    table: NameTable
    penalty: float
    rounds: int
    about: dict[str, Any]
    progress: Progress

    def fit(self, documents: Sequence[tuple[AnnotatedDocument, Spans]]) -> Model:
        """Return the model of documents with their names; those beside others are not followed."""
        followed = [each for each in documents if not each[0].beside]
        others = [each for each in documents if each[0].beside]
        return self._fitted(group for group in (followed, others) if group)

    def compromise(self, documents: Sequence[tuple[AnnotatedDocument, Spans]]) -> Model:
        """Return the model of documents with their names, all of one mind."""
        return self._fitted([documents])

    def _fitted(self, groups: Iterable[Sequence[tuple[AnnotatedDocument, Spans]]]) -> Model:
        done = Counter[str]()

        def told(_: int, __: float) -> None:
            done["rounds"] += 1
            self.progress("fitting", done["rounds"], self.rounds)

        taught = [self._taught(group) for group in groups]
        options = self.room.Fitting(penalty=self.penalty, rounds=self.rounds)
        model: Model = self.room.fit(taught, self.table, options, self.about, told)
        return model

    def _taught(self, documents: Sequence[tuple[AnnotatedDocument, Spans]]) -> Any:
        """Return what documents with their names teach."""
        lines: list[Sentence] = []
        known: list[Hint] = []
        for item, _ in documents:
            first = len(lines)
            lines.extend(item.sentences)
            here = hints(item.sentences, item.long_forms, self.table)
            known.extend(hint._replace(sentence=first + hint.sentence) for hint in here)
        names = [spans for _, each in documents for spans in each]
        return self.room.Taught(lines, known, names)


def completed(
    documents: Sequence[AnnotatedDocument], corpora: Corpora, fitting: TaggerFitting
) -> list[tuple[AnnotatedDocument, Spans]]:
    """Return the names of each document, those of kinds that its corpus passes over tagged first.

    NCBI Disease annotates no chemicals, which does not say that there are none: what the other
    corpora teach of chemicals is put in their place.
    """
    lacking: dict[str, set[NameKind]] = {}
    for path, kind in corpora.lacking():
        lacking.setdefault(path, set()).add(kind)
    whole = [(item, _spans(item)) for item in documents if item.document.source.path not in lacking]
    partly = [item for item in documents if item.document.source.path in lacking]
    if not whole or not partly:
        return [(item, _spans(item)) for item in documents]
    tagger = Tagger(fitting.compromise(whole), fitting.table)
    for item in partly:
        told = hints(item.sentences, item.long_forms, fitting.table)
        spans = _spans(item)
        for each in tagger.tagged(item.sentences, told).stretches:
            here = spans[each.sentence]
            free = all(end <= each.start or each.end <= start for start, end, _ in here)
            if free and each.kind in lacking[item.document.source.path]:
                here.append((each.start, each.end, each.kind))
        whole.append((item, spans))
    return whole


def _spans(item: AnnotatedDocument) -> Spans:
    return [
        [(name.start - passage.start, name.end - passage.start, name.kind) for name in names]
        for passage, names in zip(item.passages, item.names, strict=True)
    ]
