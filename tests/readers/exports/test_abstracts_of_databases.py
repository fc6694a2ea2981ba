"""Abstracts as databases export them: glued labels, mark-up, Ovid's commas, words for none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document
from kg.readers import read
from kg.readers.parts.printed_abstract import printed_abstract

GLUED = "BackgroundLight harms birds.MethodsWe searched.Review findingsMuch.ConclusionsMore is due."
SPACED = "Background Rules are many. Methods Following one. Results Evidence is thin."
OVID = "AIM: To see., METHODS: We saw 3, 4., RESULTS: (None.)., CONCLUSION: Go on."
MIXED = "Importance: Heat kills., Objective: To ask., Evidence Review: All., Findings: Few."
COLONS = "Background: Little is known. Methods: We asked. Results: Nobody answered."
JATS = (
    "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>To see "
    "<jats:italic>E. coli</jats:italic>, p &lt; 0.05.</jats:p></jats:sec>"
)


def parts(text):
    return [(s.label, s.category, s.text) for s in printed_abstract(text, 7)]


def test_labels_without_a_colon():
    assert parts(GLUED) == [
        ("Background", "BACKGROUND", "Light harms birds."),
        ("Methods", "METHODS", "We searched."),
        ("Review findings", "RESULTS", "Much."),
        ("Conclusions", "CONCLUSIONS", "More is due."),
    ]
    assert [label for label, _, _ in parts(SPACED)] == ["Background", "Methods", "Results"]
    assert [label for label, _, _ in parts("Abstract" + GLUED)][:2] == ["Background", "Methods"]


def test_few_labels_without_a_colon_are_words():
    text = "Background noise is loud. Methods Are Made. It ends."
    assert parts(text) == [(None, None, text)]


def test_ovid_sets_commas_between_the_parts():
    assert parts(OVID) == [
        ("AIM", "OBJECTIVE", "To see."),
        ("METHODS", "METHODS", "We saw 3, 4."),
        ("RESULTS", "RESULTS", "(None.)."),
        ("CONCLUSION", "CONCLUSIONS", "Go on."),
    ]
    assert [(label, text) for label, _, text in parts(MIXED)] == [
        ("Importance", "Heat kills."), ("Objective", "To ask."), ("Evidence Review", "All."),
        ("Findings", "Few."),
    ]  # fmt: skip


def test_labels_in_any_case_once_one_leads():
    assert [label for label, _, _ in parts(COLONS)] == ["Background", "Methods", "Results"]
    plain = "Nobody knew. Methods: none were named. It was late."
    assert parts(plain) == [(None, None, plain)]


def test_mark_up_becomes_text():
    assert parts(JATS) == [("Aim", "OBJECTIVE", "To see E. coli, p < 0.05.")]
    assert parts("<p>Bark is eaten.</p>") == [(None, None, "Bark is eaten.")]
    assert parts("Where a<b and c>d.") == [(None, None, "Where a<b and c>d.")]


@pytest.mark.parametrize(
    "text", ["NA", "N/A", "[No abstract available]", "No abstract available.", "null"]
)
def test_no_abstract(text):
    assert parts(text) == []


@given(st.text(alphabet="AbM :.,<p>/&;ethodsRulgr\n", max_size=80))
def test_nothing_is_invented(text):
    letters = set(text)
    assert all(set(part) - {" ", ":"} <= letters for _, _, part in parts(text) if "&" not in text)


OVID_RECORD = """1.
TY  - JOUR
ID  - 99900701
T1  - Fungi &amp; people: <i>in vivo</i>.
A1  - Weiss, Jul
A1  - Stein, Scott A
JF  - Food &amp; Fungi
M2  - Weiss, Jul. Fungus Dept., Northtown, Nowhere. Electronic address: j.weiss@example.org.
M2  - Stein, Scott A. Fungus Dept., Northtown, Nowhere.
M2  - Nobody, Else. Elsewhere.
L2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=reference&D=medp&NEWS=N&AN=99900701
ER  -

2.
TY  - JOUR
T1  - Not NLM's
A1  - Weiss, Jul
L2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=reference&D=emed&NEWS=N&AN=99900702
ER  -
"""


def test_a_record_of_ovid(tmp_path):
    file = tmp_path / "ovid.ris"
    file.write_text(OVID_RECORD, encoding="utf-8")
    first, second = [item for item in read([file]) if isinstance(item, Document)]
    assert first.title.text == "Fungi & people: in vivo"
    assert first.journal.title == "Food & Fungi"
    assert first.identifier("pmid") == "99900701"
    assert [[a.text for a in author.affiliations] for author in first.authors] == [
        ["Fungus Dept., Northtown, Nowhere. Electronic address: j.weiss@example.org."],
        ["Fungus Dept., Northtown, Nowhere."],
    ]
    assert first.authors[0].email == "j.weiss@example.org"
    assert ("miscellaneous-2", "Nobody, Else. Elsewhere.") in {
        (item.kind, item.text) for item in first.administration
    }
    assert second.identifier("pmid") is None


PSYCINFO_RECORD = """Provider: American Psychological Association
TY  - JOUR
PMID  - 99900711
ID  - 2020-55555-005
T1  - On fear
AU  - Weiss, Jul
AU  - Stein, Scott A., s.stein@example.org
AD  - Weiss, Jul: Fungus Dept., Northtown, Nowhere, j.weiss@example.org
AD  - Stein, Scott A.: Fungus Dept., Southtown, Nowhere
ER  -
"""


def test_a_record_of_psycinfo(tmp_path):
    file = tmp_path / "psycinfo.ris"
    file.write_text(PSYCINFO_RECORD, encoding="utf-8")
    (found,) = [item for item in read([file]) if isinstance(item, Document)]
    assert found.identifier("pmid") == "99900711"
    assert ("reference-type", "JOUR") in {(s.kind, s.text) for s in found.administration}
    assert [(a.name, a.email, a.affiliations[0].text) for a in found.authors] == [
        (
            "Jul Weiss", "j.weiss@example.org",
            "Fungus Dept., Northtown, Nowhere, j.weiss@example.org",
        ),
        ("Scott A. Stein", "s.stein@example.org", "Fungus Dept., Southtown, Nowhere"),
    ]  # fmt: skip
