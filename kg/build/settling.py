"""Between the passes: which records count, and what papers are called, over all units together."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kg.build.depot import Depot
from kg.build.finding_log import FindingLog
from kg.build.reading import read_cited, read_index, read_tally
from kg.build.unit import Unit, UnitLinked
from kg.identity import Entry, Identified, Identities
from kg.model import Deletion, Finding, Record, Severity
from kg.names import Minter, digest

NLM: Final = frozenset({"pubmed-xml"})
"""The formats in which NLM itself replaces and deletes records; a saved page stands as it is."""


class Answers(Record, frozen=True):
    """What a unit must be told of the other units before it can be linked.

    ``left_out`` are the ordinals of records that do not count. ``renamed`` are what papers are
    called of which other records speak too, by ordinal, and ``journals`` likewise; ``people`` are
    the authors whom other records of the paper identify. ``cited`` is what is called otherwise
    than its DOI or PMID says, by both.
    """

    left_out: frozenset[int] = frozenset()
    renamed: tuple[tuple[int, str], ...] = ()
    cited: tuple[tuple[str | None, str, str], ...] = ()
    journals: tuple[tuple[int, str], ...] = ()
    people: tuple[tuple[int, tuple[Identified, ...]], ...] = ()

    @property
    def digest(self) -> str:
        """What stands for the answers."""
        parts = [
            *map(str, sorted(self.left_out)), "|",
            *(f"{ordinal} {iri}" for ordinal, iri in self.renamed), "|",
            *(f"{pmid or ''} {doi} {iri}" for pmid, doi, iri in self.cited), "|",
            *(f"{ordinal} {iri}" for ordinal, iri in self.journals), "|",
            *(f"{ordinal} {each}" for ordinal, people in self.people for each in people),
        ]  # fmt: skip
        return digest(*parts)


class Settlement:
    """All units of a build that were read, and who is who among their records."""

    def __init__(self, path: Path, minter: Minter, depot: Depot, findings: FindingLog) -> None:
        self._minter = minter
        self._depot = depot
        self.identities = Identities(path, minter)
        self._findings = findings
        self.removed = 0

    def close(self) -> None:
        """Let go of the file."""
        self.identities.close()

    def settle(self, units: Sequence[Unit], removed: frozenset[str]) -> None:
        """Let later versions and deletions take effect, and find which records are of one paper.

        ``removed`` are papers, by PMID, DOI or IRI, that are taken out whole.
        """
        deletions: list[Deletion] = []
        for number, unit in enumerate(units):
            known = read_index(self._depot, unit.read)
            self._findings.extend(known.findings)
            deletions.extend(known.deletions)
            kept = [entry for entry in known.entries if not _is_removed(entry, removed)]
            gone = {entry.ordinal for entry in known.entries} - {entry.ordinal for entry in kept}
            self.identities.add(number, kept, known.journals)
            self.identities.never_had(number, gone)
            self.removed += len(gone)
        for earlier, later in self.identities.supersede(NLM):
            self._findings.add(_superseded(earlier, later))
        for deletion in deletions:
            for entry in self.identities.withdraw(deletion.pmid, deletion.version, NLM):
                self._findings.add(_deleted(entry, deletion))
        self.identities.resolve()

    def all_left_out(self, unit: Unit) -> UnitLinked:
        """Return what is known of a unit that could not be linked."""
        return UnitLinked(left_out=tuple(range(read_tally(self._depot, unit.read).records)))

    def answers(self, number: int, unit: Unit) -> Answers:
        """Return what a unit must be told; ``number`` counts the units of the build from 0."""
        return Answers(
            self.identities.dropped(number),
            tuple(self.identities.renamed(number)),
            tuple(self._cited(unit)),
            tuple(self.identities.journals(number)),
            tuple(self.identities.people(number)),
        )

    def _cited(self, unit: Unit) -> Iterator[tuple[str | None, str, str]]:
        for pmid, doi in read_cited(self._depot, unit.read).cited:
            minted = self._minter.cited(pmid, doi)
            called = self.identities.paper(pmid, doi)
            if called and minted and called != minted.value:
                yield pmid, doi, called


def _is_removed(entry: Entry, removed: frozenset[str]) -> bool:
    if not removed:
        return False
    bare = {key.partition(":")[2] for key in entry.keys}
    return not removed.isdisjoint({entry.own, *entry.keys, *bare})


def _superseded(earlier: Entry, later: Entry) -> Finding:
    return _gone(
        "record-superseded",
        earlier,
        f"a later version of this record was read from {later.source.path}, and counts",
    )


def _deleted(entry: Entry, deletion: Deletion) -> Finding:
    return _gone(
        "record-deleted", entry, f"{deletion.source.path} says that this record is deleted"
    )


def _gone(code: str, entry: Entry, message: str) -> Finding:
    quote = f"PMID {entry.pmid}" if entry.pmid else None
    source = entry.source
    return Finding(code, Severity.INFO, source.path, message, source.number, quote=quote)
