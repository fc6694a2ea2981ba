"""From a Document, and what was found in it, to triples: one file a kind of link."""

from kg.extractors.authors import shared_orcids
from kg.extractors.citations import cited_by_doi
from kg.extractors.concepts import Concepts, concept_classes
from kg.extractors.extractor import Context, Emission, Extractor, Identity
from kg.extractors.forms import has_form
from kg.extractors.journals import journal_key
from kg.extractors.registry import Registry, default_registry

__all__ = [
    "Concepts",
    "Context",
    "Emission",
    "Extractor",
    "Identity",
    "Registry",
    "cited_by_doi",
    "concept_classes",
    "default_registry",
    "has_form",
    "journal_key",
    "shared_orcids",
]
