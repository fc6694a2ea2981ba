"""How well harms and treatments are read: pairs of a chemical and a condition, beside peers.

    python benchmarks/claims.py [--corpus FILE...] [--without CORPUS...] [--model FILE]
                                [--rules] [--errors N]

Scores the claims of the development sets of BC5CDR (chemical-induced disease) and BioRED (positive
correlations as harms, negative ones as treatments) in ``../shared/data/corpora``, or of any corpora
in PubTator or BioC with such relations: read on the gold names, which tells what the rules do, and
end to end, on the names that are found. Beside them, on the same names, two peers that read
nothing: what stands in one sentence, or in one document, is linked. Then how often each rule is
right (``--rules``), and with ``--errors`` what went wrong, on the gold names.

A pair counts once a document. Gold relations are of documents: they do not say where a relation
is stated, and pass over what a text says by the way ("patients with lung cancer were treated with
erlotinib", in a paper about erlotinib's rash). So precision is a lower bound, and a gold relation
may stand in no sentence at all. Negative correlations are preventions too, and what was seen in
cells; neither is a treatment in this project, so that recall is a lower bound as well.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.model import Annotation, Finding, Severity
from kg.text import Annotator, TextModel, default_text_model
from kg.vocabulary import open_vocabulary
from measuring.claim_report import counts, error_rows, row, rule_rows
from measuring.claimants import CLAIMANTS, Claimant, Claims, GoldNames, Namer, OurNames, Outcome
from measuring.relations import GoldRelations, Link, annotated, gold_relations

DATA = Path(__file__).parents[2] / "shared/data/corpora"
DEVELOPMENT = (DATA / "bc5cdr/CDR_DevelopmentSet.PubTator.txt", DATA / "biored/Dev.PubTator")
PUBLISHED = {
    ("cdr", Link.HARM, "end to end"): "CDR challenge's best 0.570, fitted, on its test set",
}
"""By corpus, link and names: the published F1 that a row may be read beside."""


def load(path: Path, without: frozenset[str] = frozenset()) -> tuple[GoldRelations, ...]:
    unread: list[Finding] = []
    every = tuple(gold_relations(path, unread.append))
    for finding in unread:
        if finding.severity is not Severity.INFO:
            print(f"{finding.file}: {finding.message}", file=sys.stderr)
    kept = tuple(item for item in every if item.pmid not in without)
    if len(kept) < len(every):
        print(f"{path.name}: {len(every) - len(kept)} papers are left out of scoring")
    return kept


def outcomes(
    documents: Sequence[GoldRelations],
    annotations: Sequence[Annotation],
    claimant: Claimant,
    link: Link,
) -> list[Outcome]:
    return [
        Outcome(item, link, claimant.said(item, annotation, link))
        for item, annotation in zip(documents, annotations, strict=True)
    ]


def published(path: Path, link: Link, namer: Namer) -> str:
    told = f"{path.parent.name}/{path.name}".casefold()
    return next(
        (
            text
            for (corpus, of, title), text in PUBLISHED.items()
            if corpus in told and of is link and title == namer.title
        ),
        "",
    )


def table(
    path: Path, documents: Sequence[GoldRelations], namers: Sequence[Namer], *, rules: bool
) -> Iterator[str]:
    links = annotated(documents)
    if not links:
        yield f"\n{path.name} annotates neither harms nor treatments"
    read = {namer.title: tuple(namer.annotations(documents)) for namer in namers if links}
    for link in links:
        yield f"\n{link}s of {path.name}, {len(documents)} documents"
        yield (
            f"  {'':30}{'right':>7}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}{'F1':>7}"
            "  published"
        )
        for namer in namers:
            for claimant in CLAIMANTS:
                found = outcomes(documents, read[namer.title], claimant, link)
                ours = isinstance(claimant, Claims)
                note = published(path, link, namer) if ours else ""
                yield row(f"{claimant.title}, {namer.title}", counts(found), note)
                if rules and ours:
                    yield from rule_rows(found)


def errors(
    path: Path, documents: Sequence[GoldRelations], namer: Namer, sample: int
) -> Iterator[str]:
    read = tuple(namer.annotations(documents))
    for link in annotated(documents):
        yield f"\n{link}s of {path.name}, {namer.title}: what went wrong"
        yield from error_rows(outcomes(documents, read, Claims(), link), sample)


def measure(options: argparse.Namespace, annotator: Annotator) -> None:
    without = frozenset(item.pmid for path in options.without or () for item in load(path))
    namers: tuple[Namer, ...] = (GoldNames(annotator), OurNames(annotator))
    for path in options.corpus:
        documents = load(path, without - {""})
        print("\n".join(table(path, documents, namers, rules=options.rules)), flush=True)
        if options.errors:
            print("\n".join(errors(path, documents, namers[0], options.errors)), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, nargs="+", default=DEVELOPMENT, metavar="FILE")
    parser.add_argument(
        "--without", type=Path, nargs="+", metavar="CORPUS", help="do not score papers of these"
    )
    parser.add_argument("--model", type=Path, help="this model instead of the one that ships")
    parser.add_argument("--rules", action="store_true", help="how often each rule is right")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="so many of each kind")
    parser.add_argument("--vocabulary", type=Path)
    options = parser.parse_args()
    missing = [path for path in (*options.corpus, *(options.without or ())) if not path.exists()]
    if missing:
        told = ", ".join(map(str, missing))
        print(f"no corpus at {told}: nothing was measured", file=sys.stderr)
        return 1
    model = TextModel.load(options.model) if options.model else default_text_model()
    with open_vocabulary(options.vocabulary) as vocabulary:
        measure(options, Annotator(vocabulary, model))
    return 0


if __name__ == "__main__":
    sys.exit(main())
