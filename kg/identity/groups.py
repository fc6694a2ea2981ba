"""Records that are of one paper, as disjoint sets of their numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Groups:
    """Disjoint sets of numbers; only those that were joined take memory."""

    def __init__(self, numbers: range) -> None:
        self._numbers = numbers
        self._parent: dict[int, int] = {}

    def of(self, number: int) -> int:
        """Return what stands for the set that a number is in."""
        while (parent := self._parent.get(number, number)) != number:
            number = parent
        return number

    def join(self, members: Iterable[int]) -> None:
        """Make one set of those that the members are in."""
        roots = sorted({self.of(member) for member in members})
        for root in roots[1:]:
            self._parent[root] = roots[0]

    def keep_apart(self, pmids: dict[int, str]) -> None:
        """Undo joins that, over a chain of shared identifiers, brought two PMIDs together."""
        seen: dict[int, set[str]] = defaultdict(set)
        for number, pmid in pmids.items():
            seen[self.of(number)].add(pmid)
        mixed = {root for root, found in seen.items() if len(found) > 1}
        for number in [n for n in self._parent if self.of(n) in mixed]:
            del self._parent[number]

    def __iter__(self) -> Iterator[list[int]]:
        joined: dict[int, list[int]] = defaultdict(list)
        for number in self._parent:
            joined[self.of(number)].append(number)
        for number in self._numbers:
            if number not in self._parent:
                yield [number, *joined.get(number, [])]
