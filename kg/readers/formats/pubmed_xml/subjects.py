"""What a paper is about: headings, substances, supplementary concepts, keywords, types.

Source: NLM, PubMed DTD, MeshHeadingList, ChemicalList, SupplMeshList, KeywordList,
PublicationTypeList.
"""

from typing import Final

from kg.model import (
    Heading,
    HeadingQualifier,
    Keyword,
    PublicationType,
    Substance,
    SupplementaryConcept,
)
from kg.readers.xml.account import Account
from kg.readers.xml.element import Element
from kg.readers.xml.elements import attribute, attributes, content, leaf, unmarked

_DESCRIPTOR: Final = frozenset({"UI", "MajorTopicYN", "Type"})
_QUALIFIER: Final = frozenset({"UI", "MajorTopicYN"})
_USUAL: Final = 2
_SUPPLEMENT: Final = frozenset({"UI", "Type"})


def heading(element: Element, account: Account) -> Heading | None:
    """Return a MeshHeading, or ``None`` where it has no descriptor."""
    name, identifier, major, kind = "", None, None, None
    qualifiers: list[HeadingQualifier] = []
    for child in unmarked(element, account):
        tag = child.tag
        if tag == "QualifierName":
            named, ui, starred = _name(child, _QUALIFIER, account)
            qualifiers.append(HeadingQualifier(named, ui, starred == "Y"))
        elif tag == "DescriptorName" and not name:
            name, identifier, major = _name(child, _DESCRIPTOR, account)
            kind = child.get("Type")
        else:
            account.element(child)
    if not name:
        account.doubt("heading-without-descriptor", "a heading without a descriptor", None)
        return None
    return Heading(name, identifier, major == "Y", tuple(qualifiers), (), kind)


def _name(
    element: Element, known: frozenset[str], account: Account
) -> tuple[str, str | None, str | None]:
    """Return the name, the identifier and the major-topic mark of a descriptor or qualifier."""
    marks = element.items()
    if len(marks) == _USUAL and marks[0][0] == "UI" and marks[1][0] == "MajorTopicYN":
        return content(element, account), marks[0][1], marks[1][1]
    others = attributes(element, known, account)
    return content(element, account), others.get("UI"), others.get("MajorTopicYN")


def substance(element: Element, account: Account) -> Substance | None:
    """Return a Chemical, or ``None`` where it has no name."""
    number, name, identifier = "", "", None
    for child in unmarked(element, account):
        tag = child.tag
        if tag == "RegistryNumber" and not number:
            number = leaf(child, account)
        elif tag == "NameOfSubstance" and not name:
            identifier = attribute(child, "UI", account)
            name = content(child, account)
        else:
            account.element(child)
    if not name:
        account.doubt("substance-without-name", "a substance without a name", number)
        return None
    return Substance(name, identifier, number or None)


def supplementary_concept(element: Element, account: Account) -> SupplementaryConcept:
    """Return a SupplMeshName."""
    marks = attributes(element, _SUPPLEMENT, account)
    return SupplementaryConcept(content(element, account), marks.get("UI"), marks.get("Type"))


def publication_type(element: Element, account: Account) -> PublicationType:
    """Return a PublicationType."""
    identifier = attribute(element, "UI", account)
    return PublicationType(content(element, account), identifier)


def keywords(element: Element, account: Account) -> list[Keyword]:
    """Return the keywords of a KeywordList, without spans."""
    owner = attribute(element, "Owner", account)
    found = []
    for child in element:
        if child.tag != "Keyword":
            account.element(child)
            continue
        major = attribute(child, "MajorTopicYN", account) == "Y"
        text = content(child, account)
        if text:
            found.append(Keyword(text, None, owner, major))
    return found
