"""``kg text``: mentions in texts, shown and written, and the model that finds them, fitted."""

import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from rich.console import Console
from rich.markup import escape

from kg.cli.console import ExitCode, Screen, screen, styled
from kg.errors import ExportError, InputError
from kg.export.annotations import (
    ANNOTATION_FORMATS,
    Annotated,
    write_annotations,
    write_annotations_to,
)
from kg.model import Finding, Severity
from kg.text.tagging.labels import NameKind

if TYPE_CHECKING:
    from kg.learning import Learnt

FILE = click.Path(dir_okay=False, path_type=Path)
DIRECTORY = click.Path(file_okay=False, path_type=Path)
_THRESHOLD = 0.4
_WIDTH = 100


@click.group("text")
def text_group() -> None:
    """Find drugs, chemicals and conditions in running text.

    \b
    Example:
        kg text tag abstract.txt
        kg text tag pubmed.xml --format pubtator -o mentions.pubtator
        kg text learn corpus.pubtator -o model
    """


@text_group.command("tag")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE|-...", type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", *ANNOTATION_FORMATS]),
    default="text",
    show_default=True,
    help="What is written; text is for the eye, in colour where there is any.",
)
@click.option(
    "--output",
    "-o",
    type=FILE,
    metavar="FILE",
    help="Where to write it.  [default: standard output]",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=_THRESHOLD,
    show_default=True,
    metavar="P",
    help="Leave out mentions that are less probable than this.",
)
@click.option(
    "--model",
    type=DIRECTORY,
    metavar="DIR",
    help="What `kg text learn` made.  [default: the model that ships]",
)
@click.option(
    "--fast", is_flag=True, help="As builds of many records do: names alone, and in haste."
)
@click.pass_context
def tag_command(
    context: click.Context,
    *,
    files: tuple[Path, ...],
    format_: str,
    output: Path | None,
    threshold: float,
    model: Path | None,
    fast: bool,
) -> None:
    """Show the drugs, chemicals and conditions that texts mention.

    FILEs are whatever `kg build` reads, and running text; - is standard input. Each mention has
    its MeSH concept, how it was found, and how probable it is.

    pubtator and bioc-json count offsets in code points over the title, a blank and the rest; csv
    and json-lines count them in the section.

    \b
    Example:
        kg text tag abstract.txt
        echo "Belimumab did not help her lupus nephritis." | kg text tag -
        kg text tag pubmed.xml --threshold 0.8 --format csv -o mentions.csv
    """
    from kg import mentions  # noqa: PLC0415 - a tenth of a second to import
    from kg.collection import rare_collections  # noqa: PLC0415
    from kg.text import Setting, TextModel  # noqa: PLC0415
    from kg.vocabulary import open_vocabulary  # noqa: PLC0415

    show = screen(context)
    heard = _Heard(show)
    with open_vocabulary() as vocabulary, rare_collections():
        given = mentions.inputs(files, sys.stdin.buffer.read)
        tagged = mentions.tag(
            given,
            vocabulary,
            model=TextModel.load(model) if model else None,
            setting=Setting.FAST if fast else Setting.ACCURATE,
            threshold=threshold,
            found=heard.finding,
        )
        _write(show, heard.counted(tagged), format_, output)
    if not heard.documents:
        raise InputError(f"nothing could be read from {', '.join(map(str, files))}")
    told = f"{heard.mentions:,} mentions in {heard.documents:,} texts"
    if output:
        show.say(f"{escape(str(output))}: {told}")
    if heard.errors:
        context.exit(ExitCode.PARTLY_READ)


