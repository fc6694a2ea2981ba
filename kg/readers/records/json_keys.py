"""An object of a JSON record whose keys are taken one by one; what is left was not read."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from kg.readers.records.unread import Unread

Json: TypeAlias = Any
"""A value of a JSON file: nothing is known of its type before it was looked at."""


_SURROGATES = re.compile("[\ud800-\udfff]")


LONGEST_TEXT = 300_000
"""Characters of one value; the longest abstracts have some ten thousands."""
_SHOWN = 200
_RUNS = re.compile(r"[ \t\xa0]{2,}")


class BadJson(ValueError):
    """A text that is no JSON, or not one that can be read safely; never leaves the readers."""


def parse_json(content: bytes, encoding: str) -> Json:
    """Return the value of a JSON text.

    Raises `BadJson` for what RFC 8259 does not allow, for numbers without an end, and for an
    object that names a key twice: one of the two values would be lost.
    """
    try:
        return json.loads(
            content.decode(encoding, errors="replace"),
            object_pairs_hook=_unique,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError) as error:
        raise BadJson(str(error)) from error


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadJson(f"the key {twice!r} stands twice in one object")
    return found


def _refuse(name: str) -> Json:
    raise BadJson(f"{name} is no JSON number")


class Keys:
    """One object: its keys are taken, and `report_rest` reports those that nothing took.

    ``path`` is what leads to the object inside its record: ``authorList.author``.
    """

    def __init__(
        self, value: Mapping[str, Json], unread: Unread, record: int | None, path: str = ""
    ) -> None:
        self._left = dict(value)
        self.unread = unread
        self.record = record
        self._path = path

    def text(self, key: str) -> str | None:
        """Take a string or a number as text; ``None`` where it is missing or empty."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if isinstance(value, str):
            if len(value) > LONGEST_TEXT:
                self.misread(key, value[:_SHOWN])
                return None
            return _clean(value) or None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.misread(key, value)
            return None
        return str(value)

    def flag(self, key: str) -> bool:
        """Take ``Y`` or ``N``, or a truth value."""
        value = self._left.pop(key, None)
        if value in ("Y", "y", True):
            return True
        if value not in ("N", "n", None, False):
            self.misread(key, value)
        return False

    def texts(self, key: str) -> list[str]:
        """Take a list of strings, or one string."""
        value = self._left.pop(key, None)
        values = value if isinstance(value, list) else [] if value is None else [value]
        kept = [_clean(str(item)) for item in values if _is_text(item)]
        for item in values:
            if not _is_text(item):
                self.misread(key, item)
        return [text for text in kept if text]

    def object(self, key: str) -> "Keys | None":
        """Take an object."""
        value = self._left.pop(key, None)
        if isinstance(value, dict):
            return Keys(value, self.unread, self.record, self._below(key))
        if value is not None:
            self.misread(key, value)
        return None

    def objects(self, key: str) -> "Iterator[Keys]":
        """Take a list of objects, or one object."""
        value = self._left.pop(key, None)
        values = value if isinstance(value, list) else [] if value is None else [value]
        for item in values:
            if isinstance(item, dict):
                yield Keys(item, self.unread, self.record, self._below(key))
            else:
                self.misread(key, item)

    def nested(self, key: str, inner: str) -> "Iterator[Keys]":
        """Take the objects of ``{key: {inner: [...]}}``."""
        outer = self.object(key)
        if outer:
            yield from outer.objects(inner)
            outer.report_rest()

    def nested_texts(self, key: str, inner: str) -> list[str]:
        """Take the texts of ``{key: {inner: [...]}}``."""
        outer = self.object(key)
        if outer is None:
            return []
        found = outer.texts(inner)
        outer.report_rest()
        return found

    def value(self, key: str) -> Json:
        """Take a value of any type; ``None`` where it is missing."""
        return self._left.pop(key, None)

    def rest(self) -> tuple[str, ...]:
        """Return the keys that nothing took so far."""
        return tuple(self._left)

    def misread(self, key: str, value: Json) -> None:
        """Report a value whose form is not the one that its key asks for."""
        name = self._below(key)
        self.unread.note(
            "value-not-understood", name, f"the value of {name} does not have the form it should",
            record=self.record, quote=json.dumps(value, ensure_ascii=False),
        )  # fmt: skip

    def report_rest(self) -> None:
        """Report the keys that nothing took."""
        for key, value in self._left.items():
            name = self._below(key)
            self.unread.note(
                "key-not-read", name, f"no rule reads {name}",
                record=self.record, quote=json.dumps(value, ensure_ascii=False),
            )  # fmt: skip

    def _below(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key


def _clean(text: str) -> str:
    """Return a text without half surrogate pairs, which escapes can make and no file can hold."""
    return _RUNS.sub(" ", _SURROGATES.sub("\ufffd", text)).strip()


def _is_text(value: Json) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT
    return isinstance(value, int | float) and not isinstance(value, bool)
