"""A sentence with its mentions replaced by placeholders, so that patterns see kinds, not names.

Laws
    1. Only the outermost of nested mentions is replaced, unless targets are wanted.
    2. Mentions of other categories than drug, chemical, condition and target stay words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
_APPOSITION = re.compile(r"(\{[DK]\d+\}),\s+(?:an?|the)\s+[^,;:]{3,80},\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as the rules of claims see it.

    ``full`` is the skeleton, ``plain`` the one without brackets and appositions, ``acting`` one
    in which targets come before the drug classes that contain them.
    """

    passage: Passage
    full: str
    plain: str
    acting: str
    mentions: Sequence[Mention]

    @property
    def drugs(self) -> int:
        """How many drugs and chemicals the sentence names outside of brackets."""
        return self.plain.count("{D") + self.plain.count("{K")

    @property
    def has_condition(self) -> bool:
        """Whether the sentence names a condition, be it in brackets."""
        return "{C" in self.full

    def mention(self, index: int) -> Mention:
        """Return a mention by the number in its placeholder."""
        return self.mentions[index]


def statement(passage: Passage, mentions: Sequence[Mention]) -> Statement:
    """Return the skeletons of one sentence; ``mentions`` are the whole document's."""
    here = [(index, m) for index, m in enumerate(mentions) if passage.holds(m)]
    outer = [one for one in here if not _nested(one[1], here, targets_first=False)]
    inner = [one for one in here if not _nested(one[1], here, targets_first=True)]
    full = skeleton(passage, outer)
    return Statement(passage, full, _plain(full), skeleton(passage, inner), mentions)


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
