"""What is to be sent, by what is here and what is there."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.push.fingerprint import Fingerprint


@dataclass(frozen=True)
class Plan:
    """Names of graphs, sorted: new ones, changed ones, those that are gone, those that stay."""

    add: tuple[str, ...]
    replace: tuple[str, ...]
    remove: tuple[str, ...]
    keep: tuple[str, ...]

    @classmethod
    def of(
        cls, here: Mapping[str, Fingerprint], there: Mapping[str, str], *, remove: bool = True
    ) -> "Plan":
        """Return what makes what is there equal to what is here.

        >>> a, b = Fingerprint("1", 1), Fingerprint("2", 1)
        >>> Plan.of({"x": a, "y": b, "z": a}, {"y": "1", "z": "1", "w": "1"})
        Plan(add=('x',), replace=('y',), remove=('w',), keep=('z',))
        """
        same = {name for name in here if there.get(name) == here[name].sha256}
        return cls(
            tuple(sorted(here.keys() - there.keys())),
            tuple(sorted((here.keys() & there.keys()) - same)),
            tuple(sorted(there.keys() - here.keys())) if remove else (),
            tuple(sorted(same)),
        )

    @property
    def send(self) -> tuple[str, ...]:
        """The graphs whose content is sent."""
        return tuple(sorted(self.add + self.replace))
