"""The annotations and relations of a BioC document as its source's mentions and relations."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.model import Section, Severity, SourceArgument, SourceMention, SourceRelation, Span
from kg.readers.formats.bioc.infons import InfonBag
from kg.readers.formats.bioc.parts import BioCAnnotation, BioCNode, BioCRelation
from kg.readers.parts.placing import Placed, place
from kg.readers.parts.source_identifiers import source_identifiers
from kg.readers.records.unread import Unread

_PREFIXED: Final = {
    "mesh": "MESH", "omim": "OMIM", "ncbi gene": "NCBIGene", "ncbi taxonomy": "NCBITaxon",
    "chebi": "CHEBI", "cellosaurus": "cellosaurus",
}  # fmt: skip
_ROLE = re.compile(r"role(\d{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Placement:
    """A passage in the document: its offset, its own text, and the section it became.

    ``cut`` is how much white space at its start the section is without.
    """

    offset: int
    text: str
    section: int
    cut: int


class Marks:
    """Gathers what one document annotates."""

    def __init__(self, sections: Sequence[Section], record: int, unread: Unread) -> None:
        self._sections = sections
        self._record = record
        self._unread = unread
        self._places: dict[str, int] = {}
        self.mentions: list[SourceMention] = []
        self.relations: list[SourceRelation] = []

    def add(self, item: BioCAnnotation, placements: Sequence[Placement]) -> None:
        """Add an annotation, proved by its quote in one of the passages."""
        found = _placed(item, placements)
        if found is None:
            self._note(
                "mention-not-placed", item.text,
                "the text at an annotation's location is not its own text; it was left out",
                remedy="compare the locations with the text: the two may come from different "
                "versions of the paper",
            )  # fmt: skip
            return
        section, spans, units = found
        self._report(units, item)
        infons = InfonBag(item.infons)
        kind = infons.take("type") or "annotation"
        printed, identifiers = _identifiers(infons, kind)
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        if item.number:
            self._places.setdefault(item.number, len(self.mentions))
        self.mentions.append(
            SourceMention(
                section, whole.start, whole.end, whole.of(self._sections[section].text), kind,
                identifiers, printed, spans if len(spans) > 1 else (), item.number or None,
                infons.take("annotator"), infons.rest(),
            )
        )  # fmt: skip

    def relate(self, item: BioCRelation) -> None:
        """Add a relation; the annotations that it refers to were added before."""
        infons = InfonBag(item.infons)
        kind = infons.take("type", "relation", "relation type") or "relation"
        arguments = tuple(_stated(infons)) or tuple(self._argument(node) for node in item.nodes)
        direct = [infons.take(key) for key in ("entity1", "entity2", "chemical", "disease")]
        named = tuple(
            SourceArgument(source_identifiers(value, ""), value) for value in direct if value
        )
        self.relations.append(
            SourceRelation(
                kind, arguments or named, item.number or None, infons.take("annotator"),
                infons.rest(),
            )
        )  # fmt: skip

    def _argument(self, node: BioCNode) -> SourceArgument:
        place_of = self._places.get(node.refid)
        if place_of is None:
            self._note(
                "relation-argument-unknown", node.refid,
                "a relation refers to an annotation that is not there, or that was left out",
            )  # fmt: skip
            return SourceArgument(printed=node.refid or None, role=node.role or None)
        mention = self.mentions[place_of]
        return SourceArgument(mention.identifiers, mention.printed, node.role or None, place_of)

    def _report(self, units: Sequence[Placed], item: BioCAnnotation) -> None:
        for placed in units:
            if placed.unit != "code points" or placed.trimmed:
                counted = placed.unit if placed.unit != "code points" else "white space around it"
                self._note(
                    "offset-repaired", item.text,
                    f"an annotation's location counts {counted}; it was converted",
                    severity=Severity.INFO,
                )  # fmt: skip
                return

    def _note(
        self, code: str, quote: str, message: str, severity: Severity = Severity.WARNING,
        remedy: str | None = None,
    ) -> None:  # fmt: skip
        self._unread.note(
            code, message, message, severity=severity, record=self._record, quote=quote,
            remedy=remedy,
        )  # fmt: skip


def _placed(
    item: BioCAnnotation, placements: Sequence[Placement]
) -> tuple[int, tuple[Span, ...], tuple[Placed, ...]] | None:
    """Return the section of an annotation, its stretches, and how each was proved."""
    for passage in placements:
        if len(item.locations) == 1:
            ((offset, length),) = item.locations
            start = offset - passage.offset
            found = place(passage.text, start, start + length, item.text)
            if found:
                return passage.section, (_shift(found.span, passage),), (found,)
        elif item.locations:
            spans = _gapped(item, passage)
            if spans:
                return passage.section, spans, ()
    return None


def _gapped(item: BioCAnnotation, passage: Placement) -> tuple[Span, ...]:
    """Return the stretches of a mention with gaps where together they are its text."""
    spans = []
    for offset, length in item.locations:
        start = offset - passage.offset
        if start < 0 or length <= 0 or start + length > len(passage.text):
            return ()
        spans.append(Span(start, start + length))
    pieces = [span.of(passage.text) for span in spans]
    if "".join(" ".join(pieces).split()) != "".join(item.text.replace("...", " ").split()):
        return ()
    return tuple(_shift(span, passage) for span in spans)


def _shift(span: Span, passage: Placement) -> Span:
    return Span(span.start - passage.cut, span.end - passage.cut)


def _identifiers(infons: InfonBag, kind: str) -> tuple[str | None, tuple[str, ...]]:
    printed = infons.take("identifier", "id", "concept_id", "concept id")
    found = list(source_identifiers(printed, kind))
    shown = [printed] if printed else []
    for key, prefix in _PREFIXED.items():
        value = infons.take(key)
        named = source_identifiers(value, "")
        found.extend(one if ":" in one else f"{prefix}:{one}" for one in named)
        if value:
            shown.append(value)
    return ("|".join(shown) or None), tuple(dict.fromkeys(found))


def _stated(infons: InfonBag) -> Iterator[SourceArgument]:
    """Yield the arguments that PubTator 3 states with the relation itself (``role1``)."""
    keys = [name for name, _ in infons.rest() if _ROLE.fullmatch(name)]
    for key in sorted(keys, key=lambda name: int(name.removeprefix("role"))):
        value = infons.take(key) or ""
        stated = _object(value)
        printed = _text(stated.get("identifier")) or (None if stated else value)
        kind = _text(stated.get("type")) or _text(stated.get("biotype")) or ""
        yield SourceArgument(source_identifiers(printed, kind), printed, key)


def _object(value: str) -> Mapping[str, object]:
    try:
        found = json.loads(value) if value.startswith("{") else None
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