@text_group.command("learn")
@click.argument("corpora", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    required=True,
    type=DIRECTORY,
    metavar="MODEL",
    help="The directory that the model goes into.",
)
@click.option(
    "--beside",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="CORPUS",
    help="Learn from this corpus too, but not what counts as a chemical where it disagrees; may be "
    "repeated.",
)
@click.option(
    "--indexed",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Learn what is claimed from the MeSH headings of these records too, where these "
    "have identifiers (PubMed XML); may be repeated.",
)
@click.option(
    "--penalty",
    type=click.FloatRange(0, min_open=True),
    default=1.0,
    show_default=True,
    metavar="P",
    help="How much large weights cost; more for small corpora.",
)
@click.option(
    "--rounds",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    metavar="N",
    help="The most steps of fitting.",
)
@click.pass_context
def learn_command(
    context: click.Context,
    *,
    corpora: tuple[Path, ...],
    output: Path,
    beside: tuple[Path, ...],
    indexed: tuple[Path, ...],
    penalty: float,
    rounds: int,
) -> None:
    """Fit the model that finds names to annotated CORPORA in PubTator or BioC.

    As chemicals count the types Chemical, ChemicalEntity, Drug, Brand, Group and Drug_n; as
    conditions Disease, DiseaseOrPhenotypicFeature, SpecificDisease, DiseaseClass,
    CompositeMention, Modifier, Condition, Disorder and Phenotype. Others are left alone. The
    model holds no text of the corpora. Fitting needs SciPy: pip install 'kg[learn]'.

    Corpora disagree on whether classes of drugs, foods or hormones are chemicals. Of CORPORA the
    model makes a compromise; corpora that are learnt from --beside them help where they agree.

    Where a corpus annotates relations (CID, Positive_Correlation, Negative_Correlation), they
    teach which sentences claim that a drug harms or treats; so do the headings of --indexed
    records, with their qualifiers.

    \b
    Example:
        kg text learn CDR_TrainingSet.PubTator.txt -o model
        kg text learn bc5cdr.xml own-corpus.json --penalty 2 -o model
        kg text learn own-corpus.json --beside bc5cdr.xml --beside biored.xml -o model
    """
    from kg import learning  # noqa: PLC0415 - a tenth of a second to import
    from kg.vocabulary import open_vocabulary  # noqa: PLC0415

    show = screen(context)
    heard = _Heard(show)
    with open_vocabulary() as vocabulary, show.progress() as progress:
        items = learning.examples(corpora, heard.finding, beside=beside)
        learnt = learning.learn(
            items,
            vocabulary,
            indexed=learning.records(indexed, heard.finding),
            penalty=penalty,
            rounds=rounds,
            progress=progress,
        )
    learning.save(learnt.model, output)
    _say_learnt(show, learnt, output)
    if heard.errors:
        context.exit(ExitCode.PARTLY_READ)


def _say_learnt(show: Screen, learnt: "Learnt", output: Path) -> None:
    found = learnt.corpora
    for path, kind in found.lacking():
        show.say(
            f"[yellow]{escape(path)} annotates no {kind}s: what the others teach of them was put "
            "there[/]"
        )
    if found.left_out:
        show.say(
            f"[yellow]{found.left_out:,} names were left out: they overlap, or are no whole words "
            "of one sentence[/]"
        )
    size = sum(path.stat().st_size for path in output.iterdir())
    counts = ", ".join(f"{found.total(kind):,} {kind}s" for kind in NameKind)
    show.say(
        f"{escape(str(output))}: {size:,} bytes, fitted to {found.documents:,} "
        f"documents with {counts}"
    )
    pairs = learnt.model.relations.about.get("pairs", {})
    if pairs:
        told = ", ".join(f"{count:,} of {relation}" for relation, count in sorted(pairs.items()))
        show.say(f"claims were learnt from pairs of a drug and a condition: {told}")


class _Heard:
    """Says findings as they come, and counts."""

    def __init__(self, show: Screen) -> None:
        self._show = show
        self.documents = self.mentions = self.errors = 0

    def finding(self, finding: Finding) -> None:
        if finding.severity is Severity.ERROR:
            self.errors += 1
            self._show.complain(finding)
        elif finding.severity is Severity.WARNING:
            self._show.say(styled(finding))
        else:
            self._show.detail(styled(finding))

    def counted(self, documents: Iterable[Annotated]) -> Iterable[Annotated]:
        for item in documents:
            self.documents += 1
            self.mentions += len(item.mentions)
            yield item


def _utf8(stream: TextIO) -> TextIO:
    """Return standard output as the formats want it, whatever the terminal's encoding."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="")
    return stream


def _write(show: Screen, documents: Iterable[Annotated], format_: str, output: Path | None) -> None:
    from kg.cli import marked_text  # noqa: PLC0415

    if format_ != "text":
        if output:
            write_annotations_to(documents, format_, output)
        else:
            stream = _utf8(sys.stdout)
            write_annotations(documents, format_, stream)
            stream.flush()
        return
    if output is None:
        marked_text.show(show.out, documents)
        return
    try:
        with output.open("w", encoding="utf-8", errors="replace") as stream:
            marked_text.show(Console(file=stream, width=_WIDTH, color_system=None), documents)
    except OSError as error:
        raise ExportError(f"{output}: cannot be written: {error.strerror or error}") from error
