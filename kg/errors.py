"""The errors that leave this package, and nothing else does.

::

    KgError                       everything below; its text says what to do
    ├── InputError                an input that cannot be read at all
    ├── VocabularyError           a vocabulary that cannot be installed or opened
    │   ├── VocabularyMissing     none is installed
    │   └── UnknownConcept        no concept has this identifier
    ├── ModelError                a fitted model that is missing, damaged or of another version
    ├── GraphError                a graph directory that is missing, damaged or of another version
    ├── QueryError                a stored query that is not there, or not valid
    │   └── NameNotResolved       a parameter's name fits no concept, or several
    ├── EndpointError             a server that cannot be reached, refuses, or answers wrongly
    │   └── PushError             a graph that did not arrive at a triple store as it was sent
    └── ExportError               a format or a target that is not supported

A thing that was read but not understood is no error: it is a `kg.model.Finding`.
"""


class KgError(Exception):
    """Base of this package's errors."""


class InputError(KgError):
    """An input that cannot be read at all: it is missing, or nothing in it can be read."""


class VocabularyError(KgError):
    """A vocabulary that cannot be installed or opened."""


class VocabularyMissing(VocabularyError):
    """No vocabulary is installed at the place where it was looked for."""


class UnknownConcept(VocabularyError, KeyError):
    """No concept of the vocabulary has this identifier."""

    def __init__(self, identifier: str) -> None:
        super().__init__(identifier)
        self.identifier = identifier

    def __str__(self) -> str:
        return f"the vocabulary has no concept {self.identifier!r}"


class ModelError(KgError):
    """A fitted model that is missing, damaged, or written by another version."""


class GraphError(KgError):
    """A graph directory that is missing, damaged, or written by another version."""


class QueryError(KgError):
    """A stored query that is not there, or that is not valid."""


class NameNotResolved(QueryError):
    """A plain name fits nothing, or more than one thing; ``candidates`` says which."""

    def __init__(
        self, name: str, candidates: tuple[tuple[str, str], ...], kind: str = "concept"
    ) -> None:
        super().__init__(name, candidates, kind)
        self.name = name
        self.candidates = candidates
        self.kind = kind

    def __str__(self) -> str:
        if not self.candidates:
            return f"no {self.kind} is called {self.name!r}"
        listing = "; ".join(f"{label} ({identifier})" for identifier, label in self.candidates)
        return f"{self.name!r} is not the name of one {self.kind}; candidates: {listing}"


class EndpointError(KgError):
    """A server that cannot be reached, refuses, or answers wrongly; ``status`` is HTTP's."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class PushError(EndpointError):
    """A graph that did not arrive as it was sent; ``graphs`` are those that differ."""

    def __init__(self, message: str, graphs: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.graphs = graphs


class ExportError(KgError):
    """A format or a target that is not supported."""
