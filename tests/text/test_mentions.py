"""Which names are mentions, of what, and what stands beside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Category, MatchMethod, Mention, Section, replace
from kg.text import annotate
from kg.text.mentions import LEAST
from tests.text import seeds
from tests.text.documents import document
from tests.text.lexicon import lexicon


def mentions(*texts: str, title: str | None = None) -> tuple[Mention, ...]:
    return annotate(document(title, *texts), lexicon()).mentions


def named(*texts: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(m.quote, m.concept) for m in mentions(*texts, title=title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the longest name wins, modifiers stay outside
        ("active systemic lupus erythematosus", [("systemic lupus erythematosus", "D008180")]),
        ("indexed with Lupus Erythematosus, Systemic.",
         [("Lupus Erythematosus, Systemic", "D008180")]),
        ("CUTANEOUS LUPUS ERYTHEMATOSUS WAS SEEN", [("CUTANEOUS LUPUS ERYTHEMATOSUS", "D008178")]),
        ("insulin receptors were counted", []),
        # a hyphen divides, but not always
        ("cisplatin-treated cells", [("cisplatin", "D002945")]),
        ("non-asthma and pre-hypertension", [("hypertension", "D006973")]),
        ("heparin-like and digoxin-like", []),
        ("digoxin-induced hypotension", [("digoxin", "D004077"), ("hypotension", "D007022")]),
        # British, plural, diacritics
        ("anaemia and diarrhoea", [("anaemia", "D000740"), ("diarrhoea", "D003967")]),
        ("Bélimumab", [("Bélimumab", "C511911")]),
        ("Be\u0301limumab", [("Be\u0301limumab", "C511911")]),
        # everyday words and loud ones
        ("this may lead to control of the impact", []),
        ("lead poisoning in children", []),
        ("a CAT scan was done", []),
        # abbreviations that nobody defined
        ("SLE was found", []),
        ("systemic lupus erythematosus or SLE",
         [("systemic lupus erythematosus", "D008180"), ("SLE", "D008180")]),
        ("aids were given", []),
        # trade names
        ("She took Prolia twice", [("Prolia", "D000069448")]),
        ("she took prolia twice", [("prolia", "D000069448")]),
        # too general
        ("the disease and the syndrome of the patients", []),
        # proteins only as targets
        ("RANK ligand was measured", []),
        ("an anti-RANKL antibody", [("RANKL", "D053245")]),
        ("inhibitors of interleukin-6", [("interleukin-6", "D015850")]),
        # NLM's "Neoplasms" is everybody's "cancer"
        ("ovarian tumours and colorectal cancers",
         [("ovarian tumours", "D010051"), ("colorectal cancers", "D015179")]),
        # spelling
        ("one case of bacteriema", [("bacteriema", "D016470")]),
        ("hypertensive patients", [("hypertensive", "D006973")]),
    ],
)  # fmt: skip
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_keywords_may_be_inverted() -> None:
    annotation = annotate(document(None, keywords=["Lupus Erythematosus, Systemic"]), lexicon())
    assert [m.concept for m in annotation.mentions] == ["D008180"]


def test_defined_short_form_means_its_long_form_in_the_whole_document() -> None:
    found = mentions(
        "Osteoporosis (OP) is common.", "OP and op differ; OPs too.", title="Treatment of OP"
    )
    assert [(m.section, m.quote) for m in found] == [
        (0, "OP"), (1, "Osteoporosis"), (1, "OP"), (2, "OP"), (2, "OPs"),
    ]  # fmt: skip
    short = found[0]
    assert short.method is MatchMethod.SHORT_FORM
    assert short.short_form_of == "Osteoporosis"


def test_short_form_of_no_concept_is_no_mention() -> None:
    text = "Support, logistics and education (SLE) was offered. SLE helped."
    assert named(text, "Systemic lupus erythematosus was seen.") == [
        ("Systemic lupus erythematosus", "D008180")
    ]


def test_short_form_of_another_kind_of_concept_is_no_mention() -> None:
    assert named("Low bone mineral density (BMD) and BMD fell.") == [
        ("Low bone mineral density", "D001851")
    ]


def test_undefined_short_form_is_told_once() -> None:
    annotation = annotate(document(None, "MODY was measured. Again MODY."), lexicon())
    (finding,) = annotation.findings
    assert finding.code == "short-form-undefined"
    assert "D003924" in finding.message


def test_spelling_is_told() -> None:
    annotation = annotate(document(None, "One serious event (bacteriema)."), lexicon())
    (mention,) = annotation.mentions
    assert (mention.method, mention.confidence) == (MatchMethod.SPELLING, 0.7)
    (finding,) = annotation.findings
    assert (finding.code, finding.quote, finding.file) == ("spelling", "bacteriema", "page.txt")
    assert finding.message == "'bacteriema' was read as Bacteremia (D016470), one letter away"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One event (bacteriema) was seen.", ["bacteriema"]),
        ("One event (bacteriema) – “serious” – was seen.", ["bacteriema"]),
        ("One event (xbacteriema2, bacteriema_2, 2bacteriema) was seen.", []),
        ("One event (bacteriema’s) was seen.", []),
        ("One event (ébacteriema) was seen.", []),
    ],
)
def test_a_slip_is_a_whole_word_in_ascii_and_beyond(text: str, expected: list[str]) -> None:
    slips = [m for m in mentions(text) if m.method is MatchMethod.SPELLING]
    assert [slip.quote for slip in slips] == expected


def test_a_word_that_a_text_repeats_is_no_slip() -> None:
    text = "The bacteriema, a bacteriema, and another bacteriema."
    assert not annotate(document(None, text), lexicon()).mentions


def test_names_of_other_lists_than_mesh_are_near_to_english_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (near,) = lexicon().near("bacteriema")
    monkeypatch.setattr(type(lexicon()), "near", lambda *_: (replace(near, source="a list"),))
    assert not annotate(document(None, "One serious event (bacteriema)."), lexicon()).mentions


def test_targets_keep_their_affix() -> None:
    found = mentions(
        "belimumab (anti-BLyS), denosumab, a RANKL inhibitor, and anti–TNF-alpha drugs"
    )
    targets = [(m.quote, m.affix) for m in found if m.category is Category.PROTEIN]
    assert targets == [("BLyS", "anti-"), ("RANKL", "inhibitor"), ("TNF-alpha", "anti-")]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("There was no evidence of pneumonia.", "negated"),
        ("Pneumonia was ruled out.", "negated"),
        ("Patients without pneumonia were discharged.", "negated"),
        ("She denied pneumonia.", "negated"),
        ("Neither fever nor pneumonia occurred.", "negated"),
        ("They were at risk of pneumonia.", "hypothetical"),
        ("Suspected pneumonia was treated.", "hypothetical"),
        ("He had a history of pneumonia.", "historical"),
        ("Her mother had pneumonia.", "other_subject"),
        ("A family history of pneumonia was recorded.", "other_subject"),
        ("Rats with pneumonia were treated.", "animal"),
        ("Rats and patients with pneumonia were treated.", None),
        ("There was no increase in pneumonia.", None),
        ("No fever was seen, but pneumonia developed.", None),
        ("The natural history of pneumonia is known.", None),
        ("It was not only pneumonia.", None),
        ("There was no fever; pneumonia followed.", None),
    ],
)
def test_context(text: str, flag: str | None) -> None:
    (mention,) = (m for m in mentions(text) if m.quote.lower() == "pneumonia")
    for name in ("negated", "hypothetical", "historical", "other_subject", "animal"):
        assert getattr(mention, name) is (name == flag)


@pytest.mark.parametrize(
    ("texts", "antecedent"),
    [
        (
            ["An osteoporosis patient with asthma took iron for the underlying disease."],
            "osteoporosis",
        ),
        (["A man with osteoporosis took iron for the underlying disease."], "osteoporosis"),
        (["Osteoporosis is common.", "Iron was given for the underlying disease."], "Osteoporosis"),
        (
            ["Osteoporosis and asthma are common.", "Iron was given for the underlying disease."],
            None,
        ),
        (["Osteoporosis is painful. This disease is common."], "Osteoporosis"),
        (["Osteoporosis and asthma hurt. This disease is common."], None),
    ],
)
def test_anaphors(texts: list[str], antecedent: str | None) -> None:
    found = [m.antecedent for m in mentions(*texts) if m.method is MatchMethod.ANAPHORA]
    assert found == ([antecedent] if antecedent else [])


def test_names_cut_short() -> None:
    texts = ("Systemic lupus erythematosus is chronic.",)
    assert named(*texts, title="Belimumab in a man with lupus erythematosus")[1] == (
        "lupus erythematosus",
        "D008180",
    )


def test_case() -> None:
    told = document("Gout: a case report", "Gout hurts.", "We report a 40-year-old man with gout.")
    (case,) = annotate(told, lexicon()).cases
    assert case.evidence.quote == "We report a 40-year-old man with gout."
    for title, text in (
        ("Gout: case reports", "We report two patients with gout."),
        ("Gout in men", "We report a 40-year-old man with gout."),
        ("Gout: a case report and review", "We report on 3 cases of gout."),
    ):
        assert annotate(document(title, text), lexicon()).cases == ()
    typed = document("Gout", "A man with gout was admitted.", types=["Case Reports"])
    assert len(annotate(typed, lexicon()).cases) == 1


def test_seed_mentions() -> None:
    first = annotate(seeds.case_report(), lexicon()).mentions
    quotes = {m.quote for m in first}
    assert {"Lupus Erythematosus", "SLE", "OP", "FFx", "BLyS", "RANKL", "bisphosphonates"} <= quotes
    assert "BMD" not in quotes
    second = annotate(seeds.retrospective_study(), lexicon()).mentions
    quotes = {m.quote for m in second}
    assert {"SLE", "CLE", "bacteriema", "Bélimumab", "corticosteroids"} <= quotes
    assert "LEC" not in quotes


def test_what_is_too_long_for_a_sentence_is_told_and_makes_no_claims() -> None:
    text = "gout treated with colchicine " * 150
    annotation = annotate(document(None, text), lexicon())
    assert len(annotation.mentions) == 300
    assert annotation.claims == ()
    assert [finding.code for finding in annotation.findings] == ["sentence-too-long"]


def test_other_languages_make_no_claims() -> None:
    text = "Osteoporosis treated with colchicine."
    spoken = replace(document(), sections=(Section("abstract", text, language="fr"),))
    annotation = annotate(spoken, lexicon())
    assert len(annotation.mentions) == 2
    assert annotation.claims == ()


_PIECES = st.sampled_from(
    [
        "belimumab", "SLE", "systemic lupus erythematosus", "(SLE)", "anti-BLyS", "patients with",
        "treated with", "for", "osteoporosis", "denosumab", "the underlying disease", "not",
        "one serious adverse event (", ")", ".", ",", ";", "-induced", "{C1}", "bacteriema", "and",
        "in combination with", "contraindicated in", "A patient", "lupus erythematosus", "\n\n",
        "aim: to evaluate the efficacy of", "tumor necrosis factor inhibitors", "(", "approved",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=120))
def test_annotation_of_anything_is_exact_and_repeatable(text: str) -> None:
    page = document("A case report", text, keywords=["gout"])
    annotation = annotate(page, lexicon())
    assert annotation == annotate(page, lexicon())
    for mention in annotation.mentions:
        section = page.sections[mention.section]
        assert section.text[mention.start : mention.end] == mention.quote
        assert LEAST <= mention.confidence <= 1
    for claim in annotation.claims:
        concepts = {annotation.mentions[i].concept for i in claim.mentions}
        assert {claim.subject, claim.object} - {None} <= concepts
        for evidence in claim.evidence:
            section = page.sections[evidence.section]
            assert section.text[evidence.start : evidence.end] == evidence.quote
    keys = [(c.subject, c.predicate, c.object, c.negated) for c in annotation.claims]
    assert len(keys) == len(set(keys))
