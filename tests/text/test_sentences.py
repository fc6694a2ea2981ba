"""Where sentences end, and that nothing is lost between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Smith et al. reported 12 cases (Fig. 1) of E. coli bacteremia vs. none.",
        "We gave 0.5 mg i.v. methylprednisolone, i.e. a low dose, to Dr. J. R. Roe.",
        "Survival was better (p<0.001; n = 12); side effects were fewer.",
        "Values were 1.2 vs. 3.4 (Ref. 12, Tab. 3, approx. 40%).",
        "Candida spp. and S. aureus grew, e.g. in blood.",
        "Was it effective?",
        "The trial (No. 12. Phase III) was closed.",
        "Use of St. John's wort was recorded.",
        "It fell ((n = 3) in Oslo. All of them died) at once.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Mortality fell (p<0.001). Seven patients died.", 2),
        ("It was described by Smith et al. We confirm it.", 2),
        ("All received vitamin D. The dose was 800 IU.", 2),
        ("Levels of TNF rose.Patients improved.", 2),
        ("Was it safe? It was! Nobody died…", 3),
        ("First paragraph without a stop\n\nSecond paragraph", 2),
        ("Growth stopped. mRNA levels fell.", 2),
        ('He said "no." Then he left.', 2),
        ("The drug was given i.v. Patients improved.", 2),
        ("It fell (n = 3). All (all) of them died) at once.", 2),
        ("It fell (in Oslo. All of them\n\ndied) at once.", 3),
        ("It fell (in Oslo. All " + 400 * "x" + ").", 2),
        ("A thoroughlyvs. Unlike vs. Roe.", 2),
    ],
)
def test_two_sentences_are_two(text: str, number: int) -> None:
    assert len(cut(text)) == number


@given(
    st.text(alphabet=st.sampled_from(list("aB.!?;,()[] \n\t\"'1é\u0301…")), max_size=80)
    | st.text(max_size=80)
)
def test_sentences_tile_the_text(text: str) -> None:
    place = 0
    for span in sentences(text):
        assert span.start >= place
        assert not text[place : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        place = span.end
    assert not text[place:].strip()
