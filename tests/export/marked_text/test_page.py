"""The page of a paper: its text as it was, and each mention marked where it stands."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.export.marked_text import MarkedMention, MarkedPaper, MarkedSection, page
from kg.export.marked_text.nesting import nested
from kg.model import Category
from tests.export.marked_text.reading import ReadPage, ReadSection

HOSTILE = "A <b>\"bold\"</b> & 'loud'\r\nclaim 🙂 of <mark>SLE</mark>\t&amp; more"


def mention(start: int, end: int, name: str = "Lupus", **more: object) -> MarkedMention:
    fields = {
        "iri": f"http://id.nlm.nih.gov/mesh/{name}", "identifier": name, "name": name,
        "category": Category.DISEASE, "confidence": "0.9", **more,
    }  # fmt: skip
    return MarkedMention(start, end, **fields)  # type: ignore[arg-type]


def written(text: str, *mentions: MarkedMention) -> str:
    section = MarkedSection("abstract", "Results", text, "en", mentions)
    return page(MarkedPaper("https://doi.org/10.1/x", "A <title>", (section,)))


def read(text: str, *mentions: MarkedMention) -> ReadSection:
    (section,) = ReadPage(written(text, *mentions)).sections
    return section


def places(section: ReadSection) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in section.marks]


def test_text_stays_what_it_was_whatever_it_holds() -> None:
    start = HOSTILE.index("🙂")
    section = read(HOSTILE, mention(start, start + 1, 'x" onmouseover="y'))
    assert section.text == HOSTILE
    assert places(section) == [(start, start + 1)]
    assert set(section.marks[0].attributes) == {"class", "title"}


def test_a_mark_says_what_is_known_of_its_mention() -> None:
    section = read(
        "no SLE here",
        mention(3, 6, "Lupus", marks=("negated", "in animals"), notes=("short form of lupus",)),
    )
    assert section.marks[0].attributes == {
        "class": "disease",
        "title": "Lupus (Lupus) · disease · confidence 0.9 · negated · in animals"
        " · short form of lupus",
        "data-marks": "negated, in animals",
    }


def test_equal_stretches_share_a_mark() -> None:
    section = read("TNF", mention(0, 3, "A"), mention(0, 3, "B"))
    assert places(section) == [(0, 3)]
    assert [line.split()[0] for line in section.marks[0].attributes["title"].split("\n")] == [
        "A",
        "B",
    ]


def test_inner_stretches_lie_in_outer_ones() -> None:
    section = read("anti-TNF drugs", mention(5, 8), mention(0, 14), mention(0, 8))
    assert places(section) == [(0, 14), (0, 8), (5, 8)]


def test_neighbours_touch_and_do_not_nest() -> None:
    assert "</mark><mark" in written("abcd", mention(0, 2), mention(2, 4))


def test_crossing_stretches_are_cut() -> None:
    section = read("abcdefghi", mention(0, 5, "A"), mention(3, 8, "B"))
    assert [(m.start, m.end, m.attributes["title"][0]) for m in section.marks] == [
        (0, 5, "A"),
        (3, 5, "B"),
        (5, 8, "B"),
    ]


STRETCHES = st.tuples(st.integers(0, 29), st.integers(1, 30)).filter(lambda s: s[0] < s[1])


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
                    min_size=30, max_size=30),
       stretches=st.lists(STRETCHES, max_size=8))  # fmt: skip
def test_any_mentions_are_marked_at_their_places(
    text: str, stretches: list[tuple[int, int]]
) -> None:
    mentions = [mention(start, end, f"c{n}") for n, (start, end) in enumerate(stretches)]
    section = read(text, *mentions)
    assert section.text == text
    for each in mentions:
        named = [m for m in section.marks if f"{each.name} (" in m.attributes["title"]]
        covered = sorted(place for m in named for place in range(m.start, m.end))
        assert covered == list(range(each.start, each.end))


@given(stretches=st.lists(STRETCHES, max_size=8))
def test_mentions_that_do_not_cross_are_not_cut(stretches: list[tuple[int, int]]) -> None:
    kept: list[tuple[int, int]] = []
    for start, end in stretches:
        if not any(a < start < b < end or start < a < end < b for a, b in kept):
            kept.append((start, end))
    assert {(s.start, s.end) for s in nested(mention(*each) for each in kept)} == set(kept)


def test_a_page_needs_nothing_but_itself() -> None:
    html = written("SLE", mention(0, 3))
    assert ReadPage(html).tags.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert "@import" not in html
    assert "url(" not in html
    assert html == written("SLE", mention(0, 3))


def test_only_addresses_of_the_web_are_links() -> None:
    assert "href" not in page(MarkedPaper("javascript:alert(1)", "A", ()))


def test_each_kind_has_an_underline_of_its_own() -> None:
    html = written("SLE", mention(0, 3))
    lines = {
        found.group(1)
        for kind in Category
        if (found := re.search(rf"\.{kind.value} {{[^}}]*text-decoration: (\w+ ?\w*)", html))
    }
    assert len(lines) == len(Category)
