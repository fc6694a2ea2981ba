"""Answers that are kept: `functools.lru_cache` for what is asked a hundred times a record.

That one also keeps the order in which answers were last asked for, and among tens of thousands of
them to touch three others at each question takes several times as long as to find the answer.
"""

from collections.abc import Callable
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Remembered(dict[Question, Answer]):
    """The answers of a function by what it was asked; when there are ``most`` all are forgotten.

    >>> lengths = Remembered(len, most=2)
    >>> lengths["lupus"], lengths["SLE"], dict(lengths)
    (5, 3, {'lupus': 5, 'SLE': 3})
    >>> lengths["asthma"], dict(lengths)
    (6, {'asthma': 6})
    """

    def __init__(self, answer: Callable[[Question], Answer], most: int) -> None:
        super().__init__()
        self._answer = answer
        self._most = most

    def __missing__(self, question: Question) -> Answer:
        """Ask, and keep the answer."""
        answer = self._answer(question)
        if len(self) >= self._most:
            self.clear()
        self[question] = answer
        return answer
