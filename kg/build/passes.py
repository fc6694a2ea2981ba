"""Both passes over all units: what is done already is left alone, the rest is given to the crew."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeVar

from kg.build.checking import checked_of, kept_of
from kg.build.crew import Alone, Crew
from kg.build.depot import Depot
from kg.build.finding_log import FindingLog
from kg.build.linking import (
    Linker,
    LinkTask,
    answers_of,
    keys_of,
    link_unit,
    quads_of,
    read_linked_tally,
    told_of,
)
from kg.build.packing import write_parts
from kg.build.reading import ReadTask, index_of, read_tally, read_unit, records_of
from kg.build.settling import Answers
from kg.build.tally import NOTHING, Progress, Tally
from kg.build.unit import Unit
from kg.errors import GraphError
from kg.model import Finding, Severity

T = TypeVar("T", ReadTask, LinkTask)

_PAUSES: Final = (0.1, 1.0, 5.0, 30.0)
"""Seconds to wait for a file: a network file system may deny for a while what others wrote."""


@dataclass
class Passes:
    """Who works where, and what was done and found so far."""

    crew: Crew
    depot: Depot
    progress: Progress
    findings: FindingLog
    fresh: set[str] = field(default_factory=set)

    def read(self, units: Sequence[Unit], base: str) -> list[Unit]:
        """Read the units that were not; return those that are read now."""
        missing = [unit for unit in units if not self._is_there(*_read_names(unit))]
        every = [ReadTask(self.depot.place, unit, base) for unit in units]
        tasks = [task for task in every if task.unit in missing]
        failed = set(self._done("reading", read_unit, tasks, every))
        self.fresh.update(unit.name for unit in missing)
        gone = {task.unit.read for task in failed}
        return [unit for unit in units if unit.read not in gone]

    def link(
        self, tasks: Sequence[LinkTask], given: Linker, then: Callable[[LinkTask], None]
    ) -> frozenset[LinkTask]:
        """Link the units that were not; return the tasks that failed.

        ``then`` is called with each task that is done, in any order, while the crew goes on.
        """
        missing = [task for task in tasks if not self._is_linked(task)]
        work = partial(link_unit, given=given) if isinstance(self.crew, Alone) else link_unit
        self.fresh.update(task.name for task in missing)
        return frozenset(self._done("linking", work, missing, tasks, then))

    def answer(self, task: LinkTask, answers: Answers) -> None:
        """Lay what a unit must be told into the depot, if it is to be linked and there is any."""
        if task.answered and not self._is_linked(task):
            write_parts(self.depot, answers_of(task.linked), (answers,))

    def _is_linked(self, task: LinkTask) -> bool:
        return self._is_there(*_linked_names(task))

    def _is_there(self, *names: str) -> bool:
        return all(map(self.depot.has, names))

    def _done(
        self,
        stage: str,
        work: Callable[..., None],
        tasks: Sequence[T],
        every: Sequence[T],
        then: Callable[[T], None] = lambda _: None,
    ) -> Iterator[T]:
        """Do the tasks, and yield those that failed; ``every`` are also those done before.

        The largest go first, lest one is begun when all others are done, and keeps all waiting.
        ``then`` is called with each that did not fail.
        """
        missing = set(tasks)
        tally = sum((self._tally(each) for each in every if each not in missing), NOTHING)
        done, total = len(every) - len(tasks), len(every)
        self.progress(stage, done, total, tally)
        largest_first = sorted(tasks, key=lambda task: task.size, reverse=True)
        for task, failure in self.crew.run(work, largest_first):
            done += 1
            if failure is not None:
                self.findings.add(_set_aside(task.label, stage, failure))
                yield task
            else:
                self._expect(task)
                tally += self._tally(task)
                then(task)
            self.progress(stage, done, total, tally)
        for task in every:
            if task not in missing:
                then(task)

    def _tally(self, task: ReadTask | LinkTask) -> Tally:
        """Return what was found in a unit that was read or linked."""
        if isinstance(task, ReadTask):
            return read_tally(self.depot, task.unit.read)
        return read_linked_tally(self.depot, task)

    def _expect(self, task: ReadTask | LinkTask) -> None:
        """Wait for what a task that is done has written; raise `GraphError` where it is not."""
        names = _read_names(task.unit) if isinstance(task, ReadTask) else _linked_names(task)
        for pause in _PAUSES:
            if self._is_there(*names):
                return
            time.sleep(pause)
        if not self._is_there(*names):
            raise GraphError(
                f"{self.depot.place}: what a worker wrote there about {task.label} cannot be seen "
                "from here; name a place with --work that all workers share, a directory or a URL"
            )


def _read_names(unit: Unit) -> tuple[str, str]:
    return records_of(unit.read), index_of(unit.read)


def _linked_names(task: LinkTask) -> tuple[str, ...]:
    checked = (checked_of(task.checked), kept_of(task.checked)) if task.checked else ()
    return quads_of(task.linked), keys_of(task.linked), *checked, told_of(task.linked)


def names_in_use(units: Sequence[Unit], tasks: Sequence[LinkTask]) -> set[str]:
    """Return the names of the files in the depot that a build stands on."""
    read = {name for unit in units for name in _read_names(unit)}
    return read | {name for task in tasks for name in _linked_names(task)}


def _set_aside(name: str, stage: str, failure: str) -> Finding:
    return Finding(
        "unit-set-aside",
        Severity.ERROR,
        name,
        f"{stage} this file failed: {failure}; all of it was left out",
        remedy="this is a fault of kg or of the machine: report it with the file, and build again",
    )
