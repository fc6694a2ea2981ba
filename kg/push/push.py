"""A push, from the first question to the last check."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

from pyoxigraph import NamedNode

from kg.errors import PushError
from kg.push.checking import Check, chosen, disagreeing
from kg.push.fingerprint import Fingerprint, fingerprints, graph_lines
from kg.push.ledger import Ledger
from kg.push.plan import Plan
from kg.push.target import Target
from kg.push.ways import Sent, Way, way_to
from kg.store import Store

Progress: TypeAlias = Callable[[str, int, int | None], None]

_MOST_GRAPHS: Final = 100
"""How many graphs a batch has at most: what is sent again after a cut."""
_NAMED: Final = 3
"""How many graphs a message names."""


@dataclass(frozen=True)
class Options:
    """``way`` is of `kg.push.ways.WAYS` or ``auto``; ``batch`` the bytes of a batch, about.

    ``remove`` says whether graphs that are no longer here are taken out there; ``replace`` that
    they may be all that are there, those of another graph of the same base.
    """

    way: str = "auto"
    batch: int = 4 << 20
    check: Check = Check.SAMPLE
    remove: bool = True
    replace: bool = False


@dataclass(frozen=True)
class Pushed:
    """What a push did: the plan that it carried out, and what was compared at the end."""

    plan: Plan
    statements: int
    requests: int
    compared: int


def plan_push(store: Store, target: Target, base: str, options: Options) -> Plan:
    """Return what a push would do, having asked the target and changed nothing.

    Raises:
        EndpointError: when the target cannot be asked.
        PushError: when the target holds another graph of the same base.
    """
    ledger = Ledger(base)
    return _plan(ledger, fingerprints(store), ledger.read(target), options)


def _plan(
    ledger: Ledger, here: Mapping[str, Fingerprint], there: Mapping[str, str], options: Options
) -> Plan:
    plan = Plan.of(here, there, remove=options.remove)
    gone = ledger.records(plan.remove)
    another = len(gone) == len(ledger.records(there)) and ledger.records(here)
    if gone and another and not options.replace:
        raise PushError(
            f"the target holds another graph of the base {ledger.base}: none of its {len(gone):,} "
            "records is in this one, and all would be removed; build one of the two under a base "
            "of its own (kg build --base), or say --replace if this one takes its place, --keep "
            "if both are to stand there",
            gone,
        )
    return plan


def push(store: Store, target: Target, base: str, options: Options, progress: Progress) -> Pushed:
    """Let the target hold the named graphs of a store, sending what changed.

    Raises:
        EndpointError: when the target refuses, or lets go; the next push goes on from there.
        PushError: when what arrived is not what was sent; the next push sends it again. When the
            target holds another graph of the same base; nothing was changed then.
    """
    ledger = Ledger(base)
    there = ledger.read(target)
    here = fingerprints(store)
    plan = _plan(ledger, here, there, options)
    way = way_to(target, ledger, options.batch, options.way)
    _remove(way, plan, there, progress)
    done = 0
    for batch in _batches(store, plan.send, here, there, options.batch):
        way.send(batch)
        done += len(batch)
        progress("sending", done, len(plan.send))
    compared = _compare(store, target, ledger, here, plan, options, progress)
    statements = sum(each.triples for each in here.values())
    return Pushed(plan, statements, target.web.requests, compared)


def _remove(way: Way, plan: Plan, there: Mapping[str, str], progress: Progress) -> None:
    names = iter(plan.remove)
    done = 0
    while some := list(islice(names, _MOST_GRAPHS)):
        way.remove({name: there[name] for name in some})
        done += len(some)
        progress("removing", done, len(plan.remove))


def _batches(
    store: Store,
    names: Sequence[str],
    here: Mapping[str, Fingerprint],
    there: Mapping[str, str],
    most: int,
) -> Iterator[list[Sent]]:
    batch: list[Sent] = []
    size = 0
    for name in names:
        lines = graph_lines(store, NamedNode(name))
        length = sum(map(len, lines))
        if batch and (size + length > most or len(batch) == _MOST_GRAPHS):
            yield batch
            batch, size = [], 0
        batch.append(Sent(name, lines, here[name].sha256, there.get(name)))
        size += length
    if batch:
        yield batch


def _compare(
    store: Store,
    target: Target,
    ledger: Ledger,
    here: Mapping[str, Fingerprint],
    plan: Plan,
    options: Options,
    progress: Progress,
) -> int:
    if options.check is Check.NONE:
        return 0
    graphs = chosen(options.check, here, plan.send)
    wrong = disagreeing(
        target, store, graphs, lambda number: progress("comparing", number, len(graphs))
    )
    if wrong:
        target.update(ledger.delete({name: here[name].sha256 for name in wrong}))
        named = ", ".join(wrong[:_NAMED]) + (" …" if len(wrong) > _NAMED else "")
        raise PushError(
            f"{len(wrong):,} of {len(graphs):,} compared graphs differ at the target: {named}; "
            "push again to send them anew",
            tuple(wrong),
        )
    _count(target, ledger, here, options)
    return len(graphs)


def _count(
    target: Target, ledger: Ledger, here: Mapping[str, Fingerprint], options: Options
) -> None:
    if not options.remove:  # what was left standing is not counted here
        return
    wanted = sum(each.triples for each in here.values())
    found = ledger.statements(target)
    if found != wanted:
        raise PushError(
            f"the target holds {found:,} statements in the graphs that were pushed, and "
            f"{wanted:,} were sent; `--check full` says which graphs differ"
        )
