"""The readers that are known, by name.

Laws
    1. A name stands for one reader; a second one under the same name is refused.
    2. The reader that is surest of a file gets it; of two that are equally sure, the one whose name
       comes first. A reader that is less than half sure gets nothing.
"""

from collections.abc import Callable, Iterable
from importlib.metadata import entry_points

from kg.errors import InputError
from kg.readers.formats.bibtex import BibtexReader
from kg.readers.formats.bioc import BioCJsonReader, BioCXmlReader
from kg.readers.formats.csl_json import CslJsonReader
from kg.readers.formats.endnote import EndNoteXmlReader, ReferReader
from kg.readers.formats.europepmc import EuropePmcReader
from kg.readers.formats.html_page import HtmlPageReader
from kg.readers.formats.jats import JatsReader
from kg.readers.formats.journal_page.reader import JournalPageReader
from kg.readers.formats.medline import MedlineReader
from kg.readers.formats.pubmed_csv import PubMedCsvReader
from kg.readers.formats.pubmed_page.reader import PubMedPageReader
from kg.readers.formats.pubmed_xml import PubMedXmlReader
from kg.readers.formats.pubtator import PubTatorReader
from kg.readers.formats.ris import RisReader
from kg.readers.formats.scopus import ScopusReader
from kg.readers.formats.web_of_science import WebOfScienceReader, WebOfScienceTableReader
from kg.readers.reader import Reader, Sample

GROUP = "kg.readers"
THRESHOLD = 0.5

BUILT_IN: tuple[type[Reader], ...] = (
    PubMedPageReader,
    JournalPageReader,
    MedlineReader,
    PubMedCsvReader,
    WebOfScienceReader,
    WebOfScienceTableReader,
    ScopusReader,
    RisReader,
    ReferReader,
    EndNoteXmlReader,
    BibtexReader,
    CslJsonReader,
    EuropePmcReader,
    PubTatorReader,
    BioCXmlReader,
    BioCJsonReader,
    PubMedXmlReader,
    JatsReader,
    HtmlPageReader,
)
"""The readers of this package: a line each."""

Failed = Callable[[str, Exception], None]
"""Told the name of a reader, and what it raised."""


def _raise(name: str, error: Exception) -> None:  # noqa: ARG001 - the signature of `Failed`
    raise error


class Registry:
    """A set of readers, each under its own name."""

    def __init__(self, readers: Iterable[Reader] = ()) -> None:
        self._readers: dict[str, Reader] = {}
        for reader in readers:
            self.register(reader)

    def register(self, reader: Reader) -> None:
        """Add a reader.

        Raises `kg.errors.InputError` when there is one of this name already.
        """
        if reader.name in self._readers:
            raise InputError(
                f"there are two readers called {reader.name!r}: "
                f"{_origin(self._readers[reader.name])} and {_origin(reader)}; "
                "remove one of the packages, or rename its reader"
            )
        self._readers[reader.name] = reader

    def names(self) -> tuple[str, ...]:
        """Return the names, sorted."""
        return tuple(sorted(self._readers))

    def get(self, name: str) -> Reader:
        """Return a reader; raises `kg.errors.InputError` when there is none of this name."""
        try:
            return self._readers[name]
        except KeyError:
            known = ", ".join(self.names())
            raise InputError(f"there is no reader called {name!r}; there are: {known}") from None

    def choose(self, sample: Sample, failed: Failed = _raise) -> Reader | None:
        """Return the reader that is surest of a file, or ``None`` when none wants it.

        ``failed`` is told of a reader that raises; its file then goes to the others.
        """
        scores = [(self._score(name, sample, failed), name) for name in self._readers]
        wanted = [(-score, name) for score, name in scores if score >= THRESHOLD]
        return self._readers[min(wanted)[1]] if wanted else None

    def _score(self, name: str, sample: Sample, failed: Failed) -> float:
        try:
            return self._readers[name].confidence(sample)
        except Exception as error:  # noqa: BLE001 - another package's code: anything may come
            failed(name, error)
            return 0.0


def default_registry() -> Registry:
    """Return a registry of the built-in readers and of those that installed packages add.

    A package adds a reader through an entry point of the group ``kg.readers`` that names a class
    without arguments, or an object, with the interface of `Reader`. Raises `kg.errors.InputError`
    for an entry point that does not load, or that gives something else.
    """
    registry = Registry(reader() for reader in BUILT_IN)
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        registry.register(_load(point.name, point.value, point.load))
    return registry


def _load(name: str, value: str, load: object) -> Reader:
    try:
        found = load() if callable(load) else load
        reader = found() if isinstance(found, type) else found
    except Exception as error:  # another package's code: anything may come
        raise InputError(f"the reader {name!r} ({value}) does not load: {error}") from error
    if not isinstance(reader, Reader):
        raise InputError(
            f"the entry point {name!r} ({value}) is no reader: it needs name, description, "
            "confidence and read"
        )
    return reader


def _origin(reader: Reader) -> str:
    kind = type(reader)
    return f"{kind.__module__}.{kind.__qualname__}"
