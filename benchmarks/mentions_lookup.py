"""How well the text room finds chemicals and diseases: BC5CDR's development set, as it stands.

    python benchmarks/mentions_lookup.py [--errors N] [--vocabulary FILE]

Prints precision, recall and F1 for mentions (same stretch), mentions with their concept, and the
concepts of a document. Reads ``../shared/data/corpora/bc5cdr`` beside the checkout. A gold mention
without an identifier (``-1``) counts for the stretch only; one with several counts as found with
any of them.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.model import Category, Document, Mention, Section, Source
from kg.text import annotate
from kg.vocabulary import open_vocabulary

CORPUS = Path(__file__).parents[2] / "shared/data/corpora/bc5cdr/CDR_DevelopmentSet.PubTator.txt"
KINDS = {
    "Chemical": frozenset({Category.DRUG, Category.CHEMICAL}),
    "Disease": frozenset({Category.DISEASE, Category.PHENOTYPE}),
}


@dataclass(frozen=True)
class Gold:
    """A record of the corpus: its document and its mentions as (start, end, kind, identifiers)."""

    document: Document
    mentions: tuple[tuple[int, int, str, frozenset[str]], ...]


def records(path: Path) -> Iterator[Gold]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        title, abstract = (line.split("|", 2)[2] for line in lines[:2])
        rows = [line.split("\t") for line in lines[2:]]
        mentions = tuple(
            (int(row[1]), int(row[2]), row[4], frozenset(row[5].split("|")) - {"-1"})
            for row in rows
            if len(row) > 5  # noqa: PLR2004 - relations have fewer columns
        )
        source = Source(lines[0].split("|")[0], "0" * 64, "0" * 64, "pubtator")
        sections = (Section("title", title), Section("abstract", abstract))
        yield Gold(Document(source, sections=sections), mentions)


def offset(gold: Gold, mention: Mention) -> int:
    return 0 if mention.section == 0 else len(gold.document.sections[0].text) + 1


class Score:
    """True positives, false positives and false negatives."""

    def __init__(self) -> None:
        self.counts = Counter[str]()

    def add(self, found: set[object], gold: set[object]) -> None:
        """Count what was found against what should have been."""
        self.counts.update(tp=len(found & gold), fp=len(found - gold), fn=len(gold - found))

    def __str__(self) -> str:
        tp, fp, fn = (self.counts[key] for key in ("tp", "fp", "fn"))
        precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{precision:9.3f} {recall:9.3f} {f1:9.3f} {tp:7d} {fp:7d} {fn:7d}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", type=int, default=0, help="list the N most frequent errors")
    parser.add_argument("--vocabulary", type=Path, default=None)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    if not options.corpus.exists():
        print(f"no corpus at {options.corpus}: nothing was measured", file=sys.stderr)
        return 1
    gold_records = list(records(options.corpus))
    scores = {
        (kind, level): Score() for kind in KINDS for level in ("stretch", "concept", "document")
    }
    false = {
        "false positives": Counter[str](),
        "missed": Counter[str](),
        "other concept": Counter[str](),
    }
    seconds = 0.0
    with open_vocabulary(options.vocabulary) as vocabulary:
        for gold in gold_records:
            start = time.perf_counter()
            mentions = annotate(gold.document, vocabulary).mentions
            seconds += time.perf_counter() - start
            compare(gold, mentions, scores, false)
    print(
        f"{len(gold_records)} abstracts, {len(gold_records) / seconds:.0f} a second, one process\n"
    )
    print(f"{'':22s} {'precision':>9s} {'recall':>9s} {'F1':>9s} {'tp':>7s} {'fp':>7s} {'fn':>7s}")
    for (kind, level), score in scores.items():
        print(f"{kind:10s} {level:11s} {score}")
    for name, counter in false.items():
        if options.errors:
            print(
                f"\n{name}: "
                + "; ".join(f"{q} {n}" for q, n in counter.most_common(options.errors))
            )
    return 0


def compare(
    gold: Gold,
    mentions: tuple[Mention, ...],
    scores: dict[tuple[str, str], Score],
    false: dict[str, Counter[str]],
) -> None:
    for kind, categories in KINDS.items():
        found = {
            (m.start + offset(gold, m), m.end + offset(gold, m)): m
            for m in mentions
            if m.category in categories
        }
        expected = {(start, end): ids for start, end, k, ids in gold.mentions if k == kind}
        scores[kind, "stretch"].add(set(found), set(expected))
        hits = {s for s, m in found.items() if m.concept in expected.get(s, ())}
        identified = {s for s, ids in expected.items() if ids}
        unscored = set(expected) - identified
        scores[kind, "concept"].add(
            {(s, s in hits) for s in found if s not in unscored}, {(s, True) for s in identified}
        )
        scores[kind, "document"].add(
            {m.concept for m in found.values()},
            {i for ids in expected.values() for i in ids},
        )
        text = " ".join(section.text for section in gold.document.sections)
        for span, mention in found.items():
            if span not in expected:
                false["false positives"][
                    f"{mention.quote.lower()} ({mention.concept} {mention.method})"
                ] += 1
            elif span not in hits and expected[span]:
                false["other concept"][
                    f"{mention.quote.lower()} {mention.concept} for {sorted(expected[span])}"
                ] += 1
        false["missed"].update(text[s:e].lower() for s, e in expected if (s, e) not in found)


if __name__ == "__main__":
    sys.exit(main())
