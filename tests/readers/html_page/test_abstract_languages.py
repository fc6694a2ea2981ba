"""Abstracts of sites in one language and papers in others: the text's own mark says which it is."""

import pytest

from kg.model import Document
from kg.readers import read

ENGLISH = (
    "We describe an invented cohort of patients with lupus nephritis who were treated with "
    "belimumab in two towns and followed for a year."
)
FRENCH = (
    "Nous décrivons une cohorte inventée de patients atteints de néphrite lupique, traités par "
    "bélimumab dans deux villes et suivis pendant un an."
)
PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Une cohorte inventée</title>
<meta name="citation_title" content="Une cohorte inventée"><meta name="citation_author"
content="Ana Ruiz"><meta name="citation_doi" content="10.9998/hal.1">
<meta name="citation_language" content="fr">{meta}</head>
<body><main><h1>Une cohorte inventée</h1>{body}</main></body></html>"""


def meta(name, text, mark=""):
    return f'<meta name="{name}" {mark} content="{text}">'


def shown(text, mark=""):
    return f"<h2>Résumé</h2><div class='abstract-content' {mark}><p>{text}</p></div>"


BOTH = f"<h2>Résumé</h2><div lang='en'><p>{ENGLISH}</p></div><div lang='fr'><p>{FRENCH}</p></div>"


@pytest.mark.parametrize(
    ("head", "body", "languages"),
    [
        (meta("citation_abstract", ENGLISH, "lang='en'"), "", ["en"]),
        (meta("DC.description", ENGLISH, "xml:lang='en'"), "", ["en"]),
        (meta("citation_abstract", ENGLISH) + meta("DC.description", ENGLISH, "lang='en'"), "",
         ["en"]),
        (meta("citation_abstract", ENGLISH, "lang='en'"), shown(ENGLISH), ["en"]),
        (meta("citation_abstract", ENGLISH, "lang='en'"), shown(ENGLISH[:70]), ["en"]),
        ("", shown(ENGLISH, "lang='en'"), ["en"]),
        ("", shown(FRENCH), ["fr"]),
        ("", BOTH, ["en", "fr"]),
        (meta("DC.description", ENGLISH, "lang='en'") + meta("DC.description", FRENCH, "lang='fr'"),
         shown(FRENCH), ["fr", "en"]),
    ],
)  # fmt: skip
def test_the_language_is_that_of_the_text_itself(tmp_path, head, body, languages):
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(meta=head, body=body), encoding="utf-8")
    (document,) = [reading for reading in read([path]) if isinstance(reading, Document)]
    abstracts = [section for section in document.sections if section.kind == "abstract"]
    assert [section.language for section in abstracts] == languages
    for section in abstracts:
        whole = ENGLISH if section.language == "en" else FRENCH
        assert whole.startswith(section.text)
