"""The peer: longest match of normalised words in a dictionary, in plain Python."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.model import Category, Document
from kg.vocabulary import normalise
from kg.vocabulary.listing import named_terms

_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 6
_WANTED: Final = {Category.DRUG, Category.CHEMICAL, Category.DISEASE, Category.PHENOTYPE}


class PlainTagger:
    """Names by their normalised words; from left to right, the longest one wins."""

    def __init__(self, vocabulary: Path) -> None:
        self._concepts: dict[str, str] = {}
        for concept, term in named_terms(vocabulary):
            if term.category in _WANTED:
                self._concepts.setdefault(normalise(term.text), concept)

    def names(self, document: Document) -> Iterator[tuple[int, int, int, str]]:
        """Yield section, start, end and concept."""
        for number, section in enumerate(document.sections):
            words = [match.span() for match in _WORD.finditer(section.text)]
            at = 0
            while at < len(words):
                for length in range(min(_LONGEST, len(words) - at), 0, -1):
                    start, end = words[at][0], words[at + length - 1][1]
                    concept = self._concepts.get(normalise(section.text[start:end]))
                    if concept:
                        yield number, start, end, concept
                        break
                at += length
