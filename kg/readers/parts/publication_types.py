"""What sort of paper it is, as pages print it and as titles say it.

Laws
    1. A title gives a type only where it says so of itself: after a colon, dash or full stop at
       its end (``...: a case report``, ``... - a randomised controlled trial``), or as its opening
       noun (``A systematic review of ...``, ``Case report: ...``). A title that speaks *about*
       trials gives none.
    2. Names are MeSH's publication types; which print leads to which stands in one table.
"""

import re

from kg.model import PublicationType, Span

_DESIGN = r"(?:double-blind|placebo-controlled|open-label|phase \w+)"

# Printed kinds in titles, longest first; each leads to a MeSH publication type.
_KINDS: tuple[tuple[str, str], ...] = (
    (r"case (?:reports?|series)(?: and (?:brief )?(?:literature review|review of the literature))?",
     "Case Reports"),
    (r"(?:systematic review and meta-?analys[ie]s|systematic (?:literature )?reviews?)",
     "Systematic Review"),
    (r"(?:network )?meta-?analys[ie]s", "Meta-Analysis"),
    (rf"randomi[sz]ed(?:,? {_DESIGN})*,? (?:controlled |clinical )*trial",
     "Randomized Controlled Trial"),
    (r"(?:narrative |scoping |literature |mini-?)?review(?: of the literature)?", "Review"),
    (r"(?:retrospective|prospective) (?:\w+ )?(?:cohort|observational) study|observational study",
     "Observational Study"),
    (r"multicent(?:er|re) study", "Multicenter Study"),
    (r"practice guidelines?", "Practice Guideline"),
)  # fmt: skip
_WORDS = r"(?:(?:a|an|the|our|two|three|first|rare|brief|short|updated?|comprehensive)\s+)*"
_ALSO = {"systematic review and meta": ("Meta-Analysis",)}

# Types that PubMed prints above the journal's name; MeSH, category V.
PRINTED_TYPES = frozenset(
    " ".join(name.split()).casefold()
    for name in [
        "\n    Adaptive Clinical Trial",
        " Address",
        " Autobiography",
        " Bibliography",
        " Biography",
        " Case Reports",
        "\n    Classical Article",
        " Clinical Conference",
        " Clinical Study",
        " Clinical Trial",
        " Clinical Trial Protocol",
        "\n    Clinical Trial, Phase I",
        " Clinical Trial, Phase II",
        " Clinical Trial, Phase III",
        "\n    Clinical Trial, Phase IV",
        " Clinical Trial, Veterinary",
        " Collected Work",
        " Comment",
        "\n    Comparative Study",
        " Congress",
        " Consensus Development Conference",
        "\n    Consensus Development Conference, NIH",
        " Controlled Clinical Trial",
        " Corrected and Republished\n    Article",
        " Dataset",
        " Dictionary",
        " Directory",
        " Duplicate Publication",
        " Editorial",
        " English Abstract",
        "\n    Equivalence Trial",
        " Evaluation Study",
        " Expression of Concern",
        " Festschrift",
        " Government Publication",
        "\n    Guideline",
        " Historical Article",
        " Interactive Tutorial",
        " Interview",
        " Introductory Journal Article",
        "\n    Journal Article",
        " Lecture",
        " Legal Case",
        " Legislation",
        " Letter",
        " Meta-Analysis",
        " Multicenter Study",
        "\n    Network Meta-Analysis",
        " News",
        " Newspaper Article",
        " Observational Study",
        "\n    Observational Study, Veterinary",
        " Overall",
        " Patient Education Handout",
        " Periodical Index",
        "\n    Personal Narrative",
        " Portrait",
        " Practice Guideline",
        " Pragmatic Clinical Trial",
        " Preprint",
        "\n    Published Erratum",
        " Randomized Controlled Trial",
        " Randomized Controlled Trial, Veterinary",
        "\n    Research Support, American Recovery and Reinvestment Act",
        " Research Support, N.I.H., Extramural",
        "\n    Research Support, N.I.H., Intramural",
        " Research Support, Non-U.S. Gov't",
        " Research Support, U.S.\n    Gov't, Non-P.H.S.",
        " Research Support, U.S. Gov't, P.H.S.",
        " Retracted Publication",
        " Retraction of\n    Publication",
        " Retraction Notice",
        " Review",
        " Scientific Integrity Review",
        " Scoping Review",
        "\n    Systematic Review",
        " Technical Report",
        " Twin Study",
        " Validation Study",
        " Video-Audio Media",
        " Webcast\n    ",
    ]
)


def is_printed_type(text: str) -> bool:
    """Tell whether a line is nothing but a publication type of PubMed."""
    return text.casefold() in PRINTED_TYPES


def types_of_title(title: str) -> tuple[PublicationType, ...]:
    """Return the types that a title gives its paper, each with its place in the title.

    >>> types_of_title("Safety of belimumab in lupus: a case report")[0].name
    'Case Reports'
    >>> types_of_title("How to read a case report of lupus")
    ()
    """
    found: dict[str, PublicationType] = {}
    for pattern, name in _KINDS:
        match = _own_kind(title, pattern)
        if match is None or (name == "Review" and "Systematic Review" in found):
            continue
        found[name] = PublicationType(name, None, Span(match.start("kind"), match.end("kind")))
        for also in _ALSO.get(match["kind"].casefold()[:26], ()):
            found[also] = PublicationType(also, None, found[name].span)
    return tuple(found.values())


def _own_kind(title: str, pattern: str) -> re.Match[str] | None:
    tail = rf"(?:[:.?!]|\s[-–—])\s*{_WORDS}(?:\w[\w-]*\s+(?!of\b|in\b|for\b|on\b)){{0,3}}?"
    at_end = (
        rf"{tail}(?P<kind>\b(?:{pattern}))\b(?:\s+(?:of|in|from|with|on)\b[^:]*)?\s*[.?]?\]?\s*$"
    )
    opening = rf"^\W*{_WORDS}(?P<kind>(?:{pattern}))(?:\s*[:.]|\s+(?:of|on)\b)"
    return re.search(at_end, title, re.IGNORECASE) or re.match(opening, title, re.IGNORECASE)
