"""Reads the table of the package ``drug-named-entity-recognition`` (MIT): drugs and their names.

Its MeSH identifiers are wrong for two in five drugs and are never read: drugs are joined by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.errors import VocabularyError
from kg.vocabulary.plain_pickle import plain_pickle
from kg.vocabulary.wheels import OpenWheel

SOURCE: Final = "drug-named-entity-recognition"
_MEMBER: Final = "drug_named_entity_recognition/drug_ner_dictionary.pkl.bz2"
_PAGES: Final = ("medline_plus_id", "nhs_url", "wikipedia_url")


@dataclass(frozen=True, slots=True)
class DrugNames:
    """A drug, its other names, those that are known to be brands, and its DrugBank id.

    ``everyday`` tells that the table lists the substance but leaves its name out of what it
    looks for (water, glucose); ``described`` that MedlinePlus, the NHS or Wikipedia's drug box
    has a page on it as a drug. The table also lists most of MeSH's tree D, enzymes and all, which
    have neither these pages nor a DrugBank id.
    """

    name: str
    names: tuple[str, ...]
    brands: frozenset[str]
    drugbank: str | None
    everyday: bool
    described: bool


def read_drug_names(wheel: OpenWheel) -> Iterator[DrugNames]:
    """Yield the drugs of the table; raises `VocabularyError` when it is not as it should be."""
    table = plain_pickle(wheel, _MEMBER)
    try:
        variants = table["drug_variant_to_canonical"]
        about = table["drug_canonical_to_data"]
        details = table["drug_variant_to_variant_data"]
        names: dict[str, set[str]] = {}
        for variant, canonicals in variants.items():
            for canonical in canonicals:
                names.setdefault(canonical, set()).add(variant)
        for canonical in sorted(names.keys() | about.keys()):
            data = about.get(canonical, {})
            others = names.get(canonical, set())
            described = not data.keys().isdisjoint(_PAGES)
            yield DrugNames(
                name=canonical,
                names=tuple(sorted(others - {canonical})),
                brands=frozenset(n for n in others if details.get(n, {}).get("is_brand")),
                drugbank=data.get("drugbank_id"),
                everyday=canonical not in variants,
                described=described,
            )
    except (KeyError, TypeError, AttributeError) as error:
        raise VocabularyError(
            f"{wheel.wheel.file}: {_MEMBER} is of another layout ({error!r})"
        ) from error
