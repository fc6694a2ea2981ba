"""Amino acids and bases of a sequence: "arginine to tryptophan at codon 198", "tyrosine kinase".

Laws
    1. Only the names of amino acids, of bases, and of what sequences are counted in are concerned.
    2. Such a name is part of a variant where a notation of one holds it (p.Arg198Trp), where the
       words around it tell of a variant and it changes places with another residue or is told its
       place, and where residues are counted.
    3. An amino acid is part of a protein where it tells a family of kinases by what they
       phosphorylate. In other names of enzymes it is what they turn over ("tyrosine hydroxylase").

The notations are those of the Human Genome Variation Society, and what was written before them.
"""

import re
from typing import Final

_CODE: Final = "(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val)"
_ACID: Final = (
    "(?i:alanine|arginine|asparagine|aspart(?:ic acid|ate)|cysteine|glutamine"
    "|glutam(?:ic acid|ate)|glycine|histidine|isoleucine|leucine|lysine|methionine|phenylalanine"
    "|proline|serine|threonine|tryptophan|tyrosine|valine)s?"
)
_BASE: Final = "(?i:adenine|guanine|cytosine|thymine|uracil|adenosine|guanosine|cytidine|thymidine)"
_RESIDUE: Final = rf"(?:{_ACID}|{_BASE}|{_CODE})"
_COUNTED: Final = r"(?i:nucleotides?|amino[ -]acids?|codons?|base[ -]pairs?)"
_NAME: Final = re.compile(
    rf"(?:(?P<code>{_CODE}(?:/{_CODE})*)|(?P<counted>{_COUNTED})|(?P<acid>{_ACID})|{_BASE})"
    r"(?: residues?)?"
)
_VARIANT: Final = re.compile(
    r"substitut|missense|codon|exon|allel|polymorphi|mutat|variant|homozyg|heterozyg|transition"
    r"|transversion|\bresidue|\bpositions? -?\d|\brepeats\b|polyglutamine|polyalanine"
    r"|\b(?:p|c)\.\(?[A-Z0-9]",
    re.IGNORECASE,
)
_ASIDE: Final = r"(?: residues?)?(?:\s?\([^()]{1,20}\))?(?:\s?-?\d+)?"
_TO: Final = (
    r"(?:\s|-)?(?:(?:is |was )?(?:substituted |replaced |changed )?(?:to|for|by|with|into|→|-*>|/)"
    r"|substitution (?:of|by|for))(?:\s|-)?(?:an? |the )?(?:[\w-]+ ){0,3}"
)
_GOES: Final = re.compile(rf"{_ASIDE}{_TO}\(?{_RESIDUE}(?![a-z])")
_CAME: Final = re.compile(rf"(?<![A-Za-z]){_RESIDUE}{_ASIDE}{_TO}\(?$")
_PLACED: Final = re.compile(
    rf"{_ASIDE} (?:at|in) (?:the )?(?:positions?|codons?|amino acid|residues?|nucleotide|exon|base)"
    r"|(?: residue)?\s?-?\d{1,4}(?!\d)"
    r"|-?\s?(?:substitution|insertion|deletion|repeat|stretch|tract)"
    r"|\s?\([ACGTU]{3}\)"
)
_BOUND_BEHIND: Final = re.compile(rf"\s?-?\d{{1,4}}(?:{_CODE}|fs|del|ins|dup|Ter|X|\b)|/{_CODE}")
_BOUND_BEFORE: Final = re.compile(rf"(?:{_CODE}\s?-?\d{{1,4}}\s?-?|{_CODE}/|\d|[pP]\.\(?)$")
_PHOSPHORYLATED: Final = re.compile(
    rf"(?:(?:[-‐‑–/ ]| and | or ){_RESIDUE})*[-‐‑– ](?:protein[- ])?kinases?\b", re.IGNORECASE
)
_COUNT_BEHIND: Final = re.compile(
    r"\s(?:-?[+]?\d|substitution|change|sequence|position|residue|deletion|insertion|exchange"
    r"|difference|variation|variant|polymorphism|replacement|repeat)",
    re.IGNORECASE,
)
_COUNT_BEFORE: Final = re.compile(
    r"(?:\d|\b(?:single|two|three|four|five|six|conserved|coding|of|each|per|missing))[ -]$",
    re.IGNORECASE,
)
_NEAR: Final = 100
"""Characters on each side in which the words are that tell of a variant."""
_ADJACENT: Final = 70


def is_residue(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` names a residue of a sequence, and no substance.

    >>> told = "arginine to tryptophan at codon 198 (p.Arg198Trp); then proline was given"
    >>> places = [(told.index(name), len(name)) for name in ("arginine", "Arg", "proline")]
    >>> [is_residue(told, at, at + length) for at, length in places]
    [True, True, False]
    """
    name = _NAME.fullmatch(text, start, end)
    if name is None:
        return False
    before = text[max(0, start - _NEAR) : start]
    behind = text[end : end + _NEAR]
    if name["counted"]:
        counted = _COUNT_BEFORE.search(before) or _COUNT_BEHIND.match(behind)
        return counted is not None
    if name["code"] and (_BOUND_BEFORE.search(before) or _BOUND_BEHIND.match(behind)):
        return True
    if (name["acid"] or name["code"]) and _PHOSPHORYLATED.match(behind):
        return True
    return _VARIANT.search(before + " " + behind) is not None and _varies(before, behind)


def _varies(before: str, behind: str) -> bool:
    """Tell whether a residue changes places with another one, or is told its place."""
    if _PLACED.match(behind) or _GOES.match(behind):
        return True
    return _CAME.search(before[-_ADJACENT:]) is not None
