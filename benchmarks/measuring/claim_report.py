"""Tables of claims beside the gold: each claimant, each rule, and what went wrong."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.text.passage import passages
from measuring.claimants import Outcome
from measuring.relations import GoldRelations, Link, Pair
from measuring.scoring import Counts, compare

_QUOTE = 300


def counts(outcomes: Sequence[Outcome]) -> Counts:
    """Return the counts of pairs, summed over documents."""
    return sum((compare(set(each.gold), set(each.said)) for each in outcomes), Counts())


def by_rule(outcomes: Sequence[Outcome]) -> dict[str, Counts]:
    """Return how often each rule is right and wrong; none misses anything by itself."""
    found: dict[str, Counts] = defaultdict(Counts)
    for each in outcomes:
        for pair, (rule, _) in each.said.items():
            right = pair in each.gold
            found[rule] += Counts(right=int(right), wrong=int(not right))
    return dict(sorted(found.items()))


def row(title: str, told: Counts, note: str = "") -> str:
    """Return a row of the table of claimants."""
    return (
        f"  {title:30}{told.right:7}{told.wrong:7}{told.missed:8}"
        f"{told.precision:11.3f}{told.recall:8.3f}{told.f1:7.3f}  {note}"
    ).rstrip()


def rule_rows(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a row for each rule."""
    for rule, told in by_rule(outcomes).items():
        yield f"    {rule:28}{told.right:7}{told.wrong:7}{'':8}{told.precision:11.3f}"


def error_rows(outcomes: Sequence[Outcome], sample: int, seed: int = 0) -> Iterator[str]:
    """Yield so many of what was said beside the gold, and of what was missed."""
    wrong = [(each, pair) for each in outcomes for pair in each.wrong]
    missed = [(each, pair) for each in outcomes for pair in each.missed]
    for title, errors in (("not in the gold", wrong), ("missed", missed)):
        yield f"\n  {title}: {len(errors)}"
        drawn = random.Random(seed).sample(errors, min(sample, len(errors)))  # noqa: S311
        yield from sorted(_line(each, pair) for each, pair in drawn)


def _line(each: Outcome, pair: Pair) -> str:
    said = each.said.get(pair)
    names = " + ".join(_name(each.item, concept) for concept in pair)
    other = [link for link in Link if link is not each.link and pair in each.item.pairs[link]]
    notes = f" (the gold has a {other[0]})" if other else ""
    rule, sentence = said or ("", _together(each.item, pair))
    quote = " ".join(sentence.split())[:_QUOTE] or "no sentence names both"
    return f"    {each.item.pmid:>8}  {rule or each.link}: {names}{notes}: {quote}"


def _name(item: GoldRelations, concept: str) -> str:
    return next((m.quote for m in item.mentions if m.concept == concept), concept)


def _together(item: GoldRelations, pair: Pair) -> str:
    for passage in passages(item.document):
        here = {m.concept for m in item.mentions if passage.holds(m)}
        if here.issuperset(pair):
            return passage.text
    return ""
