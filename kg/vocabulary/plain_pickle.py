"""Reads pickles of plain values out of wheels: none can run anything."""

import bz2
import pickle
from typing import Any, NoReturn

from kg.errors import VocabularyError
from kg.vocabulary.wheels import OpenWheel


class _PlainUnpickler(pickle.Unpickler):
    """Refuses every class and function, so that a pickle can hold plain values and nothing else."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"it refers to {module}.{name}")


def plain_pickle(wheel: OpenWheel, member: str) -> Any:
    """Return the value in a member that bzip2 packs.

    Raises:
        VocabularyError: when it is missing or damaged, or refers to a class or function.
    """
    try:
        with wheel.open(member) as packed, bz2.open(packed) as stream:
            return _PlainUnpickler(stream).load()
    except (pickle.UnpicklingError, EOFError, OSError, ValueError) as error:
        raise VocabularyError(f"{wheel.wheel.file}: {member} is damaged ({error})") from error
