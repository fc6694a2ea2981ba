"""From annotated relations, and from headings, to pairs that teach what is claimed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from typing import Final

from kg.learning.concepts import NO_CONCEPT
from kg.learning.corpora import AnnotatedDocument
from kg.learning.progress import Progress
from kg.model import Category, Document, MatchMethod, Mention
from kg.text import Annotator, Setting
from kg.text.claims.learnt import RelationModel
from kg.text.claims.learnt.examples import KnownPair, known_pairs, relations_of
from kg.text.claims.learnt.indexed import indexed_pairs, tells
from kg.text.passage import passages
from kg.text.tagging.labels import NameKind
from kg.text.text_model import TextModel
from kg.vocabulary import Vocabulary


def fitted_relations(pairs: Iterable[KnownPair]) -> RelationModel:
    """Return the model of pairs; needs SciPy."""
    from kg.text.claims.learnt.learning import fit  # noqa: PLC0415 - SciPy comes with an extra

    return fit(pairs)


def stated_pairs(documents: Sequence[AnnotatedDocument]) -> Iterator[KnownPair]:
    """Yield the pairs of all documents; which relations a corpus annotates, its own tell."""
    by_path: dict[str, list[Document]] = {}
    for item in documents:
        by_path.setdefault(item.document.source.path, []).append(item.document)
    annotated_in = {path: relations_of(held) for path, held in by_path.items()}
    for item in documents:
        relations = annotated_in[item.document.source.path]
        if relations:
            yield from known_pairs(item.document, item.passages, _mentions(item), relations)


def headed_pairs(
    documents: Iterable[Document], model: TextModel, vocabulary: Vocabulary, progress: Progress
) -> Iterator[KnownPair]:
    """Yield the pairs that the headings of papers tell of, in what the model finds in them."""
    annotator = Annotator(vocabulary, model, Setting.FAST)
    telling, tagged = tee(document for document in documents if tells(document))
    found = zip(telling, annotator.annotate_all(tagged), strict=True)
    for number, (document, annotation) in enumerate(found, 1):
        yield from indexed_pairs(document, tuple(passages(document)), annotation.mentions)
        progress("headings", number, None)


def _mentions(item: AnnotatedDocument) -> tuple[Mention, ...]:
    """Return the gold names of a document as mentions, one for each concept."""
    return tuple(
        Mention(
            name.section,
            name.start,
            name.end,
            name.quote,
            concept,
            _CATEGORY_OF_KIND[name.kind],
            MatchMethod.LEARNT,
            1.0,
        )
        for names in item.names
        for name in names
        for concept in name.concepts
        if concept not in NO_CONCEPT
    )


_CATEGORY_OF_KIND: Final = {
    NameKind.CHEMICAL: Category.DRUG,
    NameKind.CONDITION: Category.DISEASE,
}
