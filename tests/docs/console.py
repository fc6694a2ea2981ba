"""The console blocks of a page: what is typed, and what is said to be printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROGRESS = re.compile(
    r"^[a-z ]+(?:: [\d,]+(?: of [\d,]+)? in [\d,]+ s\b.*| \.\.\.)\n", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command of a page and its printed output, in which ``…`` stands for anything."""

    command: str
    printed: str

    def matches(self, output: str) -> bool:
        """Whether a command's output is what the page says.

        Blanks at ends of lines are naught, and so are lines of progress, which only a slow machine
        prints.
        """
        parts = (re.escape(part) for part in _trimmed(self.printed).split("…"))
        said = _trimmed(_PROGRESS.sub("", output))
        return re.fullmatch(".*?".join(parts), said, re.DOTALL) is not None


def typed(page: str) -> Iterator[Typed]:
    """Yield the commands of a page's console blocks, in their order."""
    for block in _BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Typed(command, printed)


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
