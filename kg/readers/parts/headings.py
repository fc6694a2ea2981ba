"""MeSH headings as PubMed's pages print them.

PubMed prints one line for a descriptor and each of its qualifiers::

    Lupus Erythematosus, Cutaneous / drug therapy*
    Lupus Erythematosus, Cutaneous / pathology
    Drug Resistance* / drug effects

Laws
    1. All lines of one descriptor are one `Heading`; its qualifiers keep the printed order.
    2. An asterisk belongs to the name that it stands at: the descriptor's and each qualifier's are
       kept apart. A descriptor is major if it has the asterisk on any of its lines.
    3. ``" / "`` divides: no name of MeSH has it inside. PubMed's pages before 2020 divide by a
       bare slash, which names may have: there only a qualifier of MeSH counts as one.

Source of the qualifiers: MeSH, "Qualifiers by allowable category", all 76 and five withdrawn ones
that older records keep.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Heading, HeadingQualifier
from kg.readers.parts.lines import Row

_QUALIFIERS = frozenset(
    """
    abnormalities; administration & dosage; adverse effects; agonists; analogs & derivatives;
    analysis; anatomy & histology; antagonists & inhibitors; biosynthesis; blood; blood supply;
    cerebrospinal fluid; chemical synthesis; chemically induced; chemistry; classification;
    complications; congenital; cytology; deficiency; diagnosis; diagnostic imaging; diet therapy;
    drug effects; drug therapy; economics; education; embryology; enzymology; epidemiology;
    ethics; ethnology; etiology; genetics; growth & development; history; immunology;
    injuries; innervation; instrumentation; isolation & purification; legislation & jurisprudence;
    manpower; metabolism; methods; microbiology; mortality; nursing; organization & administration;
    parasitology; pathogenicity; pathology; pharmacokinetics; pharmacology; physiology;
    physiopathology; poisoning; prevention & control; psychology; radiation effects; radiography;
    radionuclide imaging; radiotherapy; rehabilitation; secondary; secretion; standards;
    statistics & numerical data; supply & distribution; surgery; therapeutic use; therapy; toxicity;
    transmission; transplantation; trends; ultrasonography; ultrastructure; urine; utilization;
    veterinary; virology
    """.replace("\n", " ").split(";")
)
QUALIFIERS = frozenset(" ".join(name.split()) for name in _QUALIFIERS)


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """One printed line: a descriptor, and its qualifiers with their asterisks."""

    descriptor: str
    major: bool
    qualifiers: tuple[HeadingQualifier, ...]
    line: int


def parse_heading_line(text: str, line: int) -> HeadingLine:
    """Return one line, read.

    >>> parse_heading_line("Drug Resistance* / drug effects", 7).major
    True
    """
    names = re.split(r"\s+/\s+", text) if re.search(r"\s/\s", text) else _split_bare(text)
    descriptor, major = _asterisk(names[0])
    qualifiers = tuple(
        HeadingQualifier(name, None, star) for name, star in map(_asterisk, names[1:])
    )
    return HeadingLine(descriptor, major, qualifiers, line)


def merge_headings(lines: Iterable[HeadingLine]) -> tuple[Heading, ...]:
    """Return one heading a descriptor, in the order of their first lines."""
    by_descriptor: dict[str, list[HeadingLine]] = {}
    for line in lines:
        by_descriptor.setdefault(line.descriptor, []).append(line)
    return tuple(
        Heading(
            descriptor,
            None,
            any(line.major for line in group),
            _merge_qualifiers(qualifier for line in group for qualifier in line.qualifiers),
            tuple(line.line for line in group),
        )
        for descriptor, group in by_descriptor.items()
    )


def parse_headings(rows: Iterable[Row]) -> tuple[Heading, ...]:
    """Return the headings of a list, one printed line a row."""
    kept = list(rows)
    # "*Adult" marks a major topic where not every line starts so; there it is the list's bullet.
    leading = not all(row.plain.startswith("*") for row in kept)
    return merge_headings(
        parse_heading_line(row.plain if leading else row.plain.lstrip("*"), row.line)
        for row in kept
    )


def _merge_qualifiers(qualifiers: Iterable[HeadingQualifier]) -> tuple[HeadingQualifier, ...]:
    majors: dict[str, bool] = {}
    for qualifier in qualifiers:
        majors[qualifier.name] = majors.get(qualifier.name, False) or qualifier.major
    return tuple(HeadingQualifier(name, None, major) for name, major in majors.items())


def _split_bare(text: str) -> list[str]:
    names: list[str] = []
    rest = text
    while "/" in rest:
        before, _, last = rest.rpartition("/")
        if not before or last.strip("* ").casefold() not in QUALIFIERS:
            break
        names.insert(0, last)
        rest = before
    return [rest, *names]


def _asterisk(name: str) -> tuple[str, bool]:
    bare = name.strip().strip("*").strip()
    return bare, "*" in name and bare != name.strip()
