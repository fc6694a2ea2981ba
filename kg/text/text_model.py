"""All that the text room learnt, a directory of four files: names, concepts, choices, claims."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from kg.text.choosing import Chooser
from kg.text.claims.learnt import RelationModel
from kg.text.grounding.parameters import Parameters
from kg.text.tagging.model import Model

TAGGER: Final = "tagger.npz"
GROUNDING: Final = "grounding.npz"
CHOOSER: Final = "chooser.npz"
RELATIONS: Final = "relations.npz"


@dataclass(frozen=True)
class TextModel:
    """How names are found, grounded and chosen, and what is claimed of them."""

    tagger: Model
    grounding: Parameters
    chooser: Chooser
    relations: RelationModel

    def save(self, directory: Path) -> None:
        """Write the files; raises `OSError`."""
        directory.mkdir(parents=True, exist_ok=True)
        self.tagger.save(directory / TAGGER)
        self.grounding.save(directory / GROUNDING)
        self.chooser.save(directory / CHOOSER)
        self.relations.save(directory / RELATIONS)

    @classmethod
    def load(cls, directory: Path) -> "TextModel":
        """Read the files.

        Raises:
            ModelError: when one is missing, damaged, or written by another version.
        """
        return cls(
            Model.load(directory / TAGGER),
            Parameters.load(directory / GROUNDING),
            Chooser.load(directory / CHOOSER),
            RelationModel.load(directory / RELATIONS),
        )


@cache
def default_text_model() -> TextModel:
    """Return the model that ships with the package; see `scripts/learn_default.py`."""
    with as_file(files("kg.text") / "models") as directory:
        return TextModel.load(directory)
