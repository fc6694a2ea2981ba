"""MEDLINE read back by the plainest rules, for tests: blank lines divide, six spaces continue."""

from collections import defaultdict
from collections.abc import Iterator


class MedlineText:
    """The fields of one record: `record["MH"]` are the values of a tag, in their order."""

    def __init__(self, block: str) -> None:
        self.block = block
        self.order: list[str] = []
        self._values: dict[str, list[str]] = defaultdict(list)
        for line in block.split("\n"):
            if line.startswith("      "):
                self._values[self.order[-1]][-1] += " " + line[6:]
            else:
                assert line[4:6] == "- ", line
                self.order.append(line[:4].strip())
                self._values[self.order[-1]].append(line[6:])

    def __getitem__(self, tag: str) -> list[str]:
        return self._values.get(tag, [])


def read_medline(text: str) -> Iterator[MedlineText]:
    """Yield the records of a file."""
    for block in text.split("\n\n"):
        if block:
            yield MedlineText(block)
