"""Compressed files and archives: what stands in them is read as if it lay there."""

import bz2
import gzip
import hashlib
import io
import lzma
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Finding, Severity, replace
from kg.readers import default_registry, list_inputs, read
from kg.readers.input.archives import archive_kind
from kg.readers.input.compression import CHUNK, Broken, compression_of, decompress
from kg.readers.input.files import InputFile
from kg.readers.input.spool import Spool
from kg.readers.input.unpacking import unpack

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = (SEEDS / "001_a0e35553b9306fe0.txt").read_bytes()
OTHER = (SEEDS / "000_7de52c2831a998c1.txt").read_bytes()
RIS = b"TY  - JOUR\nTI  - An invented title\nAU  - Carter, Anna B.\nER  - \n"
PACK = {
    "gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress, "Zstandard": zstd.compress,
}  # fmt: skip
KINDS = sorted(PACK)


def tar(*members: tuple[str, bytes] | tarfile.TarInfo) -> bytes:
    """Return a tar archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
                continue
            info = tarfile.TarInfo(member[0])
            info.size = len(member[1])
            archive.addfile(info, io.BytesIO(member[1]))
    return file.getvalue()


def zipped(*members: tuple[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def documents(found):
    return [reading for reading in found if isinstance(reading, Document)]


def codes(found):
    return [reading.code for reading in found if isinstance(reading, Finding)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_compressed_file_is_read_as_the_plain_one(write, kind):
    packed = PACK[kind](PAGE)
    [document] = documents(read([write(packed, "page.bin")]))
    [plain] = documents(read([write(PAGE, "page.bin")]))
    assert document.source.sha256 == hashlib.sha256(packed).hexdigest()
    assert replace(document, source=plain.source) == plain
    assert replace(document.source, sha256=plain.source.sha256) == plain.source


@pytest.mark.parametrize("kind", KINDS)
def test_streams_one_after_the_other_are_one_file(write, kind):
    pack = PACK[kind]
    found = list(read([write(pack(RIS) + pack(b"\n") + pack(RIS) + b"\0" * 64)]))
    assert [document.source.number for document in documents(found)] == [1, 2]
    assert codes(found) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_before_a_cut_is_read(write, kind):
    packed = PACK[kind](RIS) + PACK[kind](RIS)[:-9]
    found = list(read([write(packed, "cut")]))
    assert documents(found)
    fault = found[-1]
    assert (fault.code, fault.file, fault.severity) == ("archive-cut-off", "cut", Severity.ERROR)
    assert f"byte {len(packed):,}" in fault.message


@pytest.mark.parametrize("kind", KINDS)
def test_damage_in_the_middle_is_named(write, kind):
    packed = PACK[kind](RIS)
    broken = packed + packed[:6] + b"\xff" * 40
    found = list(read([write(broken)]))
    assert documents(found)
    assert codes(found)[-1] in {"archive-damaged", "archive-cut-off"}


ARCHIVES = {
    "tar": tar, "tar.gz": lambda *m: gzip.compress(tar(*m)),
    "tar.xz": lambda *m: lzma.compress(tar(*m)), "tar.bz2": lambda *m: bz2.compress(tar(*m)),
    "tar.zst": lambda *m: zstd.compress(tar(*m)), "zip": zipped,
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(ARCHIVES))
def test_members_are_read_in_the_order_of_names(write, kind):
    members = (("b/2.txt", OTHER), ("./a.ris.gz", gzip.compress(RIS)), ("b/1.txt", PAGE))
    path = write(ARCHIVES[kind](*members), "papers")
    found = documents(read([path]))
    assert [document.source.member for document in found] == ["a.ris.gz", "b/1.txt", "b/2.txt"]
    assert {document.source.path for document in found} == {"papers"}
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert {document.source.sha256 for document in found} == {digest}
    assert found[1].source.digest == hashlib.sha256(PAGE).hexdigest()


@pytest.mark.parametrize("kind", sorted(ARCHIVES))
def test_reading_an_archive_leaves_nothing_on_disk(write, kind, tmp_path):
    list(read([write(ARCHIVES[kind](("a.txt", PAGE)))]))
    assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]


@pytest.mark.parametrize("kind", ["tar", "zip"])
@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "/abs.txt", "C:\\abs.txt", "..\\up"]
)
def test_paths_that_climb_out_are_left_out(write, kind, name, tmp_path):
    found = list(read([write(ARCHIVES[kind]((name, PAGE), ("kept.txt", PAGE)))]))
    assert codes(found) == ["member-path-unsafe"]
    assert [document.source.member for document in documents(found)] == ["kept.txt"]
    assert not (tmp_path.parent / "up.txt").exists()


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_in_archives_are_left_out(write, kind):
    odd = tarfile.TarInfo("odd")
    odd.type, odd.linkname = kind, "/etc/passwd"
    found = list(read([write(tar(odd, ("page.txt", PAGE)))]))
    assert codes(found) == ["member-not-a-file"]
    assert len(documents(found)) == 1


def test_a_link_in_a_zip_is_left_out(write):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("odd")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert codes(read([write(file.getvalue())])) == ["member-not-a-file"]


def test_hidden_members_are_left_out(write):
    found = list(read([write(zipped(("__MACOSX/._a.txt", b"x"), ("a.txt", PAGE)))]))
    assert codes(found) == ["hidden-skipped"]
    assert len(documents(found)) == 1


def test_many_members_of_one_fault_give_one_finding(write):
    content = zipped(*((f"../{n}.txt", PAGE) for n in range(30)), ("z.txt", PAGE))
    fault, document, *_ = read([write(content, "z")])
    assert (fault.code, fault.file) == ("member-path-unsafe", "z/../0.txt")
    assert "29 others" in fault.message
    assert document.source.member == "z.txt"


def test_an_archive_in_an_archive_is_named(write):
    inner = zipped(("a.txt", PAGE))
    found = list(read([write(tar(("in.zip", inner), ("page.txt", PAGE)), "out.tar")]))
    assert [(f.code, f.file) for f in found if isinstance(f, Finding)] == [
        ("archive-nested", "out.tar/in.zip")
    ]
    assert len(documents(found)) == 1


@pytest.mark.parametrize("kind", ["tar", "zip"])
def test_an_empty_archive_is_named(write, kind):
    assert codes(read([write(ARCHIVES[kind]())])) in (["archive-empty"], ["file-binary"])


def test_an_office_document_is_no_archive(write):
    content = zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
    [finding] = read([write(content)])
    assert (finding.code, "office document" in finding.message) == ("file-binary", True)


def test_a_tar_that_is_cut_off_gives_what_is_there(write):
    content = tar(("a.txt", PAGE), ("b.txt", OTHER))
    cut = content[: 512 + (len(PAGE) + 511) // 512 * 512 + 512 + len(OTHER) // 2]
    found = list(read([write(cut, "cut.tar")]))
    assert documents(found)[0].source.member == "a.txt"
    assert set(codes(found)) >= {"archive-damaged", "member-damaged"}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_that_is_cut_off_gives_what_is_there(write, method):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("b.txt", PAGE)
        archive.writestr("../up.txt", PAGE)
        archive.writestr("a.ris", RIS * 40)
    content = file.getvalue()
    whole = list(read([write(content[:-30], "no-directory")]))
    assert [document.source.member for document in documents(whole)] == ["a.ris"] * 40 + ["b.txt"]
    assert codes(whole) == ["member-path-unsafe", "archive-damaged"]
    cut = list(read([write(content[: content.index(b"PK\x01\x02") - 9], "cut")]))
    assert documents(cut)[-1].source.member == "b.txt"
    assert "member-damaged" in codes(cut)
    assert codes(cut)[-1] == "archive-damaged"


def test_members_without_a_length_end_the_recovery_of_a_zip(write):
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    file = Pipe()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", PAGE)
    assert codes(read([write(file.getvalue()[:-30])])) == ["archive-damaged"]
    assert len(documents(read([write(file.getvalue())]))) == 1


def test_a_damaged_member_hides_no_other(write):
    content = bytearray(zipped(("a.txt", PAGE), ("b.txt", PAGE)))
    content[60] ^= 0xFF
    found = list(read([write(bytes(content), "z")]))
    assert "member-damaged" in codes(found)
    assert documents(found)[-1].source.member == "b.txt"


def test_an_encrypted_member_is_named(write):
    content = bytearray(zipped(("a.txt", PAGE)))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert codes(read([write(bytes(content))])) == ["member-encrypted"]


def test_a_bomb_is_left_out_and_the_rest_is_read(write, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    with gzip.open(folder / "bomb.gz", "wb", compresslevel=6) as stream:
        for _ in range(100):
            stream.write(bytes(CHUNK))
    (folder / "page.txt").write_bytes(PAGE)
    found = list(read([folder]))
    assert [(f.code, f.file) for f in found if isinstance(f, Finding)] == [
        ("archive-too-large", "bomb.gz")
    ]
    assert len(documents(found)) == 1


def test_a_zip_bomb_counts_all_its_members(write):
    content = zipped(*((f"{n}.txt", bytes(8 * CHUNK)) for n in range(10)), ("00.txt", PAGE))
    found = list(read([write(content, "z")]))
    assert found[-1].code == "archive-too-large"
    assert found[-1].file == "z"
    assert documents(found)[0].source.member == "00.txt"


def test_an_xz_header_that_asks_for_gigabytes_is_refused(write):
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 4 * 1024**2}]
    content = bytearray(lzma.compress(RIS, filters=filters))
    place = content.index(b"\x21\x01", 12) + 2
    content[place] = 39  # 3 GB of dictionary
    size = (content[12] + 1) * 4
    content[12 + size - 4 : 12 + size] = zlib.crc32(content[12 : 12 + size - 4]).to_bytes(
        4, "little"
    )
    assert codes(read([write(bytes(content))])) == ["archive-damaged"]


def test_listing_opens_no_archive(write):
    [item] = list_inputs([write(b"\x1f\x8b\x08 damaged")])
    assert (item.fault, item.member) == (None, None)


def test_each_stream_has_its_own_place(write):
    path = write(gzip.compress(b"0123456789"))
    for item in unpack(InputFile(path, "x")):
        assert isinstance(item, InputFile)
        with item.open() as one, item.open() as two:
            assert one.read(4) == b"0123"
            assert two.read(2) == b"01"
            one.seek(-2, 2)
            assert (one.read(), two.read(), item.size()) == (b"89", b"23456789", 10)
            with pytest.raises(ValueError, match="before the first"):
                one.seek(-1)
        assert item.head(3) == b"012"
        assert item.content == b"0123456789"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), st.binary(max_size=2000), st.integers(1, 40))
def test_decompressing_gives_back_what_was_compressed(kind, content, times):
    packed = PACK[kind](content * times)
    assert compression_of(packed) == kind
    assert b"".join(decompress(io.BytesIO(packed), kind)) == content * times


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(KINDS), st.binary(max_size=400), st.integers(0, 500), st.binary(max_size=20))
def test_no_damage_raises(kind, content, place, junk):
    packed = PACK[kind](content)
    broken = packed[:place] + junk
    end: list[object] = []

    def run() -> Iterator[bytes]:
        end.append((yield from decompress(io.BytesIO(broken), kind)))

    list(run())
    assert isinstance(end[0], Broken | None)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(ARCHIVES)),
    st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=3))),
)
def test_no_mutated_archive_raises(tmp_path_factory, kind, changes):
    content = bytearray(ARCHIVES[kind](("a.txt", RIS), ("b/c.txt", RIS * 3)))
    for place, junk in changes:
        content[place % len(content) : place % len(content) + len(junk)] = junk
    path = tmp_path_factory.mktemp("mutated") / "archive"
    path.write_bytes(bytes(content))
    found = list(read([path], REGISTRY))
    assert found
    assert "reader-failed" not in codes(found)


REGISTRY = default_registry()


def test_a_text_is_no_archive():
    assert archive_kind(PAGE[:1024]) is None
    assert compression_of(b"BZh is how she signs") is None


def test_a_full_disk_is_said_to_be_one(write, monkeypatch):
    def fail(spool: Spool, pieces: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Spool, "fill", fail)
    [finding] = read([write(gzip.compress(PAGE))])
    assert (finding.code, "No space left" in finding.message) == ("file-unreadable", True)
