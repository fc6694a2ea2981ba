"""The two documents of `seeds/` as the readers would give them, cut by hand."""

from pathlib import Path

from kg.model import Document
from tests.text.documents import document

_SEEDS = Path(__file__).parents[2] / "seeds"


def case_report() -> Document:
    lines = _page("000")
    first = next(i for i, line in enumerate(lines) if line.startswith("Systemic Lupus"))
    return document(
        lines[0],
        lines[first],
        next(line for line in lines if line.startswith("We present")),
        keywords=next(line for line in lines[first + 2 :] if ";" in line).split("; "),
        types=["Case Reports"],
    )


def retrospective_study() -> Document:
    lines = _page("001")
    paragraphs = [
        tuple(line.split(": ", 1))
        for line in lines
        if line.startswith(("Background: ", "Patients and", "Results: ", "Conclusion: "))
    ]
    keywords = next(line for line in lines if line.startswith("Keywords: "))
    return document(
        lines[0].strip("[]"),
        *((label, text) for label, text in paragraphs),
        keywords=keywords.removeprefix("Keywords: ").rstrip(".").split("; "),
    )


def _page(number: str) -> list[str]:
    (path,) = _SEEDS.glob(f"*{number}*.txt")
    return path.read_text(encoding="utf-8").splitlines()
