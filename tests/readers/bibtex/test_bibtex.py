"""BibTeX: strings, braces, LaTeX, names, damage."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document, Finding
from kg.readers import read
from kg.readers.formats.bibtex.latex import plain_latex
from kg.readers.formats.bibtex.names import bibtex_name, split_names
from kg.readers.formats.bibtex.values import MONTHS, parse_entry

FILE = Path(__file__).parent / "library.bib"


@pytest.fixture(scope="module")
def readings():
    return list(read([FILE]))


@pytest.fixture(scope="module")
def records(readings):
    return [reading for reading in readings if isinstance(reading, Document)]


def test_article(records):
    first = records[0]
    assert first.title.text == "SLE and E. coli: TNF-α & H2O at 100% or 50%"
    assert first.journal.title == "The Journal of Invented Rheumatology"
    assert [(a.family, a.given, a.initials, a.suffix) for a in first.authors] == [
        ("Ruiz", "Ana", None, None), ("van der Berg", "Jan", None, None),
        ("Álvarez", "José", None, None), (None, None, None, None), ("Müller", None, "J.", "Jr"),
    ]  # fmt: skip
    assert first.authors[3].collective
    assert [(d.kind, d.value) for d in first.dates] == [("print", "2019-03-01")]
    assert (first.volume, first.issue, first.pages) == ("12", "3", "101-110")
    assert first.identifier("doi") == "10.9998/jir_2019.0101"
    assert first.identifier("pmid") == "99900301"
    assert [h.descriptor for h in first.headings] == ["Lupus Erythematosus, Systemic"]
    assert [k.text for k in first.keywords] == ["humans", "Belimumab"]
    assert [s.label for s in first.sections if s.kind == "abstract"] == ["BACKGROUND", "RESULTS"]


def test_chapter(records):
    chapter = records[2]
    assert chapter.title.text == 'A "quoted" chapter'
    assert [(a.family, a.given) for a in chapter.authors] == [
        ("Ruiz Gomez", "Ana"), ("de la Fontaine", "Jean"),
    ]  # fmt: skip
    assert (chapter.book.title, chapter.book.publisher) == ("The Book", "nowhere")
    assert [(e.family, e.role) for e in chapter.book.authors] == [("Itor", "editor")]


def test_range_of_dates_keeps_what_holds_for_all(records):
    assert [(d.value, d.printed) for d in records[3].dates] == [("2001", "2001-02/2001-03")]


def test_what_was_not_read(readings):
    found = [(f.code, f.record) for f in readings if isinstance(f, Finding)]
    assert sorted(found, key=str) == sorted(
        [
            ("line-not-understood", None), ("comment-not-read", None), ("field-not-read", 1),
            ("record-cut-off", 2), ("entry-damaged", 2), ("authors-incomplete", 3),
            ("string-undefined", 3), ("value-not-understood", 4),
        ],
        key=str,
    )  # fmt: skip


def test_entries_after_a_lost_brace_are_read(records):
    assert len(records) == 4
    assert [record.source.number for record in records] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (r"{\'A}lvarez Jos\'e {\o}re \ss{} \v{C}apek {\c c} \aa \~n \'{\i} {\"o}",
         "Álvarez José øre ß Čapek ç å ñ í ö"),
        (r"G{\"{o}}del {\"\i}", "Gödel ï"),
        (r"\textsuperscript{18}F \textless{} 5 {\textmu}g", "18F < 5 µg"),
        (r"``quoted'' -- and --- more", "“quoted” – and — more"),
        (r"$\geq$ 5\% of 50% and m$^{2}$", "≥ 5% of 50% and m2"),
        (r"\unheardof{x} y", r"\unheardof x y"),
        (r"\href{http://x.org}{text}", "text (http://x.org)"),
        (r"a \verb|x| b", r"a \verb|x| b"),
        ("plain * text", "plain * text"),
    ],
)  # fmt: skip
def test_latex(printed, plain):
    assert plain_latex(printed).replace("åñ", "å ñ") == plain


@pytest.mark.parametrize("printed", ["{" * 5000 + "}" * 5000, "$" * 101, "\\", "{", "}{", r"\'"])
def test_broken_latex_raises_nothing(printed):
    assert isinstance(plain_latex(printed), str)


@given(st.text(alphabet="ab \\{}$%'\"~-_^&#", max_size=60))
def test_latex_of_any_text_is_text(printed):
    assert isinstance(plain_latex(printed), str)


@given(st.text(alphabet="abc AND,{}~\\", max_size=40))
def test_names_of_any_text(printed):
    for name in split_names(printed):
        assert isinstance(bibtex_name(name).name, str)


@given(st.text(alphabet='a,={}"#1 \n', max_size=60))
def test_entry_of_any_text(printed):
    entry = parse_entry(printed, 1, MONTHS)
    assert all(field.name for field in entry.fields)


@given(st.lists(st.text(alphabet="abc XYZ.-:", min_size=1).map(str.strip).filter(bool), max_size=5))
def test_values_come_back(values):
    """A value in braces is read as it was written."""
    body = ",".join(f"f{number} = {{{value}}}" for number, value in enumerate(values))
    entry = parse_entry(f"key,{body}", 1, MONTHS)
    assert [field.value for field in entry.fields] == values


@pytest.mark.parametrize(
    ("keywords", "words"),
    [("Adult,Lupus", ["Adult", "Lupus"]), ("Adult, 2,4-D", ["Adult", "2,4-D"]),
     ("1,2-diol", ["1,2-diol"]), ("a; b, c", ["a", "b, c"])],
)  # fmt: skip
def test_keywords_are_divided(tmp_path, keywords, words):
    path = tmp_path / "one.bib"
    path.write_text(
        f"@article{{a,\n title = {{T}},\n keywords = {{{keywords}}},\n issn={{01406736}}}}"
    )
    (document,) = read([path])
    assert [k.text for k in document.keywords] == words
    assert document.journal.issn == ("0140-6736",)


@pytest.fixture
def read_entry(tmp_path):
    def reading(text):
        path = tmp_path / "one.bib"
        path.write_text(text, encoding="utf-8")
        return list(read([path]))

    return reading


def test_web_of_science(read_entry):
    (document,) = read_entry(
        "@article{ WOS:1,\nAuthor = {Ruiz, Ana B. and O'Brien, S. T. and Ruiz, Carlos},\n"
        "Title = {One},\nJournal = {J OLD},\nISSN = {1234-5679},\nEISSN = {8765-4321},\n"
        "Journal-ISO = {J. Old},\nORCID-Numbers = {Ruiz, Ana/0000-0002-1825-0097\n"
        "   Roe, Ann/0000-0001-5109-3700},\nTimes-Cited = {3},\nOA = {gold},\n"
        "Cited-References = {Li B, 1999, J OLD, V1, P7, DOI 10.9998/OLD.1.\n"
        "   {[}Anonymous], 2001, A REPORT},\nKeywords-Plus = {LUPUS; TRIAL},\n"
        "Research-Areas = {Rheumatology},\nUnique-ID = {WOS:1},\n}\n"
    )
    assert [a.orcid for a in document.authors] == ["0000-0002-1825-0097", None, None]
    journal = document.journal
    assert (journal.abbreviation, journal.electronic_issn) == ("J. Old", "8765-4321")
    assert journal.issn == ("1234-5679", "8765-4321")
    first, second = document.references
    assert (first.authors, first.date, first.journal, first.volume, first.pages, first.doi) == (
        ("Li B",), "1999", "J OLD", "1", "7", "10.9998/old.1",
    )  # fmt: skip
    assert (second.number, second.text) == (2, "[Anonymous], 2001, A REPORT")
    assert {(s.kind, s.text) for s in document.administration} >= {
        ("orcid", "Roe, Ann/0000-0001-5109-3700"), ("times-cited", "3"),
    }  # fmt: skip


def test_scopus(read_entry):
    (document,) = read_entry(
        "@ARTICLE{Ruiz2019101,\nauthor={Ruiz, A. and O'Brien, S.T.},\ntitle={One},\n"
        "journal={Journal of Old},\nabbrev_source_title={J. Old},\nart_number={e101},\n"
        "author_keywords={Belimumab;  Lupus},\npubmed_id={99900777},\n"
        "references={Roe, A., An older paper (1999) J Old, 1, p. 7; Li, B., Another},\n"
        "correspondence_address1={Ruiz, A.; Kuusela},\ndocument_type={Article},\n"
        "funding_details={Invented Fund, 12},\ncoden={JIRHA},\n}\n"
    )
    assert document.identifier("pmid") == "99900777"
    assert (document.article_number, document.journal.abbreviation) == ("e101", "J. Old")
    assert [k.text for k in document.keywords] == ["Belimumab", "Lupus"]
    assert [(r.number, r.text) for r in document.references] == [
        (1, "Roe, A., An older paper (1999) J Old, 1, p. 7"), (2, "Li, B., Another"),
    ]  # fmt: skip
    assert ("funding", "Invented Fund, 12") in {(s.kind, s.text) for s in document.statements}


def test_mendeley_and_zotero(read_entry):
    document, *findings = read_entry(
        "@article{pmid99900778,\nauthor = {Ruiz, Ana},\ntitle = {{One}},\njournal = {J Old},\n"
        "address = {Galway},\nmendeley-groups = {Lupus},\n"
        "keywords = {Adult,Lupus Nephritis, Experimental,{Nephritis, Lupus},Female},\n"
        "abstract = {{$<$}p{$>$}Little is known at p {$<$} 0.05.{$<$}/p{$>$}},\n"
        "url = {https://example.org/a{\\_}1 https://pubmed.ncbi.nlm.nih.gov/99900778},\n}\n"
    )
    assert findings == []
    assert [i.value for i in document.identifiers] == ["99900778"]
    assert [k.text for k in document.keywords] == [
        "Adult", "Lupus Nephritis, Experimental", "Nephritis, Lupus", "Female",
    ]  # fmt: skip
    assert document.sections[1].text == "Little is known at p < 0.05."
    assert document.links == (
        "https://example.org/a_1", "https://pubmed.ncbi.nlm.nih.gov/99900778",
    )  # fmt: skip
    assert document.book is None
    assert ("place-of-publication", "Galway") in {(s.kind, s.text) for s in document.statements}


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (r"{\mbox{G-Animal's} Journal}", "G-Animal's Journal"),
        (r"\textup{CD}4$^+$ and CD8$^{+}$", "CD4+ and CD8+"),
        (r"$\alpha_{1}$-adrenergic, $\mathrm{H_2O}$, $x_i$", "α1-adrenergic, H2O, xi"),
        (r"$\mathrm{Ca}^{2+}$ of $10^{3}$", "Ca2+ of 10^3"),
        (r"TNF-\textalpha{} and \textDelta F508", "TNF-α and ΔF508"),
        (r"Umlaut\/s in \TeX/Pascal, R\thinspace\&\thinspace D", "Umlauts in TeX/Pascal, R & D"),
        (r"{\LaTeX} and \LaTeX in use", "LaTeX and LaTeX in use"),
        (r"rheuma\-to\-logy", "rheumatology"),
        (r"\foreignlanguage{german}{Das} Herz", "Das Herz"),
        ("{{}}", ""),
    ],
)
def test_latex_of_formulas_and_boxes(printed, plain):
    assert plain_latex(printed) == plain


def test_a_year_with_what_only_sorts_is_a_year(write):
    entry = (
        "@article{a, title = {On towns}, journal = {\\mbox{Town} Life}, pages = {{}},\n"
        '  year = "{\\noopsort{1973b}}1973"}\n'
    )
    (found,) = (r for r in read([write(entry, "a.bib")]) if isinstance(r, Document))
    assert [date.value for date in found.dates] == ["1973"]
    assert (found.journal.title, found.pages) == ("Town Life", None)
