import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.normalise import keys, normalise, uninverted

SAME = [
    ("Lupus Erythematosus", "lupus erythematosus"),
    ("Lupus érythémateux", "lupus erythemateux"),
    ("Sjögren's syndrome", "Sjogren Syndrome"),
    ("Crohn’s disease", "Crohn disease"),
    ("anti-inflammatory", "anti inflammatory"),
    ("fractures", "Fracture"),
    ("Antibodies", "antibody"),
    ("metastases", "metastasis"),
    ("fibroses", "fibrosis"),
    ("viruses", "virus"),
    ("tumour", "tumor"),
    ("haemorrhage", "hemorrhage"),
    ("oedema", "edema"),
    ("leukaemias", "leukemia"),
    ("randomised", "randomized"),
    ("catheterisation", "catheterization"),
    ("haemodialysed", "hemodialyzed"),
    ("sulphonamide", "sulfonamide"),
    ("goitre", "goiter"),
    ("TNF-α", "TNF-alpha"),
    ("β2-microglobulin", "beta 2-Microglobulin"),
    ("β2-microglobulin", "beta2 microglobulin"),
    ("NSAIDs", "NSAID"),
    ("SSRIs", "SSRI"),
    ("antagonists & inhibitors", "antagonists and inhibitors"),
    ("  drug\u00a0 resistance ", "drug resistance"),
]
DIFFERENT = [
    ("AIDS", "aid"),
    ("lupus", "lupu"),
    ("sepsis", "sepsi"),
    ("hypotension", "hypertension"),
    ("interleukin-1", "interleukin-10"),
    ("four", "for"),
    ("estradiol", "estriol"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_variants_become_one(left, right):
    assert normalise(left) == normalise(right)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_words_stay_different(left, right):
    assert normalise(left) != normalise(right)


@given(st.text(max_size=60))
def test_idempotent(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.from_regex(r"[A-Za-zéöαβ0-9' ,-]{0,40}", fullmatch=True))
def test_idempotent_on_likely_texts(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.lists(st.from_regex(r"[A-Za-zéß0-9]{1,12}", fullmatch=True), max_size=6))
def test_word_by_word(words):
    assert normalise(" ".join(words)) == " ".join(normalise(word) for word in words)


@given(st.text(max_size=40))
def test_case_is_nothing_to_lower_case_texts(text):
    assert normalise(text.lower()) == normalise(normalise(text.lower()).upper().lower())


def test_nothing_to_say():
    assert normalise(" —…– ") == ""
    assert keys("--") == ()


def test_inversion():
    assert uninverted("Lupus Erythematosus, Systemic") == "Systemic Lupus Erythematosus"
    assert uninverted("1,2-dichloroethane") is None
    assert keys("Drug Resistance") == ("drug resistance",)
