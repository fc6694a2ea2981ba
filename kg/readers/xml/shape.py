"""Which elements a file of records is cut at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

_PREFIX = r"(?:[A-Za-z_][\w.-]*:)?"


@dataclass(frozen=True)
class Shape:
    """The names of a format's records and of what holds them.

    A record ends before another one, but for the one that ``inside`` says may be a part of it,
    before a start or an end tag of ``sets``, and before an end tag of ``around``, of which the
    start tag means nothing inside a record. ``alike`` tells that every start tag of a record is
    written alike and that a record holds no markup but tags, as a rule: such records are found
    faster.
    """

    records: tuple[str, ...]
    sets: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    inside: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    alike: bool = False

    @cached_property
    def start(self) -> re.Pattern[bytes]:
        """The beginning of a record's start tag."""
        names = "|".join(self.records)
        return re.compile(rf"<(?P<name>{_PREFIX}(?:{names}))(?=[\s/>])".encode(), re.ASCII)

    @cached_property
    def inner(self) -> re.Pattern[bytes]:
        """What has to be looked at to find a record's end."""
        names = "|".join((*self.records, *self.sets, *self.around))
        return re.compile(
            r"<(?:(?P<comment>!--)|(?P<section>!\[CDATA\[)|(?P<instruction>\?)"
            rf"|(?P<slash>/?)(?P<name>{_PREFIX}(?:{names}))(?=[\s/>]))".encode(),
            re.ASCII,
        )

    def interrupts(self, tag: str, record: str, *, closes: bool) -> bool:
        """Tell whether a tag ends an open record that it is not the end tag of."""
        if tag in self.records:
            return not closes and self.inside.get(record) != tag
        return closes or tag in self.sets
