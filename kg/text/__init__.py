"""What a text says: its mentions of drugs, diseases and targets, and its claims of them.

::

    Document ─ passages, short_forms ─ naming ── tagging: where are names, of what kind
                                         │
                                     mentions ── grounding: which concepts they name
                                         │       choosing: which of them the text means
                                         │       targets, reduced_names, anaphora, context
                                         ├────── cases
                                         └────── claims
"""

from kg.text.annotator import Annotator, annotate
from kg.text.lexicon import Lexicon
from kg.text.setting import Setting
from kg.text.text_model import TextModel, default_text_model

__all__ = [
    "Annotator",
    "Lexicon",
    "Setting",
    "TextModel",
    "annotate",
    "default_text_model",
]
