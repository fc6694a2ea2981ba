"""Two small invented corpora, in the types of BC5CDR and of NCBI Disease."""

from collections.abc import Iterator

DRUGS = (("aspirin", "D001241"), ("belimumab", "C511911"), ("denosumab", "D000069448"))
CONDITIONS = (("lupus nephritis", "D008181"), ("osteoporosis", "D010024"), ("nephritis", "-1"))
FRAMES = (
    ("{drug} for {condition}", "We gave {drug} daily. {condition} was seen in 3 of 20 patients."),
    ("Treatment of {condition}", "All patients with {condition} took {drug}, as before."),
)


def pubtator(drug_type: str = "Chemical", condition_type: str = "Disease") -> str:
    """A corpus in PubTator's format: each drug with each condition in each frame."""
    blocks = []
    number = 100
    for drug in DRUGS:
        for condition in CONDITIONS:
            for frame in FRAMES:
                number += 1
                title, abstract = (
                    part.format(drug=drug[0], condition=condition[0]) for part in frame
                )
                rows = [
                    *_rows(f"{title} {abstract}", *drug, drug_type),
                    *_rows(f"{title} {abstract}", *condition, condition_type),
                ]
                head = [f"{number}|t|{title}", f"{number}|a|{abstract}"]
                blocks.append("\n".join([*head, *(f"{number}\t{row}" for row in rows)]))
    return "\n\n".join(blocks) + "\n"


def _rows(text: str, name: str, concept: str, kind: str) -> Iterator[str]:
    at = text.find(name)
    while at >= 0:
        yield f"{at}\t{at + len(name)}\t{name}\t{kind}\t{concept}"
        at = text.find(name, at + 1)
