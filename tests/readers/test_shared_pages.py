"""Real pages from the folder beside the checkout, where it is there."""

from pathlib import Path

import pytest

from kg.model import Document
from kg.readers import read

SHARED = Path(__file__).parents[3] / "shared" / "data"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not SHARED.is_dir(), reason="there is no folder of real records"),
]


def test_five_records_of_the_text_format():
    path = SHARED / "citations" / "efetch_abstract_format_5.txt"
    found = [r for r in read([path]) if isinstance(r, Document)]
    text = path.read_text(encoding="utf-8")
    assert len(found) == text.count("PMID: ") == 5
    assert all(f"PMID: {d.identifier('pmid')} " in text for d in found)
    assert all(d.title and d.authors and d.journal and d.volume and d.pages for d in found)
    assert [bool(d.sections[1:]) for d in found] == [False, False, True, True, False]
    assert {paper.kind for d in found for paper in d.related} == {"erratum-in", "comment-in"}


def test_nothing_but_text_pages_is_misread_as_one():
    folder = SHARED / "html"
    found = list(read([folder]))
    assert found
    assert {r.source.format for r in found if isinstance(r, Document)} == {"html-page"}
