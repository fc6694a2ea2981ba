"""Whether a probability can be believed: reliability diagram and expected calibration error.

Source: Guo et al., "On Calibration of Modern Neural Networks" (ICML 2017), with bins of equal
width.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

Outcome: TypeAlias = tuple[float, bool]
"""How sure something was said, and whether it was right."""

BINS: Final = 10
_WIDTH: Final = 40


@dataclass(frozen=True, slots=True)
class Bin:
    """What was said with a confidence from ``low`` to ``high``: how often, how sure, how right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability(outcomes: Iterable[Outcome], bins: int = BINS) -> list[Bin]:
    """Return the bins that hold something; a confidence of 1 is in the last."""
    held: list[list[Outcome]] = [[] for _ in range(bins)]
    for confidence, right in outcomes:
        held[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return [_bin(number, bins, inside) for number, inside in enumerate(held) if inside]


def _bin(number: int, bins: int, inside: Sequence[Outcome]) -> Bin:
    count = len(inside)
    return Bin(
        number / bins,
        (number + 1) / bins,
        count,
        sum(confidence for confidence, _ in inside) / count,
        sum(right for _, right in inside) / count,
    )


def calibration_error(outcomes: Iterable[Outcome], bins: int = BINS) -> float:
    """Return how far confidence and accuracy are apart, on average over what was said."""
    found = reliability(outcomes, bins)
    total = sum(each.count for each in found)
    apart = sum(each.count * abs(each.confidence - each.accuracy) for each in found)
    return apart / total if total else 0.0


def diagram(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of a reliability diagram: a bar as long as right, a mark where it should end.

    >>> print("\\n".join(diagram([(0.95, True), (0.95, False)])))  # doctest: +ELLIPSIS
    said          n  sure  right
    0.9-1.0       2  0.95   0.50  ####################                  |
    expected calibration error 0.450 over 2
    """
    yield "said          n  sure  right"
    for each in reliability(outcomes):
        bar = list("#" * round(each.accuracy * _WIDTH) + " " * _WIDTH)[: _WIDTH + 1]
        bar[round(each.confidence * _WIDTH)] = "|"
        yield (
            f"{each.low:.1f}-{each.high:.1f} {each.count:7d}  {each.confidence:.2f}   "
            f"{each.accuracy:.2f}  {''.join(bar).rstrip()}"
        )
    yield f"expected calibration error {calibration_error(outcomes):.3f} over {len(outcomes)}"
