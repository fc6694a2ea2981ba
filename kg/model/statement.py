"""What a paper or its record states beside its content."""

from kg.model.record import Record


class Statement(Record, frozen=True):
    """A printed statement: ``conflict-of-interest``, ``copyright``, ``funding``, ``notes`` ...

    ``owner`` is who added it to the record, where the record says so (``NASA``, ``NLM``).
    """

    kind: str
    text: str
    line: int | None = None
    owner: str | None = None
