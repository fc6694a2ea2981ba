"""Looks for bytes that make a reader fail, or that it is slow on: coverage-guided fuzzing.

    pip install atheris
    python benchmarks/fuzz_readers.py [--out FOLDER] [--seconds N] [--reader NAME ...]
    python benchmarks/fuzz_readers.py --replay FILE ...

The seeds are the tests' invented files and the two pages of `seeds`. An input is one byte that
names the reader and then the file, which is also put before every reader that is to say how sure
it is. What a reader raises, other than `OSError` and the errors of `kg.errors`, is a crash, and so
is what takes more than `SLOW` seconds. Each kind of crash is written once, to
``FOLDER/crashes/READER-KIND-PLACE``, without the byte; ``--replay`` reads such files again and
shows the traces. The exit code is 1 where there were crashes.
"""

import argparse
import contextlib
import io
import os
import re
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

if __name__ == "__main__" and "--replay" not in sys.argv:
    import atheris  # not a dependency: only who fuzzes needs it

    with atheris.instrument_imports(include=["kg.readers"]):
        from kg.readers import default_registry
else:
    from kg.readers import default_registry

from kg.errors import KgError
from kg.readers import InputFile, Reader, Sample
from kg.readers.input.decode import decode
from kg.readers.input.files import Unpacked
from kg.readers.parts.lines import split_lines
from kg.readers.reader import SAMPLE_LENGTH

ROOT = Path(__file__).resolve().parent.parent
SLOW = 5.0
LONGEST = 20_000
PARTS = re.compile(r"[^\w.-]+")
REGISTRY = default_registry()
READERS: tuple[Reader, ...] = tuple(REGISTRY.get(name) for name in REGISTRY.names())


def input_file(data: bytes) -> InputFile:
    def opened() -> io.BufferedReader:
        return io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]

    return InputFile(Path("fuzz"), "fuzz", unpacked=Unpacked(opened, len(data), "0" * 64))


def sample_of(data: bytes) -> Sample:
    lines = split_lines(decode(data).text[:SAMPLE_LENGTH])
    return Sample("\n".join(line.raw for line in lines), "fuzz")


def attempt(reader: Reader, data: bytes) -> str | None:
    """Return what went wrong, as a name and a place, or ``None``."""
    start = time.perf_counter()
    try:
        confidence = reader.confidence(sample_of(data))
        for _ in reader.read(input_file(data)):
            pass
    except (OSError, KgError):
        return None
    except Exception as error:  # noqa: BLE001 - what it is, is what is asked
        last = traceback.extract_tb(error.__traceback__)
        ours = next((one for one in reversed(last) if "kg" in Path(one.filename).parts), last[-1])
        return f"{type(error).__name__}-{Path(ours.filename).stem}-{ours.lineno}"
    if not 0 <= confidence <= 1:
        return f"confidence-{confidence}"
    return "slow" if time.perf_counter() - start > SLOW else None


def seeds(names: set[str]) -> Iterator[tuple[int, bytes]]:
    """Yield the tests' files, each with the number of every wanted reader that knows it."""
    folders = (ROOT / "seeds", ROOT / "tests" / "readers")
    paths = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    for path in paths:
        data = path.read_bytes()
        if "golden" in path.parts or path.suffix in {".py", ".pyc"} or b"\0" in data:
            continue
        for number, reader in enumerate(READERS):
            if reader.name in names and reader.confidence(sample_of(data)) >= 0.5:  # noqa: PLR2004
                yield number, data


class Fuzzer:
    """Keeps the first input of each kind of crash."""

    def __init__(self, folder: Path, names: set[str]) -> None:
        self._folder = folder
        self._numbers = [n for n, reader in enumerate(READERS) if reader.name in names]
        self._known = {path.name for path in folder.iterdir()}

    def __call__(self, data: bytes) -> None:
        """Read one input, and write it down where a reader fails."""
        if not data:
            return
        number = self._numbers[data[0] % len(self._numbers)]
        found = attempt(READERS[number], data[1:])
        if found is None:
            return
        name = PARTS.sub("_", f"{READERS[number].name}-{found}")
        if name not in self._known:
            self._known.add(name)
            (self._folder / name).write_bytes(data[1:])
            sys.stderr.write(f"crash: {self._folder / name}\n")

    def first_byte(self, number: int) -> bytes:
        """Return the byte that names a reader, given its number in `READERS`."""
        return bytes([self._numbers.index(number)])


def replay(paths: list[Path]) -> int:
    failed = False
    for path in paths:
        reader = next(r for r in READERS if path.name.startswith(f"{r.name}-"))
        try:
            count = sum(1 for _ in reader.read(input_file(path.read_bytes())))
            print(f"{path.name}: {count} readings")
        except Exception:  # noqa: BLE001 - it is shown
            failed = True
            print(f"{path.name}:\n{traceback.format_exc()}")
    return int(failed)


def fuzz(out: Path, seconds: int, names: set[str]) -> None:
    crashes, corpus = out / "crashes", out / "corpus"
    for folder in (crashes, corpus):
        folder.mkdir(parents=True, exist_ok=True)
    fuzzer = Fuzzer(crashes, names)
    for place, (number, data) in enumerate(seeds(names)):
        (corpus / f"seed-{place:04}").write_bytes(fuzzer.first_byte(number) + data)
    options = [
        f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=120", "-rss_limit_mb=4096",
        f"-artifact_prefix={crashes}/", str(corpus),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], fuzzer)
    with contextlib.suppress(SystemExit):
        atheris.Fuzz()
    os._exit(int(any(crashes.iterdir())))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--out", type=Path, default=Path("fuzz"))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--reader", action="append", choices=[r.name for r in READERS])
    parser.add_argument("--replay", type=Path, nargs="+", metavar="FILE")
    options = parser.parse_args()
    if options.replay:
        return replay(options.replay)
    fuzz(options.out, options.seconds, set(options.reader or [r.name for r in READERS]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
