"""Which paper, or which author, a name stands for, in a graph."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.catalogue.engine import Engine
from kg.catalogue.identifiers import doi_of, orcid_of, pmcid_of, pubmed_of
from kg.catalogue.lookup import Found, candidates, find, only
from kg.errors import NameNotResolved
from kg.names import FABIO, PRISM, doi

_BY_IDENTIFIER: Final = """
PREFIX fabio: <http://purl.org/spar/fabio/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?node ?label ?name WHERE {
  ?node %naming% %wanted% .
  { ?node a fabio:JournalArticle } UNION { ?node a fabio:Expression }
  OPTIONAL { ?node rdfs:label ?label }
  BIND(%wanted% AS ?name)
}
"""
_BY_TITLE: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX fabio: <http://purl.org/spar/fabio/>
SELECT DISTINCT ?node ?label ?name WHERE {
  ?node a fabio:JournalArticle .
  ?node dcterms:title|fabio:hasTranslatedTitle ?name .
  FILTER(CONTAINS(LCASE(STR(?name)), LCASE(%wanted%)))
  BIND(?name AS ?label)
}
"""
_PRESENT: Final = """
SELECT DISTINCT ?node ?label ?name WHERE {
  VALUES ?node { %nodes% }
  ?node a ?class .
  BIND(STR(?node) AS ?name)
}
"""
_AUTHORS: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kg: <https://w3id.org/litkg/terms#>
PREFIX pro: <http://purl.org/spar/pro/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?node ?label ?name WHERE {
  VALUES ?wanted { %wanted% }
  {
    ?node foaf:name|foaf:familyName ?name .
  } UNION {
    ?node kg:initials ?initials ; foaf:familyName ?family .
    BIND(CONCAT(STR(?family), " ", STR(?initials)) AS ?name)
  }
  FILTER(LCASE(STR(?name)) = LCASE(?wanted))
  ?node foaf:name ?whole .
  OPTIONAL {
    ?authorship pro:isHeldBy ?node ; pro:relatesToDocument ?paper .
    ?paper rdfs:label ?title .
  }
  BIND(IF(BOUND(?title), CONCAT(STR(?whole), ", of ", STR(?title)), STR(?whole)) AS ?label)
}
"""


class PaperNames:
    """Looks up papers by PMID, DOI, PMCID and title, and authors by ORCID and name."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def paper(self, name: str) -> NamedNode:
        """Return the paper of an identifier, a title, or a part of a title that is one paper's.

        Raises:
            NameNotResolved: when there is none, or several; with the candidates.
        """
        return only(name, self.find_paper(name), "paper")

    def find_paper(self, name: str) -> tuple[Found, ...]:
        """Return the papers of an identifier, a whole title, else of a part of a title."""
        found = self._identified(name)
        if found is not None:
            return found
        hits = find(self._engine, _BY_TITLE, wanted=[Literal(name)])
        whole = tuple(hit for hit in hits if hit.name.casefold() == name.casefold())
        return whole or hits

    def _identified(self, name: str) -> tuple[Found, ...] | None:
        pubmed = pubmed_of(name)
        if pubmed is not None:
            return self.present(pubmed)
        wanted_doi, pmcid = doi_of(name), pmcid_of(name)
        if wanted_doi is not None:
            hits = self._by_identifier(PRISM.doi, wanted_doi)
            return hits or self.present(doi(wanted_doi))
        return None if pmcid is None else self._by_identifier(FABIO.hasPubMedCentralId, pmcid)

    def _by_identifier(self, naming: NamedNode, value: str) -> tuple[Found, ...]:
        return find(self._engine, _BY_IDENTIFIER, wanted=[Literal(value)], naming=[naming])

    def present(self, node: NamedNode) -> tuple[Found, ...]:
        """Return a node if the graph says anything of it."""
        return find(self._engine, _PRESENT, nodes=[node])

    def author(self, name: str) -> NamedNode:
        """Return the author of an ORCID, or the only author with a name or family name.

        Raises:
            NameNotResolved: when there is none, or several, for a name is not an identity. Where
                there is none, the candidates are those with one of its words as family name.
        """
        found = self.find_author(name)
        if not found:
            near = {each.node: each.label for each in self._called(name.split())}
            raise NameNotResolved(name, candidates(near.items()), "author")
        return only(name, found, "author")

    def find_author(self, name: str) -> tuple[Found, ...]:
        """Return the authors of an ORCID, a name ("Ana Roe", "Roe A") or a family name."""
        person = orcid_of(name)
        if person is not None:
            return self.present(person)
        return self._called([name])

    def _called(self, names: Iterable[str]) -> tuple[Found, ...]:
        return find(self._engine, _AUTHORS, wanted=[Literal(name) for name in names])
