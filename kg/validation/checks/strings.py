"""What a value's text is like. Source: SHACL, 4.4 String-based Constraint Components."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from kg.validation.checks.around import Around, Values
from kg.validation.checks.component import Component, Fault, each_value, whole
from kg.validation.checks.terms import is_blank, is_literal, language_of, text_of

FLAGS: Final = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
"""The flags of XPath's regular expressions that Python's have too."""


def min_length(least: int) -> Component:
    """Want so many characters at least."""

    def test(_: Around, value: str) -> bool:
        return not is_blank(value) and len(text_of(value)) >= least

    def not_empty(_: Around, value: str) -> bool:
        return value[:2] != '""' and value[0] != "_"

    return each_value("MinLengthConstraintComponent", not_empty if least == 1 else test)


def max_length(most: int) -> Component:
    """Want so many characters at most."""

    def test(_: Around, value: str) -> bool:
        return not is_blank(value) and len(text_of(value)) <= most

    return each_value("MaxLengthConstraintComponent", test)


def pattern(expression: str, flags: str = "") -> Component:
    """Want text in which a regular expression finds something."""
    kinds = re.RegexFlag(0)
    for flag in flags:
        kinds |= FLAGS[flag]
    search = re.compile(expression, kinds).search

    def test(_: Around, value: str) -> bool:
        text = value[1:-1] if value[0] == "<" else text_of(value)
        return search(text) is not None and value[0] != "_"

    return each_value("PatternConstraintComponent", test)


def language_in(ranges: Sequence[str]) -> Component:
    """Want literals in one of some languages, which may be ranges such as ``en`` for ``en-GB``."""
    wanted = [each.lower() for each in ranges]

    def test(_: Around, value: str) -> bool:
        tag = language_of(value)
        return any(
            tag == each or tag.startswith(f"{each}-") or (each == "*" and tag != "")
            for each in wanted
        )

    return each_value("LanguageInConstraintComponent", test)


def unique_language() -> Component:
    """Want no two values in one language."""

    def faults(_: Around, __: str, values: Values) -> list[Fault]:
        if len(values) < 2:  # noqa: PLR2004 - what is alone is unique
            return []
        tags = Counter(language_of(value) for value in values if is_literal(value))
        return [Fault() for tag, times in tags.items() if tag and times > 1]

    return whole("UniqueLangConstraintComponent", faults)
