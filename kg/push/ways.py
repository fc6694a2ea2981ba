"""The ways in which graphs get into a store; each keeps the law of the ledger.

A batch's rows are taken out of the ledger before or with its graphs, and written after or with
them. So a batch that breaks off is sent again, and one whose rows are there is not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from kg.errors import EndpointError
from kg.push.fingerprint import in_graph
from kg.push.ledger import Ledger
from kg.push.target import Target


@dataclass(frozen=True)
class Sent:
    """A graph on its way: its lines, its hash, and the hash in the ledger if it has a row."""

    name: str
    lines: Sequence[bytes]
    sha256: str
    before: str | None


class Way(Protocol):
    """Sends batches, and takes graphs out."""

    def send(self, batch: Sequence[Sent]) -> None:
        """Let the target hold these graphs, as they are."""

    def remove(self, graphs: Mapping[str, str]) -> None:
        """Take graphs out of the target; their hashes are those of the ledger."""


@dataclass(frozen=True)
class _To:
    """Where a way leads; ``most`` is about how many bytes go in a request."""

    target: Target
    ledger: Ledger
    most: int


class _ByUpdate(_To):
    """What ways share that replace graphs by SPARQL 1.1 Update."""

    def remove(self, graphs: Mapping[str, str]) -> None:
        """See `Way`."""
        self.target.update(" ;\n".join([self.ledger.delete(graphs), *_drops(graphs)]))

    def _clear(self, batch: Sequence[Sent]) -> list[str]:
        """Return the updates that take a batch's rows and graphs out."""
        return [*_forget(self.ledger, batch), *_drops(each.name for each in batch)]


class Updates(_ByUpdate):
    """SPARQL 1.1 Update: a batch is one request, or several where it is longer than ``most``."""

    def send(self, batch: Sequence[Sent]) -> None:
        """See `Way`."""
        parts = self._clear(batch)
        for each in batch:
            for piece in pieces(each.lines, self.most):
                content = piece.decode()
                parts.append(f"INSERT DATA {{ GRAPH <{each.name}> {{\n{content}}} }}")
        parts.append(self.ledger.insert(_hashes(batch)))
        for text in _joined(parts, self.most):
            self.target.update(text)


class Quads(_ByUpdate):
    """POST of N-Quads, the rows of the ledger last; for stores that take them all or nothing."""

    def send(self, batch: Sequence[Sent]) -> None:
        """See `Way`."""
        self.target.update(" ;\n".join(self._clear(batch)))
        waiting: list[bytes] = []
        for each in batch:
            for piece in pieces(each.lines, self.most):
                if sum(map(len, waiting)) + len(piece) > 2 * self.most:
                    self.target.load(b"".join(waiting))
                    waiting.clear()
                waiting.append(in_graph(piece.splitlines(keepends=True), each.name))
        # The rows go in the same request as the end of what they vouch for, and after the rest.
        self.target.load(b"".join(waiting) + self.ledger.quads(_hashes(batch)))


class GraphStore(_To):
    """SPARQL 1.1 Graph Store HTTP Protocol: a request for each graph, two for the ledger."""

    def send(self, batch: Sequence[Sent]) -> None:
        """See `Way`."""
        forget = _forget(self.ledger, batch)
        if forget:
            self.target.update(" ;\n".join(forget))
        arrived: list[Sent] = []
        try:
            for each in batch:
                first, *others = pieces(each.lines, self.most)
                self.target.put(each.name, first)
                for piece in others:
                    self.target.extend(each.name, piece)
                arrived.append(each)
        except BaseException:
            # What arrived is worth a row; what goes wrong with that is no news.
            with suppress(EndpointError):
                self._note(arrived)
            raise
        self._note(arrived)

    def _note(self, arrived: Sequence[Sent]) -> None:
        if arrived:
            self.target.update(self.ledger.insert(_hashes(arrived)))

    def remove(self, graphs: Mapping[str, str]) -> None:
        """See `Way`."""
        self.target.update(self.ledger.delete(graphs))
        for graph in graphs:
            self.target.drop(graph)


_Maker: TypeAlias = Callable[[Target, Ledger, int], Way]

WAYS: Final[Mapping[str, _Maker]] = {"update": Updates, "graph-store": GraphStore, "quads": Quads}
"""The ways, by name."""


def way_to(target: Target, ledger: Ledger, most: int, named: str = "auto") -> Way:
    """Return the fastest way that the target is known to have, or the one that is named.

    Raises:
        EndpointError: when the target is not known to have the one that is named.
    """
    places = target.places
    if named == "auto":
        named = "quads" if places.quads else "graph-store" if places.graphs else "update"
    missing = (named == "quads" and not places.quads) or (
        named == "graph-store" and not places.graphs
    )
    if missing:
        raise EndpointError(f"{places.kind.name}: no address for --way {named} is known")
    return WAYS[named](target, ledger, most)


def pieces(lines: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Yield lines together, each piece of at most ``most`` bytes but for longer lines.

    >>> list(pieces([b"aa", b"b", b"ccc"], 3))
    [b'aab', b'ccc']
    """
    piece: list[bytes] = []
    size = 0
    for line in lines:
        if piece and size + len(line) > most:
            yield b"".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    yield b"".join(piece)


def _hashes(batch: Iterable[Sent]) -> dict[str, str]:
    return {each.name: each.sha256 for each in batch}


def _forget(ledger: Ledger, batch: Iterable[Sent]) -> list[str]:
    before = {each.name: each.before for each in batch if each.before is not None}
    return [ledger.delete(before)] if before else []


def _joined(parts: Iterable[str], most: int) -> Iterator[str]:
    """Yield updates joined to requests of about ``most`` characters."""
    text = ""
    for part in parts:
        if text and len(text) + len(part) > 2 * most:
            yield text
            text = ""
        text = f"{text} ;\n{part}" if text else part
    yield text


def _drops(graphs: Iterable[str]) -> list[str]:
    return [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]
