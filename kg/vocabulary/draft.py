"""The drafts that a vocabulary is compiled from: one for each concept, filled source by source.

Laws
    1. The source that speaks first wins: a later one adds names and references, and never takes
       a statement back. So NLM's own files go in before the packages.
    2. The order in which the terms of one source arrive does not matter to what is compiled.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.vocabulary.concept import ConceptKind, Term, TermKind
from kg.vocabulary.normalise import keys, normalise
from kg.vocabulary.record import ActionRecord, MeshRecord, RecordType
from kg.vocabulary.terms import is_permutation


@dataclass(slots=True)
class Draft:
    """A concept in the making; ``terms`` maps each text to its kind and its source.

    ``described_drug`` tells that a formulary describes it, and ``listed_drug`` that DrugBank
    lists it, and that it is no everyday substance.
    """

    identifier: str
    name: str
    type: RecordType
    kind: ConceptKind | None = None
    terms: dict[str, tuple[TermKind, str]] = field(default_factory=dict)
    tree_numbers: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] | None = None
    mapped_to: tuple[str, ...] = ()
    actions: set[str] = field(default_factory=set)
    cross_references: set[str] = field(default_factory=set)
    abbreviation: str | None = None
    described_drug: bool = False
    listed_drug: bool = False

    def add_term(self, term: Term) -> None:
        """Add a name, unless the concept has one that is equal but for its letter case."""
        self.terms.setdefault(term.text, (term.kind, term.source))

    def tidy(self) -> None:
        """Settle the kinds: one preferred name, and inversions marked as such."""
        self.terms.setdefault(self.name, (TermKind.PREFERRED, "MeSH"))
        inverted = any(", " in text for text in self.terms)
        normal = {normalise(text) for text in self.terms} if inverted else set()
        for text, (kind, source) in self.terms.items():
            if text == self.name:
                self.terms[text] = (TermKind.PREFERRED, source)
            elif kind is TermKind.PREFERRED:
                self.terms[text] = (TermKind.SYNONYM, source)
            elif kind is TermKind.SYNONYM and ", " in text and is_permutation(text, normal):
                self.terms[text] = (TermKind.PERMUTED, source)


class Drafts:
    """All drafts by identifier."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._drafts.values())

    def __len__(self) -> int:
        return len(self._drafts)

    def get(self, identifier: str) -> Draft | None:
        """Return the draft of a concept, if there is one."""
        return self._drafts.get(identifier)

    def add(self, record: MeshRecord | ActionRecord) -> None:
        """Take in what one record says."""
        if isinstance(record, ActionRecord):
            self._add_action(record)
            return
        draft = self._drafts.get(record.identifier)
        if draft is None:
            draft = Draft(record.identifier, record.name, record.type)
            self._drafts[record.identifier] = draft
        for term in record.terms:
            draft.add_term(term)
        draft.kind = draft.kind or record.kind
        draft.tree_numbers = draft.tree_numbers or record.tree_numbers
        draft.mapped_to = draft.mapped_to or record.mapped_to
        draft.abbreviation = draft.abbreviation or record.abbreviation
        if draft.qualifiers is None:
            draft.qualifiers = record.qualifiers
        draft.actions.update(record.actions)
        draft.cross_references.update(record.cross_references)

    def _add_action(self, record: ActionRecord) -> None:
        for substance in record.substances:
            draft = self._drafts.get(substance)
            if draft is not None:
                draft.actions.add(record.action)


class NameIndex:
    """Which concepts have a name, by its normalised forms, over all drafts at one moment."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._concepts: dict[str, tuple[str, ...]] = {}
        for draft in drafts:
            if draft.type is not RecordType.QUALIFIER:
                for text in draft.terms:
                    self.file(text, draft.identifier)

    def file(self, text: str, identifier: str) -> None:
        """File one more name of a concept."""
        for key in keys(text):
            known = self._concepts.get(key, ())
            if identifier not in known:
                self._concepts[key] = (*known, identifier)

    def concepts(self, text: str) -> frozenset[str]:
        """Return the concepts that have this name, in any of its variants."""
        return frozenset(i for key in keys(text) for i in self._concepts.get(key, ()))
