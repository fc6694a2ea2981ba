"""From annotated documents to a fitted model, and into a directory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import ExportError, InputError, ModelError
from kg.learning.choices import ChooserFitting
from kg.learning.claims import fitted_relations, headed_pairs, stated_pairs
from kg.learning.concepts import grounded, synonyms
from kg.learning.corpora import KINDS, AnnotatedDocument, Corpora
from kg.learning.names import TaggerFitting, completed
from kg.learning.progress import Progress
from kg.model import Document
from kg.text import grounding as grounding_room
from kg.text.claims.learnt import RelationModel
from kg.text.tagging.labels import NameKind
from kg.text.text_model import TextModel
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt, and what from."""

    model: TextModel
    corpora: Corpora


def learn(
    items: Iterable[AnnotatedDocument],
    vocabulary: Vocabulary,
    *,
    indexed: Iterable[Document] = (),
    penalty: float = 1.0,
    rounds: int = 200,
    progress: Progress,
) -> Learnt:
    """Fit the tagger, what grounding needs, what chooses, and what is claimed to documents.

    ``indexed`` are records of papers whose MeSH headings teach what is claimed beside them; those
    without an abstract, or without qualifiers, teach nothing.

    Raises:
        ModelError: when SciPy is missing.
        InputError: when nothing of our kinds is annotated.
    """
    learning = _learning()
    corpora = Corpora()
    documents: list[AnnotatedDocument] = []
    for item in items:
        corpora.add(item)
        documents.append(item)
        progress("reading", len(documents), None)
    if not any(corpora.total(kind) for kind in NameKind):
        raise InputError(
            f"no chemicals and no conditions are annotated in {corpora.documents} documents; "
            f"the types that are known: {', '.join(KINDS)}"
        )
    about = _about(corpora, vocabulary, penalty=penalty, rounds=rounds)
    fitting = TaggerFitting(learning, vocabulary.names, penalty, rounds, about, progress)
    whole = completed(documents, corpora, fitting)
    tagger = fitting.fit(whole)
    progress("grounding", 0, 1)
    alike = synonyms(vocabulary)
    grounding = grounding_room.learn(
        [example for item in documents for example in grounded(item)], vocabulary, alike
    )
    progress("grounding", 1, 1)
    chooser = ChooserFitting(fitting, vocabulary, alike).fit(whole, corpora)
    model = TextModel(tagger, grounding, chooser, RelationModel.empty())
    taught = chain(stated_pairs(documents), headed_pairs(indexed, model, vocabulary, progress))
    return Learnt(replace(model, relations=fitted_relations(taught)), corpora)


def _about(
    corpora: Corpora, vocabulary: Vocabulary, *, penalty: float, rounds: int
) -> dict[str, Any]:
    return {
        "corpora": dict(sorted(corpora.digests.items())),
        "beside": sorted(corpora.beside),
        "documents": corpora.documents,
        "names": {kind.value: corpora.total(kind) for kind in NameKind},
        "vocabulary": vocabulary.release.name,
        "penalty": penalty,
        "rounds": rounds,
    }


def _learning() -> Any:
    try:
        from kg.text.tagging import learning  # noqa: PLC0415 - SciPy comes with an extra
    except ImportError as error:
        raise ModelError(
            f"fitting a model needs SciPy ({error}); install it with: pip install 'kg[learn]'"
        ) from error
    return learning


def save(model: TextModel, directory: Path) -> None:
    """Write what was learnt into a directory.

    Raises:
        ExportError: when it cannot be written.
    """
    try:
        model.save(directory)
    except OSError as error:
        raise ExportError(f"{directory}: cannot be written: {error.strerror or error}") from error
