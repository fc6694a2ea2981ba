"""What a source annotated and we did not find, and the reverse, in the invented papers."""

from kg.catalogue import Catalogue, EmbeddedEngine
from tests.catalogue.sample import LUPUS, SKIN_LUPUS


def test_each_side_has_what_the_other_lacks(embedded: EmbeddedEngine, catalogue: Catalogue) -> None:
    answer = embedded.select(catalogue.get("compare-annotations").text, {})
    side, concept, evidence = (answer.columns.index(n) for n in ("side", "concept", "evidence"))
    rows = {
        tuple(term.value.rpartition("/")[2] for term in (r[side], r[concept], r[evidence]) if term)
        for r in answer.rows
    }
    assert rows == {
        ("only-source", SKIN_LUPUS, "lupus"),
        ("only-here", LUPUS, "lupus"),
        ("only-here", "D010024", "osteoporosis"),
        ("only-here", "D016470", "bacteremia"),
    }
