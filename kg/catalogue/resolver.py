"""Plain names, CURIEs and IRIs, to the terms of the graph.

Laws
    1. An IRI means itself. Anything else must be known, and be one thing, or it is an error that
       lists what may have been meant.
    2. How a name is looked up hangs on the kind of the parameter alone.
"""

import re
from collections.abc import Callable
from typing import Final

from pyoxigraph import Literal, NamedNode
from rapidfuzz import process

from kg.catalogue.answer import Term
from kg.catalogue.concept_names import ConceptNames
from kg.catalogue.engine import Engine
from kg.catalogue.identifiers import doi_of, iri_of, mesh_of
from kg.catalogue.languages import language_names, language_of
from kg.catalogue.lookup import only
from kg.catalogue.paper_names import PaperNames
from kg.catalogue.stored import ParameterKind
from kg.errors import NameNotResolved, QueryError
from kg.names import XSD
from kg.vocabulary import Vocabulary

_YEAR: Final = re.compile(r"[12]\d{3}", re.ASCII)
_INTEGER: Final = re.compile(r"[+-]?\d+", re.ASCII)
_CONCEPTS: Final = frozenset(
    {ParameterKind.CONCEPT, ParameterKind.DRUG, ParameterKind.CONDITION, ParameterKind.TYPE}
)


class Resolver:
    """Resolves names in the graph that an engine asks and, where there is one, a vocabulary."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary | None = None) -> None:
        self._concepts = ConceptNames(engine, vocabulary)
        self._papers = PaperNames(engine)
        self._by_kind: dict[ParameterKind, Callable[[str], Term]] = {
            ParameterKind.PAPER: self._paper,
            ParameterKind.AUTHOR: self._author,
            ParameterKind.LANGUAGE: _language,
            ParameterKind.ANY: self._any,
        }

    def resolve(self, name: str, kind: ParameterKind | str) -> Term:
        """Return the term that a name stands for, as a parameter of a kind.

        Raises:
            QueryError: when it is not of the form that its kind has, or the kind is unknown.
            NameNotResolved: when it names nothing, or several things; with the candidates.
        """
        if kind not in set(ParameterKind):
            raise QueryError(f"there is no kind of parameter {kind!r}")
        kind = ParameterKind(kind)
        if kind is ParameterKind.TEXT:
            return Literal(name)
        text = " ".join(name.split())
        if not text:
            raise QueryError(f"a parameter of kind {kind.value} is empty; leave it out to mean all")
        if kind is ParameterKind.YEAR:
            return _typed(text, _YEAR, XSD.gYear, "a year of four digits, such as 2020")
        if kind is ParameterKind.INTEGER:
            return _typed(text, _INTEGER, XSD.integer, "a whole number")
        if kind in _CONCEPTS:
            return self._concept(text, kind)
        return self._by_kind[kind](text)

    def _concept(self, text: str, kind: ParameterKind) -> NamedNode:
        node = mesh_of(text)
        if node is None:
            return iri_of(text) or self._concepts.resolve(text, kind)
        if not self._concepts.known(node):
            raise NameNotResolved(text, ())
        return node

    def _paper(self, text: str) -> NamedNode:
        # A DOI may be written as an IRI, and the paper still be known by its PMID.
        if doi_of(text) is None and (node := iri_of(text)) is not None:
            return node
        return self._papers.paper(text)

    def _author(self, text: str) -> NamedNode:
        return iri_of(text) or self._papers.author(text)

    def _any(self, text: str) -> NamedNode:
        if (node := mesh_of(text)) is not None:
            return self._concept(text, ParameterKind.CONCEPT)
        if doi_of(text) is None and (node := iri_of(text)) is not None:
            return node
        for found in (
            self._concepts.find(text, ParameterKind.CONCEPT),
            self._papers.find_paper(text),
            self._papers.find_author(text),
        ):
            if found:
                return only(text, found, "thing")
        return self._concepts.resolve(text, ParameterKind.CONCEPT)


def _language(text: str) -> NamedNode:
    node = iri_of(text) or language_of(text)
    if node is None:
        near = process.extractOne(text.title(), language_names())
        hint = f"; did you mean {near[0]}?" if near else ""
        raise QueryError(f"{text!r} is no language code and no English name of a language{hint}")
    return node


def _typed(text: str, form: re.Pattern[str], datatype: NamedNode, wanted: str) -> Literal:
    if not form.fullmatch(text):
        raise QueryError(f"{text!r} is not {wanted}")
    return Literal(text, datatype=datatype)
