"""The stored questions of a directory, by name."""

from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

from kg.catalogue.stored import StoredQuery, parse
from kg.data import queries_directory
from kg.errors import QueryError


class Catalogue:
    """Stored questions in the order of their names."""

    def __init__(self, queries: tuple[StoredQuery, ...]) -> None:
        self._queries = {query.name: query for query in sorted(queries, key=lambda q: q.name)}

    def __iter__(self) -> Iterator[StoredQuery]:
        return iter(self._queries.values())

    def __len__(self) -> int:
        return len(self._queries)

    def names(self) -> tuple[str, ...]:
        """Return the names of the questions, sorted."""
        return tuple(self._queries)

    def get(self, name: str) -> StoredQuery:
        """Return a question by name.

        Raises:
            QueryError: when there is none; the message names the nearest ones.
        """
        try:
            return self._queries[name]
        except KeyError:
            near = process.extract(name, self.names(), scorer=fuzz.WRatio, limit=3, score_cutoff=60)
            offered = ", ".join(found for found, _, _ in near)
            hint = f"did you mean {offered}?" if offered else "`kg query` lists them"
            raise QueryError(f"there is no stored query {name!r}; {hint}") from None


def load_catalogue(directory: Path | None = None) -> Catalogue:
    """Return the questions in the ``.rq`` files of a directory, or those of this package.

    Raises:
        QueryError: when the directory holds none, or one of them has no proper header.
    """
    place = queries_directory() if directory is None else directory
    paths = sorted(place.glob("*.rq"))
    if not paths:
        raise QueryError(f"{place}: holds no stored queries (*.rq)")
    return Catalogue(tuple(_load(path) for path in paths))


def _load(path: Path) -> StoredQuery:
    try:
        return parse(path, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read: {error}") from error
