"""Where a record was read."""

from kg.model.record import Record


class Source(Record, frozen=True):
    """Where one record was read: a file, perhaps a member of an archive, and a byte range in it.

    ``path`` is POSIX and relative to the input that the user named, so that two machines agree.
    ``sha256`` is the file's, ``digest`` the record's own bytes', both in lower-case hexadecimal.
    ``start`` and ``end`` are byte offsets into the (decompressed) file, where they can be had.
    """

    path: str
    sha256: str
    digest: str
    format: str
    number: int = 1
    member: str | None = None
    start: int | None = None
    end: int | None = None
