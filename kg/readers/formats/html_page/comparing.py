"""Texts to compare by."""


def bare(text: str) -> str:
    """Return letters and digits of a text in one letter case, to compare by.

    >>> bare("Belimumab: a Case-Report.")
    'belimumabacasereport'
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())
