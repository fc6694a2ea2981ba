"""What a source annotates in a text, in its own terms."""

from kg.model.record import Record, Span


class SourceMention(Record, frozen=True):
    """A mention that the source itself annotates, by its own means and in its own terms.

    ``document.sections[section].text[start:end] == quote``. ``type`` and ``printed`` are the
    source's category and identifier as they stand; ``identifiers`` are CURIEs
    (``MESH:D009270``), a bare value where nothing says whose it is. ``parts`` are the stretches
    of a mention with gaps. ``annotator`` is who the source says made it, ``number`` the source's
    name for it.
    """

    section: int
    start: int
    end: int
    quote: str
    type: str
    identifiers: tuple[str, ...] = ()
    printed: str | None = None
    parts: tuple[Span, ...] = ()
    number: str | None = None
    annotator: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


class SourceArgument(Record, frozen=True):
    """What a source's relation relates: a concept, or the mention with this index, or both."""

    identifiers: tuple[str, ...] = ()
    printed: str | None = None
    role: str | None = None
    mention: int | None = None


class SourceRelation(Record, frozen=True):
    """A relation that the source itself states, in its own terms; two arguments are usual."""

    type: str
    arguments: tuple[SourceArgument, ...]
    number: str | None = None
    annotator: str | None = None
    notes: tuple[tuple[str, str], ...] = ()
