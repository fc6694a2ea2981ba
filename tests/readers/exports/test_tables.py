"""Tables of every format: what a record says does not depend on how the table is written."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Document, Finding, replace
from kg.readers import InputFile, default_registry
from kg.readers.formats.scopus import ScopusReader

HERE = Path(__file__).parent.parent
TABLES = {
    "pubmed-csv": (HERE / "pubmed_csv" / "search.csv", ","),
    "web-of-science-table": (HERE / "web_of_science" / "savedrecs.tsv", "\t"),
    "scopus-csv": (HERE / "scopus" / "scopus.csv", ","),
}
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co"], exclude_characters="\ufeff"),
    max_size=30,
).map(lambda text: " ".join(text.split()))
"""Cells without white space at their ends and without line ends, which no cell keeps."""


def rows_of(name):
    path, sign = TABLES[name]
    text = path.read_text(encoding="utf-8-sig")
    quoting = csv.QUOTE_NONE if sign == "\t" else csv.QUOTE_MINIMAL
    return list(csv.reader(io.StringIO(text), delimiter=sign, quoting=quoting))


def written(rows, sign=",", quoting=csv.QUOTE_ALL, end="\r\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=sign, quoting=quoting, lineterminator=end).writerows(rows)
    return text.getvalue()


def readings_of(name, text, folder):
    path = folder / "table"
    path.write_bytes(text.encode())
    return list(default_registry().get(name).read(InputFile(path, "table")))


def bare(readings):
    """Return what documents say, without the places where they say it."""
    return [
        replace(
            document,
            source=replace(document.source, sha256="", digest="", start=0, end=0),
            administration=tuple(sorted(document.administration, key=repr)),
        )
        for document in readings
        if isinstance(document, Document)
    ]


def codes(readings):
    return sorted((f.code, f.quote or "") for f in readings if isinstance(f, Finding))


@pytest.mark.parametrize("name", TABLES)
@SETTINGS
@given(data=st.data())
def test_the_order_of_columns_does_not_matter(name, tmp_path, data):
    rows = rows_of(name)
    order = data.draw(st.permutations(range(len(rows[0]))))
    moved = [[row[place] for place in order] for row in rows]
    expected = readings_of(name, written(rows), tmp_path)
    found = readings_of(name, written(moved), tmp_path)
    assert bare(found) == bare(expected)
    assert codes(found) == codes(expected)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_signs_and_line_ends_do_not_matter(name, sign, end, tmp_path):
    rows = [[cell.replace("\n", " ") for cell in row] for row in rows_of(name)]
    if sign == "\t":  # where tabs divide the cells, quotation marks are text
        text = end.join("\t".join(row) for row in rows)
    else:
        text = written(rows, sign, end=end)
    expected = readings_of(name, written(rows), tmp_path)
    assert bare(readings_of(name, text, tmp_path)) == bare(expected)


@SETTINGS
@given(
    rows=st.lists(st.tuples(*[TEXTS.filter(bool)] * 4), min_size=1, max_size=5),
    sign=st.sampled_from([",", ";"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_cells_of_scopus_come_out_as_they_went_in(rows, sign, mark, tmp_path):
    names = ["EID", "Volume", "Conference name", "Cited by"]
    cells = [[f"Title {n}", "Source", *row] for n, row in enumerate(rows, 1)]
    text = mark + written([["Title", "Source title", *names], *cells], sign)
    documents = bare(readings_of(ScopusReader.name, text, tmp_path))
    assert [document.title.text for document in documents] == [row[0] for row in cells]
    for document, (eid, _, event, cited) in zip(documents, rows, strict=True):
        kept = {(s.kind, s.text) for s in (*document.administration, *document.statements)}
        assert {("accession-number", eid), ("event", event), ("times-cited", cited)} <= kept


@pytest.mark.parametrize("name", TABLES)
@SETTINGS
@given(data=st.data())
def test_columns_may_be_missing(name, tmp_path, data):
    """Whatever is left out, what stands there is read, and nothing else is said."""
    rows = rows_of(name)
    reader = default_registry().get(name)
    needed = reader.form.columns | set(sorted(reader.form.marks)[: reader.form.fewest])
    names = rows[0]
    kept = [
        place
        for place, column in enumerate(names)
        if column in needed or data.draw(st.booleans(), label=column)
    ]
    part = [[row[place] for place in kept] for row in rows]
    found = readings_of(name, written(part), tmp_path)
    whole = bare(readings_of(name, written(rows), tmp_path))
    assert [d.source.number for d in bare(found)] == [d.source.number for d in whole]
    for less, more in zip(bare(found), whole, strict=True):
        assert {i.value for i in less.identifiers} <= {i.value for i in more.identifiers}
        assert {r.text for r in less.references} <= {r.text for r in more.references}
        assert {k.text for k in less.keywords} <= {k.text for k in more.keywords}
