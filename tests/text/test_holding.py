"""Which sentence holds which mention."""

from kg.model import Category, MatchMethod, Mention
from kg.text.holding import held
from kg.text.passage import passages
from tests.text.documents import document


def _mention(section: int, start: int, end: int) -> Mention:
    return Mention(section, start, end, "x", "D1", Category.DISEASE, MatchMethod.EXACT, 0.9)


def test_each_mention_is_held_by_the_one_sentence_that_it_stands_in() -> None:
    paper = document("Asthma in rats.", "Gout is old. Asthma is older. Both are diseases.")
    found = tuple(passages(paper))
    mentions = [
        _mention(p.section, start, start + 2)
        for p in reversed(found)
        for start in (p.start, p.end - 2)
    ]
    for passage, numbers in zip(found, held(found, mentions), strict=True):
        assert numbers == [n for n, m in enumerate(mentions) if passage.holds(m)]


def test_what_no_sentence_holds_is_left_out() -> None:
    found = tuple(passages(document("Asthma.", "Gout is old. Asthma is older.")))
    last = found[-1]
    outside = [
        _mention(last.section, last.start - 2, last.end),
        _mention(last.section, last.start, last.end + 1),
        _mention(99, 0, 1),
    ]
    assert held(found, outside) == [[] for _ in found]
    assert held((), outside) == []
