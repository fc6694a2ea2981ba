"""Words that differ by one letter dropped, added, changed or moved to another place.

The index is that of symmetric deletion (Garbe's SymSpell): two words that differ so are equal
after deleting one letter from each, or from one of them. `one_letter_apart` then decides.
"""

from typing import Final

SHORTEST_MISSPELT: Final = 8
"""A shorter word has too many neighbours that are other words."""


def deletions(word: str) -> frozenset[str]:
    """Return the word itself and what is left of it after deleting any one letter.

    >>> sorted(deletions("abc"))
    ['ab', 'abc', 'ac', 'bc']
    """
    return frozenset(word[:i] + word[i + 1 :] for i in range(len(word))) | {word}


def one_letter_apart(left: str, right: str) -> bool:
    """Tell whether one letter was dropped, added, changed or moved between two words.

    >>> one_letter_apart("bacteriema", "bacteremia"), one_letter_apart("abcd", "bcdx")
    (True, False)
    """
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    if len(left) + len(right) == 1 or len(left) == len(right) == 1:
        return True
    if len(left) != len(right) or not left:
        return False
    return right in (left[1:] + left[0], left[-1] + left[:-1])
