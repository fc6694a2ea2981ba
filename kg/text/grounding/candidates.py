"""What a name may name, whatever its document says.

Laws
    1. Every candidate is a concept, or several, of the vocabulary, and of the name's kind.
    2. Rewritings are tried from the cheapest on, until one has named something and the next ones
       are clearly less likely; a fixed number of look-ups bounds the work.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kg.model import Category
from kg.text.grounding.coordination import conjuncts
from kg.text.grounding.droppings import Droppings
from kg.text.grounding.equivalents import Equivalents
from kg.text.grounding.learnt_names import Concepts, KnownNames, name_hash
from kg.text.grounding.rewriting import Rewriter, Rewriting
from kg.text.grounding.words import bag, bare, words_of
from kg.text.lexicon import Lexicon
from kg.text.tagging.labels import NameKind
from kg.vocabulary.concept import TermKind, TermMatch
from kg.vocabulary.normalise import keys

_SLACK: Final = 0.7
_SURE_COST: Final = 0.25
_MOST_CONJUNCTS: Final = 5

KINDS_OF: Final[Mapping[NameKind, frozenset[Category]]] = {
    NameKind.CHEMICAL: frozenset({Category.DRUG, Category.CHEMICAL, Category.PROTEIN}),
    NameKind.CONDITION: frozenset({Category.DISEASE, Category.PHENOTYPE, Category.OTHER}),
}


class Candidate(NamedTuple):
    """Concepts that a name may name, and all that speaks for them.

    ``sightings`` of ``seen`` documents of the training corpora in which the name stood gave them.
    ``term`` is the vocabulary's term where it has one, among those of ``rivals`` concepts.
    """

    concepts: Concepts
    rewriting: Rewriting
    sightings: int = 0
    seen: int = 0
    term: TermMatch | None = None
    rivals: int = 1
    conjuncts: int = 1


class Effort(NamedTuple):
    """How many rewritings are tried for a name, and how many of them are looked up.

    Only those are looked up whose words the vocabulary has.
    """

    rewritings: int = 40
    lookups: int = 16


THOROUGH: Final = Effort()
QUICK: Final = Effort(rewritings=3, lookups=3)
AS_IT_STANDS: Final = Effort(rewritings=1, lookups=1)


class Candidates:
    """Finds candidates in a lexicon and in what was learnt."""

    def __init__(
        self,
        lexicon: Lexicon,
        known: KnownNames,
        equivalents: Mapping[NameKind, Equivalents],
        droppings: Droppings,
        heads: Mapping[NameKind, tuple[str, ...]],
        effort: Effort = THOROUGH,
    ) -> None:
        self._effort = effort
        self._lexicon = lexicon
        self._names = lexicon.names
        self._known = known
        self._rewriters = {
            kind: Rewriter(
                lexicon,
                equivalents.get(kind, {}),
                droppings.of(kind),
                heads.get(kind, ()),
                droppings.heading(kind),
            )
            for kind in NameKind
        }

    def of(self, quote: str, kind: NameKind) -> tuple[Candidate, ...]:
        """Return the candidates of a name."""
        found = self._whole(quote, kind)
        # What a corpus took a composite name for elsewhere does not say that it is no composite.
        if any(each.term is not None and not each.rewriting.changes.steps for each in found):
            return found
        parts = conjuncts(quote)
        if 1 < len(parts) <= _MOST_CONJUNCTS:
            return (*found, *self._composite(parts, kind))
        return found

    def _composite(self, parts: tuple[str, ...], kind: NameKind) -> Iterator[Candidate]:
        """Yield the candidate that names a concept for each part."""
        best = []
        for part in parts:
            found = self._whole(part, kind)
            if not found:
                return
            best.append(min(found, key=_worth))
        concepts = tuple(sorted({concept for each in best for concept in each.concepts}))
        worst = max(best, key=lambda each: each.rewriting.cost)
        yield worst._replace(concepts=concepts, conjuncts=len(parts))

    def _whole(self, quote: str, kind: NameKind) -> tuple[Candidate, ...]:
        found: dict[Concepts, Candidate] = {}
        stripped = bare(quote)
        rewriter = self._rewriters[kind]
        has_word = rewriter.thesaurus.has_word
        rewritings = rewriter.rewritings(words_of(stripped), self._effort.rewritings)
        limit = float("inf")
        lookups = 0
        for number, rewriting in enumerate(rewritings):
            if rewriting.cost > limit or lookups >= self._effort.lookups:
                break
            is_looked_up = not number or all(map(has_word, rewriting.words))
            lookups += is_looked_up
            if number:
                looked_up = self._rewritten(rewriting.words) if is_looked_up else ()
            else:
                looked_up = self._looked_up(stripped)
            for each in self._named(looked_up, kind, rewriting):
                found.setdefault(each.concepts, each)
                slack = 0.0 if rewriting.cost <= _SURE_COST else _SLACK
                limit = min(limit, rewriting.cost + slack)
            if rewriting.cost >= limit:
                break
        return tuple(found.values())

    def _looked_up(self, text: str) -> Sequence[TermMatch]:
        # Most names are none of the vocabulary's, and its table says so at once.
        may_name = any(map(self._names.may_name, keys(text)))
        return self._lexicon.lookup(text) if may_name else ()

    def _rewritten(self, words: tuple[str, ...]) -> Sequence[TermMatch]:
        return self._lexicon.lookup(" ".join(words)) if self._names.words_may_name(words) else ()

    def _named(
        self, looked_up: Sequence[TermMatch], kind: NameKind, rewriting: Rewriting
    ) -> Sequence[Candidate]:
        """Return what one wording names: learnt, and as it was looked up."""
        learnt = self._known.answers(name_hash(kind, bag(rewriting.words)))
        if not learnt and not looked_up:
            return ()
        found = {
            concepts: Candidate(concepts, rewriting, sightings, 0) for concepts, sightings in learnt
        }
        seen = sum(each.sightings for each in found.values())
        matches = [match for match in looked_up if match.category in KINDS_OF[kind]]
        for match in matches:
            before = found.get((match.concept,), Candidate((match.concept,), rewriting))
            found[match.concept,] = before._replace(term=match, rivals=len(matches))
        return [each._replace(seen=seen) for each in found.values()]


def _worth(candidate: Candidate) -> tuple[object, ...]:
    """Return what sorts the candidates of a part: the cheapest first, then the best attested."""
    term = candidate.term
    return (
        candidate.rewriting.cost,
        -candidate.sightings,
        term is None or not term.exact,
        term is None or tuple(TermKind).index(term.kind),
        not candidate.concepts[0].startswith("D"),
        candidate.concepts,
    )
