"""Files of records, cut to measure: nothing is lost, and every part is a file of its own."""

import gzip
from pathlib import Path

from lxml import etree

from measuring.records import count, cut, gzipped, in_parts


def written(folder: Path, records: int) -> Path:
    path = folder / "records.xml"
    body = "".join(
        f"<PubmedArticle><MedlineCitation><PMID>{n}</PMID></MedlineCitation></PubmedArticle>\n"
        for n in range(records)
    )
    path.write_text(f"<?xml version='1.0'?>\n<PubmedArticleSet>\n{body}</PubmedArticleSet>\n")
    return path


def pmids(path: Path) -> list[int]:
    return [int(each.text or "") for each in etree.parse(path).iter("PMID")]


def test_the_first_records_are_cut(tmp_path: Path) -> None:
    path = written(tmp_path, 9)
    (folder := tmp_path / "cut").mkdir()
    assert pmids(cut(path, 4, folder)) == [0, 1, 2, 3]
    assert cut(path, None, folder) == cut(path, 9, folder) == cut(path, 100, folder) == path


def test_parts_hold_every_record_once(tmp_path: Path) -> None:
    folder = in_parts(written(tmp_path, 19), 8, tmp_path / "parts")
    held = [pmids(folder / f"{number}.xml") for number in range(8)]
    assert [pmid for part in held for pmid in part] == list(range(19))
    assert max(map(len, held)) == 3


def test_a_copy_is_gzipped(tmp_path: Path) -> None:
    path = written(tmp_path, 3)
    assert gzip.decompress(gzipped(path, tmp_path).read_bytes()) == path.read_bytes()
    assert count(path) == 3
