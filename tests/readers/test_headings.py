from hypothesis import given
from hypothesis import strategies as st

from kg.model import Heading, HeadingQualifier
from kg.readers.parts.headings import QUALIFIERS, merge_headings, parse_heading_line, parse_headings
from kg.readers.parts.lines import Line, Row

NAMES = st.sampled_from(
    ["Aged, 80 and over", "DNA-(Apurinic or Apyrimidinic Site) Lyase", "Lupus Nephritis", "Adult"]
)
QUALIFIER = st.builds(HeadingQualifier, st.sampled_from(sorted(QUALIFIERS)), major=st.booleans())
HEADING = st.builds(
    Heading,
    NAMES,
    major=st.booleans(),
    qualifiers=st.lists(QUALIFIER, max_size=4, unique_by=lambda q: q.name).map(tuple),
)


def printed(heading: Heading) -> list[str]:
    """Print a heading as PubMed does: one line a qualifier."""
    name = heading.descriptor + "*" * heading.major
    parts = [f"{name} / {q.name}{'*' * q.major}" for q in heading.qualifiers]
    return parts or [name]


@given(st.lists(HEADING, unique_by=lambda h: h.descriptor))
def test_headings_round_trip(headings):
    texts = [text for heading in headings for text in printed(heading)]
    found = merge_headings(parse_heading_line(t, n) for n, t in enumerate(texts, start=1))
    assert [(h.descriptor, h.major, h.qualifiers) for h in found] == [
        (h.descriptor, h.major, h.qualifiers) for h in headings
    ]
    assert [line for h in found for line in h.lines] == list(range(1, len(texts) + 1))


def test_asterisks_are_kept_apart():
    found = parse_heading_line("Drug Resistance* / drug effects", 1)
    assert (found.descriptor, found.major) == ("Drug Resistance", True)
    assert found.qualifiers == (HeadingQualifier("drug effects"),)


def test_bare_slash_divides_only_before_a_qualifier():
    found = parse_heading_line("Chloroquine/adverse effects*/therapeutic use", 1)
    assert [(q.name, q.major) for q in found.qualifiers] == [
        ("adverse effects", True),
        ("therapeutic use", False),
    ]
    assert parse_heading_line("Input/Output Models", 1).descriptor == "Input/Output Models"


def test_leading_asterisks():
    rows = [Row((Line(n, text),)) for n, text in enumerate(["*Adult", "Female"], start=1)]
    assert [h.major for h in parse_headings(rows)] == [True, False]
    rows = [Row((Line(n, text),)) for n, text in enumerate(["*Adult", "*Female*"], start=1)]
    assert [(h.descriptor, h.major) for h in parse_headings(rows)] == [
        ("Adult", False),
        ("Female", True),
    ]


def test_bullets_of_many_kinds():
    for bullet in ("•", "*", "-", "–", "·", "◦", "▪", "+"):
        row = Row((Line(1, f"  {bullet} Adult*"),))
        assert (row.bullet, row.plain) == (bullet, "Adult*")
    assert Row((Line(1, "  o Adult"),)).plain == "Adult"
    assert Row((Line(1, "o Adult"),)).plain == "o Adult"
