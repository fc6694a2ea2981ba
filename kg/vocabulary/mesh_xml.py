"""Reads NLM's own MeSH files: descriptors, qualifiers, supplementary concepts and actions.

Laws
    1. A file is known by its root element, never by its name, and may be gzipped.
    2. Records are streamed: memory does not grow with the file. Nothing outside the file is
       read: no DTD, no entity, no network.
    3. What is no record of MeSH raises `VocabularyError` with the file and the line.

Source: "XML MeSH Data Elements" (https://www.nlm.nih.gov/mesh/xml_data_elements.html) and the
DTDs ``nlmdescriptorrecordset_20200101`` and its three siblings.
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from lxml import etree

from kg.errors import VocabularyError
from kg.vocabulary.concept import ConceptKind, Term, TermKind
from kg.vocabulary.record import ActionRecord, MeshRecord, RecordType
from kg.vocabulary.terms import term_kind

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's public factory has no public class

ACTIONS_ROOT: Final = "PharmacologicalActionSet"
SOURCE: Final = "MeSH"

_RECORD_TAGS: Final = {
    RecordType.DESCRIPTOR: "DescriptorRecord",
    RecordType.QUALIFIER: "QualifierRecord",
    RecordType.SUPPLEMENT: "SupplementalRecord",
}
_DESCRIPTOR_CLASSES: Final = {
    "1": ConceptKind.TOPICAL,
    "2": ConceptKind.PUBLICATION_TYPE,
    "3": ConceptKind.CHECK_TAG,
    "4": ConceptKind.GEOGRAPHICAL,
}
_SUPPLEMENT_CLASSES: Final = {
    "1": ConceptKind.CHEMICAL,
    "2": ConceptKind.PROTOCOL,
    "3": ConceptKind.DISEASE,
    "4": ConceptKind.ORGANISM,
    "5": ConceptKind.POPULATION,
    "6": ConceptKind.ANATOMY,
}
_LEXICAL_TAGS: Final = {
    "TRD": TermKind.TRADE_NAME,
    "ABB": TermKind.ABBREVIATION,
    "ACR": TermKind.ABBREVIATION,
    "ABX": TermKind.ABBREVIATION,  # an embedded one: `_term_kind` keeps those of one word
    "ACX": TermKind.ABBREVIATION,
}
_REGISTRIES: Final = (
    ("CAS", re.compile(r"[0-9]{2,7}-[0-9]{2}-[0-9]")),
    ("EC", re.compile(r"(?:EC )([0-9]+(?:\.[0-9-]+){1,3})")),
    ("NCBITaxon", re.compile(r"(?:txid)([0-9]+)")),
    ("UNII", re.compile(r"[0-9A-Z]{10}")),
)


def root_element(path: Path) -> str:
    """Return the name of a file's root element.

    Raises `VocabularyError` when the file cannot be read or is no XML.
    """
    return str(next(_events(path, ("start",), None)).tag)


def read_mesh(path: Path) -> Iterator[MeshRecord | ActionRecord]:
    """Yield the records of one of NLM's files, gzipped or plain.

    Raises `VocabularyError` when the file is none of them, is cut short, or has a bad record.
    """
    root = root_element(path)
    if root == ACTIONS_ROOT:
        yield from _read_actions(path)
        return
    try:
        record_type = RecordType(root)
    except ValueError:
        known = ", ".join((*RecordType, ACTIONS_ROOT))
        raise VocabularyError(
            f"{path}: the root element is <{root}>, which is none of NLM's MeSH files ({known}). "
            f"Give desc*.xml, supp*.xml, qual*.xml or pa*.xml."
        ) from None
    seen: set[str] = set()
    for element in _events(path, ("end",), _RECORD_TAGS[record_type]):
        yield _record(path, element, record_type)
        if record_type is RecordType.DESCRIPTOR:
            yield from _named_qualifiers(element, seen)
        _forget(element)


def _read_actions(path: Path) -> Iterator[ActionRecord]:
    for element in _events(path, ("end",), "PharmacologicalAction"):
        yield ActionRecord(
            _needed(path, element, "DescriptorReferredTo/DescriptorUI"),
            _texts(element, "PharmacologicalActionSubstanceList/Substance/RecordUI"),
        )
        _forget(element)


def _events(path: Path, events: tuple[str, ...], tag: str | None) -> Iterator[Element]:
    try:
        with _opened(path) as stream:
            parser = etree.iterparse(
                stream,
                events=events,
                tag=tag,
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                remove_comments=True,
                remove_pis=True,
            )
            for _, element in parser:
                yield element
    except etree.XMLSyntaxError as error:
        raise VocabularyError(
            f"{path}:{error.lineno}: not well-formed XML ({error.msg}); the file is damaged or "
            f"incomplete: download it again"
        ) from error
    except (OSError, EOFError, zlib.error) as error:
        raise VocabularyError(f"{path}: cannot be read ({error})") from error


def _opened(path: Path) -> BinaryIO | gzip.GzipFile:
    with path.open("rb") as stream:
        zipped = stream.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if zipped else path.open("rb")


def _forget(element: Element) -> None:
    """Free a record and everything before it, so that the tree never grows."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _record(path: Path, element: Element, record_type: RecordType) -> MeshRecord:
    prefix = _RECORD_TAGS[record_type].removesuffix("Record")
    stem = "SupplementalRecord" if record_type is RecordType.SUPPLEMENT else prefix
    name = _needed(path, element, f"{stem}Name/String")
    return MeshRecord(
        identifier=_needed(path, element, f"{stem}UI"),
        name=name,
        type=record_type,
        kind=_kind(element, record_type),
        terms=tuple(_terms(element, name)),
        tree_numbers=_texts(element, "TreeNumberList/TreeNumber"),
        qualifiers=_qualifiers(element) if record_type is RecordType.DESCRIPTOR else None,
        mapped_to=tuple(
            i.lstrip("*")
            for i in _texts(
                element, "HeadingMappedToList/HeadingMappedTo/DescriptorReferredTo/DescriptorUI"
            )
        ),
        actions=_texts(
            element,
            "PharmacologicalActionList/PharmacologicalAction/DescriptorReferredTo/DescriptorUI",
        ),
        cross_references=tuple(_registry_numbers(element)),
        abbreviation=_abbreviation(element) if record_type is RecordType.QUALIFIER else None,
    )


