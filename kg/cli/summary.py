"""What ``kg build`` says when it is done: what was read, linked, and not understood."""

from collections import defaultdict
from itertools import islice

from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from kg.build import Build
from kg.cli.console import Screen, styled
from kg.graph import KnowledgeGraph
from kg.model import Severity
from kg.names import KG, PREDICATES

_PAPERS_SHOWN = 6
_CLAIMS_SHOWN = 8
_FINDINGS_SHOWN = 12

_PAPERS = """
SELECT ?file ?number ?title (COUNT(DISTINCT ?author) AS ?authors)
       (COUNT(DISTINCT ?reference) AS ?references) (COUNT(DISTINCT ?heading) AS ?headings)
WHERE {
  # A few files and their records first: what is looked up of each costs more than the rest.
  {
    SELECT ?file ?number ?paper WHERE {
      {
        SELECT ?source ?file WHERE { ?source a kg:SourceFile ; rdfs:label ?file }
        ORDER BY ?file LIMIT 6
      }
      ?record prov:hadPrimarySource ?source ; kg:recordNumber ?number ; foaf:primaryTopic ?paper .
    }
    ORDER BY ?file ?number LIMIT 6
  }
  OPTIONAL { ?paper rdfs:label ?title }
  OPTIONAL { ?paper dcterms:creator ?author }
  OPTIONAL { ?paper dcterms:hasPart ?reference . ?reference a biro:BibliographicReference }
  OPTIONAL { ?paper kg:hasSubjectHeading ?heading }
}
GROUP BY ?file ?number ?title ORDER BY ?file ?number
"""

_CLAIMS = """
SELECT ?subject ?predicate ?object ?negated ?sentence
WHERE {
  ?claim a biolink:Association ; rdf:subject/rdfs:label ?subject ; rdf:predicate ?predicate ;
         rdf:object/rdfs:label ?object ; biolink:negated ?negated ;
         kg:confidence ?confidence ; biolink:supporting_text ?sentence .
}
ORDER BY DESC(?confidence) ?subject ?predicate ?object ?sentence LIMIT 60
"""


def show(screen: Screen, done: Build) -> None:
    """Print the summary of a build."""
    if done.stored:
        with KnowledgeGraph(done.out) as graph:
            _read(screen, done, graph)
            _linked(screen, done, graph)
    else:
        screen.say(_read_from(done))
    _not_understood(screen, done)
    _checked(screen, done)
    screen.say(
        f"\n[bold]Graph[/]      {escape(str(done.out))}: {done.quads:,} statements, "
        f"{escape(done.vocabulary.name)}, {done.seconds:.1f} s"
    )


def _read_from(done: Build) -> str:
    return (
        f"[bold]Read[/]       {_plural(done.records, 'paper')} from {_plural(done.files, 'file')}"
    )


def _read(screen: Screen, done: Build, graph: KnowledgeGraph) -> None:
    screen.say(_read_from(done))
    for row in graph.sparql(_PAPERS):
        counts = (
            _plural(int(row[name].value), name[:-1])
            for name in ("authors", "references", "headings")
            if int(row[name].value)
        )
        title = row["title"].value if row["title"] else "without a title"
        screen.say(f"           [cyan]{escape(row['file'].value)}[/]")
        body = Text(f"{title}\n", "italic").append(", ".join(counts), "dim not italic")
        screen.err.print(Padding(body, (0, 0, 0, 13)))
    if done.records > _PAPERS_SHOWN:
        screen.say(f"             and {done.records - _PAPERS_SHOWN:,} more")


def _linked(screen: Screen, done: Build, graph: KnowledgeGraph) -> None:
    counts = done.counts
    screen.say(
        f"\n[bold]Linked[/]     {_plural(counts.get('mentions', 0), 'mention')} in the text, "
        f"{_plural(counts.get('headings', 0), 'MeSH heading')}, "
        f"{_plural(counts.get('claims', 0), 'claim')}"
    )
    for number, (said, sentences) in enumerate(_claims(graph).items()):
        if number == _CLAIMS_SHOWN:
            screen.say("             and more: kg query claim-evidence")
            break
        subject, predicate, object_ = said
        screen.say(
            f"           [green]{escape(subject)}[/] {predicate} [magenta]{escape(object_)}[/]"
        )
        screen.err.print(Padding(Text(f"“{sentences[0]}”", "dim"), (0, 0, 0, 13)))


def _claims(graph: KnowledgeGraph) -> dict[tuple[str, str, str], list[str]]:
    claims: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in graph.sparql(_CLAIMS):
        verb = _VERBS[row["predicate"].value]
        if row["negated"].value == "true":
            verb = f"{verb} (negated)"
        claims[row["subject"].value, verb, row["object"].value].append(row["sentence"].value)
    return claims


_VERBS = {node.value: name.value.replace("_", " ") for name, node in PREDICATES.items()} | {
    KG.givenWith.value: "given with"
}


def _not_understood(screen: Screen, done: Build) -> None:
    kinds = done.findings.codes()
    louder = done.findings.of(*(each for each in Severity if each is not Severity.INFO))
    told = louder if louder and screen.loudness <= 0 else done.findings
    if not kinds:
        screen.say("\n[bold]Not understood[/]  nothing: every line was read")
        return
    listed = ", ".join(f"{count} {code}" for code, count in kinds.items())
    screen.say(f"\n[bold]Not read as data[/]  {escape(listed)}")
    for finding in islice(told, _FINDINGS_SHOWN):
        screen.say(f"           {styled(finding)}")
    more = len(told) - _FINDINGS_SHOWN
    if more > 0:
        screen.say(f"             and {more:,} more: {escape(str(done.out))} holds them all")


def _checked(screen: Screen, done: Build) -> None:
    if done.report is None:
        screen.say("\n[bold]Shapes[/]     not checked: run `kg validate`")
        return
    counts = done.report.counts()
    listed = ", ".join(f"{_plural(n, severity.lower())}" for severity, n in counts.items() if n)
    if done.report.conforms:
        told = f"[green]conforms[/]{', with ' + listed if listed else ''}"
    else:
        told = f"[bold red]does not conform[/]: {listed}; `kg validate` lists them"
    screen.say(f"\n[bold]Shapes[/]     {told} ({escape(done.report.engine)})")
    if done.report.unchecked:
        left = f"{len(done.report.unchecked):,} constraints were not checked; build.json names them"
        screen.say(f"           [yellow]{left}[/]")


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
