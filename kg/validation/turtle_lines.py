"""On which line of a Turtle or N-Triples file a subject is described.

A reading of the file's tokens, not of its triples: strings and comments are passed over, prefixes
and the base are kept, and the first term after a full stop at depth 0 is a subject.

Source: RDF 1.1 Turtle (W3C Recommendation, 25 February 2014), 6.5 Grammar.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

# Productions 22-25 (strings), 18 (IRIREF), 139s/140s (prefixed names), 141s (blank node labels).
_TOKEN = re.compile(
    r"""
    (?P<skip> \#[^\n]* | \s+ | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
            | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
  | (?P<iri> <[^<>"{}|^`\s]*> )
  | (?P<directive> @prefix\b | @base\b | (?i:PREFIX|BASE)(?=\s) )
  | (?P<blank> _:[\w.\-·]*[\w\-·] )
  | (?P<name> (?:\w[\w.\-·]*)?:
              (?:(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:\-·]|%[0-9A-Fa-f]{2}|\\.))? )
  | (?P<open> [\[(] ) | (?P<close> [\])] ) | (?P<stop> \. ) | (?P<other> [^\s] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def subject_lines(text: str) -> dict[str, int]:
    r"""Return the first line, from 1, on which each named subject begins a statement.

    >>> lines = ('@prefix ex: <http://e/> .', 'ex:a ex:b "ex:c ." .', '<http://e/d> ex:b 1 .')
    >>> subject_lines("\n".join(lines))
    {'http://e/a': 2, 'http://e/d': 3}
    """
    found: dict[str, int] = {}
    reader = _Reader()
    for statement in _statements(text):
        subject = reader.read(statement)
        if subject is not None:
            found.setdefault(subject, statement[0].line)
    return found


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "skip":
            yield _Token(kind, match.group(), line)
        line += match.group().count("\n")


def _statements(text: str) -> Iterator[list[_Token]]:
    """Yield the first tokens of each statement: as many as a directive needs."""
    statement: list[_Token] = []
    depth = 0
    for token in _tokens(text):
        depth += (token.kind == "open") - (token.kind == "close")
        if len(statement) < 3:  # noqa: PLR2004 - a directive, its prefix, its IRI
            statement.append(token)
        if (token.kind == "stop" and depth == 0) or _is_sparql_directive(statement):
            if statement[0].kind != "stop":
                yield statement
            statement = []


def _is_sparql_directive(statement: list[_Token]) -> bool:
    """Tell whether ``PREFIX p: <iri>`` or ``BASE <iri>``, which no full stop ends, is complete."""
    word = statement[0]
    if word.kind != "directive" or word.text.startswith("@"):
        return False
    return len(statement) == (3 if word.text.upper() == "PREFIX" else 2)


class _Reader:
    """The prefixes and the base, as far as the file was read."""

    def __init__(self) -> None:
        self._base = ""
        self._prefixes: dict[str, str] = {}

    def read(self, statement: list[_Token]) -> str | None:
        """Take in a directive, or return the subject of a statement if it has a name."""
        first = statement[0]
        if first.kind == "directive":
            self._declare(statement)
            return None
        if first.kind == "iri":
            return self._iri(first.text)
        if first.kind == "name":
            prefix, _, local = first.text.partition(":")
            return self._prefixes.get(prefix, "") + _ESCAPE.sub(r"\1", local)
        return None

    def _declare(self, statement: list[_Token]) -> None:
        iris = [self._iri(token.text) for token in statement if token.kind == "iri"]
        names = [token.text[:-1] for token in statement if token.kind == "name"]
        if iris and names:
            self._prefixes[names[0]] = iris[0]
        elif iris:
            self._base = iris[0]

    def _iri(self, text: str) -> str:
        iri = _ESCAPE.sub(_character, text[1:-1])
        return urljoin(self._base, iri) if self._base else iri


def _character(match: re.Match[str]) -> str:
    code = match.group(1)
    return chr(int(code[1:], 16)) if code[0] in "uU" and len(code) > 1 else code