def _kind(element: Element, record_type: RecordType) -> ConceptKind | None:
    if record_type is RecordType.QUALIFIER:
        return ConceptKind.QUALIFIER
    if record_type is RecordType.DESCRIPTOR:
        return _DESCRIPTOR_CLASSES.get(element.get("DescriptorClass", ""))
    return _SUPPLEMENT_CLASSES.get(element.get("SCRClass", ""))


def _qualifiers(element: Element) -> tuple[str, ...] | None:
    """``None`` where the record has no list at all, as the geographical ones may."""
    if element.find("AllowableQualifiersList") is None:
        return None
    path = "AllowableQualifiersList/AllowableQualifier/QualifierReferredTo/QualifierUI"
    return _texts(element, path)


def _named_qualifiers(element: Element, seen: set[str]) -> Iterator[MeshRecord]:
    """Yield the qualifiers that a descriptor names for the first time in its file."""
    for allowed in element.iterfind("AllowableQualifiersList/AllowableQualifier"):
        identifier = _text(allowed, "QualifierReferredTo/QualifierUI")
        name = _text(allowed, "QualifierReferredTo/QualifierName/String")
        if identifier and name and identifier not in seen:
            seen.add(identifier)
            yield MeshRecord(
                identifier=identifier,
                name=name,
                type=RecordType.QUALIFIER,
                kind=ConceptKind.QUALIFIER,
                terms=(Term(name, TermKind.PREFERRED, SOURCE),),
                abbreviation=_text(allowed, "Abbreviation"),
            )


def _terms(element: Element, name: str) -> Iterator[Term]:
    for term in element.iterfind("ConceptList/Concept/TermList/Term"):
        text = _text(term, "String")
        if text:
            yield Term(text, _term_kind(term, text, name), SOURCE)


def _term_kind(term: Element, text: str, name: str) -> TermKind:
    if text == name:
        return TermKind.PREFERRED
    if term.get("IsPermutedTermYN") == "Y":
        return TermKind.PERMUTED
    kind = _LEXICAL_TAGS.get(term.get("LexicalTag", ""))
    if kind is TermKind.ABBREVIATION and " " in text:
        # ABX and ACX mark a whole name around a short form: "BLyS Protein", "HIV Infections".
        return TermKind.SYNONYM
    return kind or term_kind(text)


def _registry_numbers(element: Element) -> Iterator[str]:
    for concept in element.iterfind("ConceptList/Concept[@PreferredConceptYN='Y']"):
        for number in concept.iter("RegistryNumber"):
            text = (number.text or "").strip()
            for prefix, pattern in _REGISTRIES:
                match = pattern.fullmatch(text)
                if match:
                    yield f"{prefix}:{match[match.lastindex or 0]}"
                    break


def _abbreviation(element: Element) -> str | None:
    for path in ("ConceptList/Concept/TermList/Term/Abbreviation", ".//Abbreviation"):
        text = _text(element, path)
        if text:
            return text
    return None


def _texts(element: Element, path: str) -> tuple[str, ...]:
    return tuple((e.text or "").strip() for e in element.iterfind(path))


def _text(element: Element, path: str) -> str | None:
    text = element.findtext(path)
    return text.strip() or None if text else None


def _needed(path: Path, element: Element, child: str) -> str:
    text = _text(element, child)
    if text is None:
        raise VocabularyError(
            f"{path}:{element.sourceline}: a <{element.tag}> without <{child}>; the file is "
            f"damaged or of another layout"
        )
    return text
