"""Titles and abstracts.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", TI, TT, AB, OAB, OABL, CI, COIS.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from kg.export.nbib.layout import Field
from kg.export.nbib.record import Record
from kg.languages import three_letters
from kg.names import C4O, DCTERMS, FABIO, KG, RDFS

NOT_AVAILABLE: Final = "[Not Available]."
"""What NLM prints where a title was not translated."""

TRANSLATION: Final = "translation"
OWNERS: Final = {
    "aamc": "AAMC",
    "aids": "AIDS",
    "kie": "KIE",
    "nasa": "NASA",
    "pip": "PIP",
    "plain-language-summary": "Plain-language-summary",
    "publisher": "Publisher",
    TRANSLATION: "Publisher",
}
"""The word before an abstract that is not the paper's own: who wrote it, or what it is."""


def titles(record: Record) -> Iterator[Field]:
    """Yield ``TI``: the title, in brackets if it is a translation."""
    about, paper = record.about, record.paper
    translated = about.text(paper, FABIO.hasTranslatedTitle)
    own = about.text(paper, DCTERMS.title)
    if translated:
        yield Field("TI", f"[{translated}].")
    elif own and _is_foreign(about.language(paper, DCTERMS.title)):
        yield Field("TI", NOT_AVAILABLE)
    elif own:
        yield Field("TI", _stopped(own))


def vernacular_titles(record: Record) -> Iterator[Field]:
    """Yield ``TT``, the paper's own title where ``TI`` is a translation."""
    about, paper = record.about, record.paper
    own = about.text(paper, DCTERMS.title)
    foreign = _is_foreign(about.language(paper, DCTERMS.title))
    if own and (foreign or about.text(paper, FABIO.hasTranslatedTitle)):
        yield Field("TT", _stopped(own))


def _is_foreign(language: str | None) -> bool:
    return language is not None and language.split("-")[0] != "en"


def _stopped(title: str) -> str:
    return title if title.endswith((".", "?", "!")) else f"{title}."


class _Part(NamedTuple):
    label: str | None
    text: str
    language: str | None
    variant: str | None

    def as_printed(self) -> str:
        return f"{self.label.upper()}: {self.text}" if self.label else self.text


def abstracts(record: Record) -> Iterator[Field]:
    """Yield ``AB``, the paper's abstract, with its labels in capitals."""
    for variant, _, text in _abstracts(record):
        if variant is None:
            yield Field("AB", text)


def other_abstracts(record: Record) -> Iterator[Field]:
    """Yield ``OAB`` for each further abstract: ``PIP: In Korea ...``, its language in ``OABL``."""
    for variant, language, text in _abstracts(record):
        if variant is not None:
            kind = OWNERS.get(variant.casefold())
            yield Field("OAB", f"{kind}: {text}" if kind else text)
            yield Field("OABL", three_letters(language or "") or "")


def _abstracts(record: Record) -> Iterator[tuple[str | None, str | None, str]]:
    """Yield the variant, the language and the text of each abstract.

    One in another language than English is no ``AB``, whether it has a variant or not.
    """
    parts = groupby(_parts(record), key=lambda part: (part.variant, part.language))
    for (variant, language), same in parts:
        foreign = TRANSLATION if _is_foreign(language) else None
        yield variant or foreign, language, " ".join(part.as_printed() for part in same)


def _parts(record: Record) -> Iterator[_Part]:
    about = record.about
    for node in about.placed(record.paper, DCTERMS.hasPart):
        kind = about.text(node, KG.sectionKind)
        text = about.text(node, C4O.hasContent)
        if kind == "abstract" and text:
            label = about.text(node, RDFS.label)
            language = about.language(node, C4O.hasContent)
            variant = about.text(node, KG.sectionVariant)
            yield _Part(None if label == kind else label, text, language, variant)


def copyrights(record: Record) -> Iterator[Field]:
    """Yield ``CI``."""
    for text in record.about.texts(record.paper, DCTERMS.rights):
        yield Field("CI", text)


def interests(record: Record) -> Iterator[Field]:
    """Yield ``COIS``."""
    for text in record.about.texts(record.paper, KG.conflictOfInterest):
        yield Field("COIS", text)
