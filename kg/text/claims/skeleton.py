"""A sentence with its mentions replaced by placeholders, so that patterns see kinds, not names.

Laws
    1. Only the outermost of nested mentions is replaced, unless targets are wanted.
    2. Mentions of other categories than drug, chemical, condition and target stay words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.model import Category, Mention
from kg.text.passage import Passage

_LETTERS = {
    Category.DRUG: "D",
    Category.CHEMICAL: "K",
    Category.DISEASE: "C",
    Category.PHENOTYPE: "C",
    Category.PROTEIN: "T",
}
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ANTI = re.compile(r"\banti[-‐‑– ]?$", re.IGNORECASE)
_APPOSITION = re.compile(r"(\{[DK]\d+\}),\s+(?:an?|the)\s+[^,;:]{3,80},\s+")


@dataclass(frozen=True)
class Statement:
    """A sentence as the rules of claims see it.

    ``held`` are those of the ``mentions`` that it holds. Few sentences hold what a claim is made
    of, so that each skeleton is made when it is asked for.
    """

    passage: Passage
    mentions: Sequence[Mention]
    held: Sequence[int]

    @cached_property
    def kinds(self) -> str:
        """The letters of all the mentions, be they in brackets or in one another."""
        return "".join(_LETTERS.get(self.mentions[number].category, "") for number in self.held)

    @cached_property
    def full(self) -> str:
        """The skeleton."""
        return self._skeleton(targets_first=False)

    @cached_property
    def plain(self) -> str:
        """The skeleton without brackets and appositions."""
        return _plain(self.full)

    @cached_property
    def acting(self) -> str:
        """A skeleton in which targets come before the drug classes that contain them."""
        return self._skeleton(targets_first=True)

    @property
    def substances(self) -> int:
        """How many drugs and chemicals the sentence names at the most."""
        return self.kinds.count("D") + self.kinds.count("K")

    @property
    def drugs(self) -> int:
        """How many drugs and chemicals the sentence names outside of brackets."""
        return self.plain.count("{D") + self.plain.count("{K") if self.substances else 0

    @property
    def has_condition(self) -> bool:
        """Whether the sentence names a condition, be it in brackets."""
        return "C" in self.kinds and "{C" in self.full

    @property
    def has_target(self) -> bool:
        """Whether the sentence names a target."""
        return "T" in self.kinds

    def mention(self, index: int) -> Mention:
        """Return a mention by the number in its placeholder."""
        return self.mentions[index]

    def behind(self, index: int) -> str:
        """Return the skeleton behind a mention, without brackets."""
        found = re.search(rf"\{{[A-Z]{index}\}}", self.full)
        return _BRACKETS.sub("", self.full[found.end() :]) if found else ""

    def is_opposed(self, index: int) -> bool:
        """Tell whether a mention stands behind "anti": "anti-inflammatory"."""
        place = self.mentions[index].start - self.passage.start
        return _ANTI.search(self.passage.text, 0, place) is not None

    def _skeleton(self, *, targets_first: bool) -> str:
        here = [(number, self.mentions[number]) for number in self.held]
        outer = [one for one in here if not _nested(one[1], here, targets_first=targets_first)]
        return skeleton(self.passage, outer)


def _nested(mention: Mention, here: Sequence[tuple[int, Mention]], *, targets_first: bool) -> bool:
    for _, other in here:
        if other is mention or other.end <= mention.start or mention.end <= other.start:
            continue
        if targets_first and Category.PROTEIN in (mention.category, other.category):
            if other.category is Category.PROTEIN:
                return True
        elif other.end - other.start > mention.end - mention.start:
            return True
    return False


def skeleton(passage: Passage, mentions: Sequence[tuple[int, Mention]]) -> str:
    """Replace disjoint mentions by placeholders, and curly braces of the text by round ones."""
    parts: list[str] = []
    place = 0
    for index, mention in sorted(mentions, key=lambda one: one[1].start):
        letter = _LETTERS.get(mention.category)
        if letter is None:
            continue
        start, end = mention.start - passage.start, mention.end - passage.start
        parts += (_unbraced(passage.text[place:start]), f"{{{letter}{index}}}")
        place = end
    parts.append(_unbraced(passage.text[place:]))
    return re.sub(r"\s+", " ", "".join(parts))


def _unbraced(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")


def _plain(full: str) -> str:
    text = full
    while (shorter := _BRACKETS.sub("", text)) != text:
        text = shorter
    return _APPOSITION.sub(r"\1 ", text)
