"""Which extractors there are: our own, and those that other packages bring by entry point."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points
from itertools import chain

from kg.errors import KgError
from kg.extractors.annotations import Annotations
from kg.extractors.authors import Authors
from kg.extractors.citations import Citations
from kg.extractors.claims import Claims
from kg.extractors.conditions import Conditions
from kg.extractors.drugs import Drugs
from kg.extractors.extractor import Context, Emission, Extractor
from kg.extractors.holdings import Holdings
from kg.extractors.journals import Journals
from kg.extractors.mentions import Mentions
from kg.extractors.papers import Papers
from kg.extractors.provenance import Provenance
from kg.extractors.sections import Sections
from kg.extractors.subjects import Subjects

GROUP = "kg.extractors"
"""The entry-point group under which another package offers an extractor class."""

OWN: tuple[Extractor, ...] = (
    Papers(), Journals(), Authors(), Sections(), Subjects(), Drugs(), Conditions(), Citations(),
    Holdings(), Mentions(), Claims(), Annotations(), Provenance(),
)  # fmt: skip


class Registry:
    """Extractors in a fixed order, each under a name of its own."""

    def __init__(self, extractors: Iterable[Extractor] = ()) -> None:
        self._extractors: dict[str, Extractor] = {}
        for extractor in extractors:
            self.register(extractor)

    def register(self, extractor: Extractor) -> None:
        """Add an extractor.

        Raises:
            KgError: when another one already has its name.
        """
        if extractor.name in self._extractors:
            raise KgError(
                f"two extractors are called {extractor.name!r}; rename one or uninstall its package"
            )
        self._extractors[extractor.name] = extractor

    def __iter__(self) -> Iterator[Extractor]:
        return iter(self._extractors.values())

    def __len__(self) -> int:
        return len(self._extractors)

    def extract(self, context: Context) -> Iterator[Emission]:
        """Yield what each extractor gives for one record, in the order of registration."""
        return chain.from_iterable(extractor.extract(context) for extractor in self)


@cache
def default_registry() -> Registry:
    """Return our own extractors, followed by those of installed packages in order of name.

    Raises:
        KgError: when two have the same name, or one cannot be loaded.
    """
    registry = Registry(OWN)
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        try:
            registry.register(entry.load()())
        except KgError:
            raise
        except Exception as error:
            raise KgError(
                f"the extractor {entry.name!r} ({entry.value}) failed: {error}"
            ) from error
    return registry
