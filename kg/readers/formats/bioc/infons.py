"""Infons taken one by one; what is left says so."""

from collections.abc import Iterator

from kg.readers.formats.bioc.parts import Infons


class InfonBag:
    """The infons of one thing; a key may stand more than once."""

    def __init__(self, infons: Infons) -> None:
        self._left = list(infons)

    def take(self, *keys: str) -> str | None:
        """Take the values of the first of some keys that stands here; ``None`` for nothing."""
        for key in keys:
            found = [value for name, value in self._left if name.casefold() == key]
            if found:
                self._left = [pair for pair in self._left if pair[0].casefold() != key]
                return "|".join(value for value in found if value) or None
        return None

    def numbered(self, stem: str) -> Iterator[str]:
        """Take ``stem_0``, ``stem_1`` ... in the order of their numbers."""
        found = [
            (int(name.rpartition("_")[2]), name, value)
            for name, value in self._left
            if name.rpartition("_")[0] == stem and _is_number(name.rpartition("_")[2])
        ]
        taken = {name for _, name, _ in found}
        self._left = [pair for pair in self._left if pair[0] not in taken]
        return (value for _, _, value in sorted(found))

    def rest(self) -> Infons:
        """Return what nothing took."""
        return tuple((name, value) for name, value in self._left if value)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS


_DIGITS = 6
