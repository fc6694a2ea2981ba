"""DOIs that are made of a SICI hold angle brackets: no reader may cut them there."""

from pathlib import Path

import pytest

from kg.model import Document
from kg.readers import read
from kg.readers.parts.identifiers import find_doi

WHOLE = "10.1002/(sici)1097-4679(199901)55:1<1::aid-jclp1>3.0.co;2-7"
PRINTED = "10.1002/(SICI)1097-4679(199901)55:1<1::AID-JCLP1>3.0.CO;2-7"
LATEX = PRINTED.replace("<", r"{\textless}").replace(">", r"{\textgreater}")
MATHS = PRINTED.replace("<", "$<$").replace(">", "$>$")
SOCIETY = "10.1175/1520-0477(1998)079<0061:apgtwa>2.0.co;2"
SIGN = "10.1002/(sici)1521-3951(199911)216:1<135::aid-pssb135>3.0.co;2-#"


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        (f"J Clin Psychol 1999. doi: {PRINTED}.", WHOLE),
        (f"https://doi.org/{PRINTED}", WHOLE),
        (f"{SOCIETY.upper()}, and", SOCIETY),
        (SIGN.upper(), SIGN),
        ('<a href="https://doi.org/10.1000/x"><b>', "10.1000/x"),
        ("10.1000/x<sup>1</sup>", "10.1000/x"),
        ("10.1000/x<1>2", "10.1000/x"),
    ],
)
def test_a_doi_ends_with_its_control_segment(text: str, doi: str) -> None:
    assert find_doi(text) == doi


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ris", f"TY  - JOUR\nTI  - Mood and age\nDO  - {PRINTED}\nER  - \n"),
        ("a.enw", f"%0 Journal Article\n%T Mood and age\n%R {PRINTED}\n"),
        ("a.bib", f"@article{{a, title={{Mood and age}}, doi={{{PRINTED}}}}}\n"),
        ("b.bib", f"@article{{a, title={{Mood and age}}, doi={{{LATEX}}}}}\n"),
        ("c.bib", f"@article{{a, title={{Mood and age}}, doi={{{MATHS}}}}}\n"),
        ("a.csv", f'PMID,Title,Authors,DOI\n7,Mood and age,Doe J,"{PRINTED}"\n'),
    ],
)
def test_each_export_keeps_it(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (document,) = (reading for reading in read([path]) if isinstance(reading, Document))
    assert document.identifier("doi") == WHOLE
