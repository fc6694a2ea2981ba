"""What every command shares: where it prints, how loudly, and with which code it exits.

Answers go to standard output and nothing else does, so that they can be piped; messages and
progress go to standard error.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Protocol

import click
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from kg.model import Finding, Severity


class Found(Protocol):
    """What was found in the files that are done: `kg.build.Tally`."""

    @property
    def records(self) -> int:
        """How many records."""

    @property
    def quads(self) -> int:
        """How many statements."""

    @property
    def findings(self) -> int:
        """How many findings."""

    @property
    def results(self) -> int:
        """How many results of the shapes."""


class Show(Protocol):
    """Shows how far a stage is: its name, how much is done, of how much, and what was found."""

    def __call__(
        self, stage: str, done: int, total: int | None, found: Found | None = None, /
    ) -> None:
        """Show it."""


class ExitCode(IntEnum):
    """What the exit code says; the README documents it."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    PARTLY_READ = 3
    SHAPES_VIOLATED = 4
    INTERRUPTED = 130


@dataclass(frozen=True)
class Screen:
    """Standard output and standard error, at one level of loudness: -1 quiet, 0, 1 verbose."""

    out: Console
    err: Console
    loudness: int = 0

    def say(self, message: str) -> None:
        """Print a message for a person, unless quiet."""
        if self.loudness >= 0:
            self.err.print(message, highlight=False, soft_wrap=not self.err.is_terminal)

    def detail(self, message: str) -> None:
        """Print a message for a person who asked for more."""
        if self.loudness > 0:
            self.err.print(message, highlight=False, soft_wrap=not self.err.is_terminal)

    def complain(self, finding: Finding) -> None:
        """Print a finding that cost something, however quiet."""
        self.err.print(styled(finding), highlight=False, soft_wrap=not self.err.is_terminal)

    def answer(self, text: str) -> None:
        """Print an answer as it is, for a person or the next program."""
        click.echo(text, nl=not text.endswith("\n"))

    @contextmanager
    def progress(self) -> Iterator["Show"]:
        """Give a callback that draws a bar for each stage, where there is a terminal."""
        if self.loudness < 0:
            yield _silent
            return
        if not self.err.is_terminal:
            yield _Log(self).show
            return
        columns = (
            TextColumn("{task.description:>12}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        with _Bars(*columns, console=self.err, transient=True) as bars:
            tasks: dict[str, int] = {}
            rates = _Rates()

            def show(stage: str, done: int, total: int | None, found: Found | None = None) -> None:
                bars.told = rates.told(stage, done, found)
                task = tasks.get(stage)
                if task is None:
                    task = tasks[stage] = int(bars.add_task(stage, total=total))
                bars.update(task, completed=done, total=total)  # type: ignore[arg-type]

            yield show


class _Bars(Progress):
    """A bar for each stage and below them, where it fits any width, what was found so far."""

    told = ""

    def get_renderables(self) -> Iterator[RenderableType]:
        """Yield the bars and the line below."""
        yield from super().get_renderables()
        if self.told:
            yield Text(f"{'':13}{self.told}", style="dim", no_wrap=True, overflow="ellipsis")


class _Log:
    """Tells of long stages in lines, now and then."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._rates = _Rates()
        self._told = time.monotonic()

    def show(self, stage: str, done: int, total: int | None, found: Found | None = None) -> None:
        """Print a line if the last one is some time ago."""
        told = self._rates.told(stage, done, found)
        now = time.monotonic()
        if now - self._told < _PAUSE:
            return
        self._told = now
        if not done and total is None:
            self._screen.say(f"{stage} ...")
            return
        taken, new = self._rates.since(stage, done)
        left = f", {taken / new * (total - done):,.0f} s left" if new and total else ""
        of = f" of {total:,}" if total else ""
        more = f"; {told}" if told else ""
        self._screen.say(f"{stage}: {done:,}{of} in {taken:,.0f} s{left}{more}")


class _Rates:
    """When each stage began, and with how much done."""

    def __init__(self) -> None:
        self._begun: dict[str, tuple[float, int, int]] = {}

    def told(self, stage: str, done: int, found: Found | None) -> str:
        """Return what was found so far, and how fast; nothing where nothing was."""
        now, quads = time.monotonic(), found.quads if found else 0
        begun, _, before = self._begun.setdefault(stage, (now, done, quads))
        if found is None or not found.records:
            return ""
        counts = [(found.records, "record"), (found.findings, "finding")]
        if found.quads:
            counts[1:1] = [(found.quads, "triple")]
        if found.results:
            counts.append((found.results, "SHACL result"))
        parts = [f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts]
        if quads > before:
            parts.append(f"{(quads - before) / max(now - begun, 0.001):,.0f} triples/s")
        return ", ".join(parts)

    def since(self, stage: str, done: int) -> tuple[float, int]:
        """Return the seconds since a stage began, and how much of it was done in them."""
        begun, before, _ = self._begun[stage]
        return time.monotonic() - begun, done - before


_PAUSE: Final = 15.0
"""Seconds between two lines of progress."""


def _silent(stage: str, done: int, total: int | None, found: Found | None = None) -> None:
    """Draw nothing."""


def screen(context: click.Context) -> Screen:
    """Return the screen of a command."""
    found = context.find_object(Screen)
    return found or Screen(Console(), Console(stderr=True))


STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def styled(finding: Finding) -> str:
    """Return a finding in one line, marked up in the colour of its severity."""
    return f"[{STYLES[finding.severity]}]{escape(describe(finding))}[/]"


def describe(finding: Finding) -> str:
    """Return a finding in one line: place, what is wrong, the quote, what to do.

    >>> from kg.model import Finding, Severity
    >>> empty = Finding("empty", Severity.ERROR, "a.txt", "the file is empty", remedy="save again")
    >>> describe(empty)
    'a.txt: the file is empty (save again)'
    """
    place = finding.file
    if finding.record and finding.record > 1:
        place += f", record {finding.record}"
    if finding.line:
        place += f", line {finding.line}"
    quoted = f": “{_short(finding.quote)}”" if finding.quote else ""
    remedy = f" ({finding.remedy})" if finding.remedy else ""
    return f"{place}: {finding.message}{quoted}{remedy}"


_QUOTE_LENGTH = 90


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE_LENGTH else line[: _QUOTE_LENGTH - 1] + "…"
