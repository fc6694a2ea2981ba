"""How much is made of a text: all that there is to find, or what a large build has time for."""

from enum import StrEnum


class Setting(StrEnum):
    """What is looked for, and how hard.

    ``ACCURATE`` finds all. ``FAST`` finds names of drugs, chemicals and conditions, their concepts
    by few rewritings, and their marks (negated, of animals ...); it makes no claims and no cases,
    looks for no proteins that something acts on, for no misspelt names and for no phrases that
    point back to a name.
    """

    FAST = "fast"
    ACCURATE = "accurate"
