"""Answers that are kept: `functools.lru_cache` for what is asked a hundred times a record.

That one also keeps the order in which answers were last asked for, and among tens of thousands of
them to touch three others at each question takes several times as long as to find the answer.
"""

from collections.abc import Callable
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Remembered(dict[Question, Answer]):
    """The answers of a function by what it was asked, at least the last ``most`` of them.

    When there are so many all become old ones; of the old ones those are kept that are asked for
    again before there are so many new ones.

    >>> lengths = Remembered(len, most=2)
    >>> lengths["lupus"], lengths["SLE"], lengths["asthma"]
    (5, 3, 6)
    >>> dict(lengths)
    {'asthma': 6}
    """

    def __init__(self, answer: Callable[[Question], Answer], most: int) -> None:
        super().__init__()
        self._answer = answer
        self._most = most
        self._old: dict[Question, Answer] = {}

    def __missing__(self, question: Question) -> Answer:
        """Ask, or find an old answer, and keep it."""
        answer = self._old[question] if question in self._old else self._answer(question)
        if len(self) >= self._most:
            self._old = dict(self)
            self.clear()
        self[question] = answer
        return answer
