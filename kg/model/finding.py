"""What was not understood, where it stands, and what to do about it."""

from enum import StrEnum

from kg.model.record import Record


class Severity(StrEnum):
    """How much a finding matters: an error lost a record, a warning may have lost a statement."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Record, frozen=True):
    """Something that was not understood, where it stands, and what to do about it.

    ``code`` is a short stable word such as ``line-not-understood``. ``file`` is the path as in
    `Source.path`, for a member of an archive with a slash and `Source.member` behind it;
    ``record`` and ``line`` count from 1 inside the file, or inside the member.
    """

    code: str
    severity: Severity
    file: str
    message: str
    record: int | None = None
    line: int | None = None
    quote: str | None = None
    remedy: str | None = None
