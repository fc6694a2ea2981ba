"""What each setting looks for: all that there is, or names alone."""

import pytest

from kg.text import Annotator, Setting
from tests.text.documents import document
from tests.text.lexicon import lexicon

PROSE = (
    "Systemic lupus erythematosus (SLE) was treated with belimumab, an anti-BLyS antibody. "
    "SLE did not cause bacteriema. No hypotension was seen."
)


@pytest.fixture(scope="module", params=list(Setting))
def setting(request: pytest.FixtureRequest) -> Setting:
    return request.param


def test_names_short_forms_and_marks_are_found_in_every_setting(setting: Setting) -> None:
    found = Annotator(lexicon(), setting=setting).annotate(document(None, PROSE)).mentions
    told = [(m.quote, m.concept, m.negated) for m in found]
    assert ("SLE", "D008180", False) in told
    assert ("belimumab", "C511911", False) in told
    assert ("hypotension", "D007022", True) in told


def test_only_the_accurate_setting_looks_for_what_is_said(setting: Setting) -> None:
    found = Annotator(lexicon(), setting=setting).annotate(document(None, PROSE))
    accurate = setting is Setting.ACCURATE
    quotes = {m.quote for m in found.mentions}
    assert ("BLyS" in quotes, "bacteriema" in quotes) == (accurate, accurate)
    assert bool(found.claims) == accurate
    assert bool(found.findings) == accurate
