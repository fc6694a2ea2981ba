"""Inputs to units: every file that is named, with its size and its SHA-256, before work starts."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.build.depot import is_url
from kg.build.remote import remote_digest, remote_places
from kg.build.unit import Unit, unit
from kg.model import Finding, Severity
from kg.readers import InputFile, list_inputs


def units(inputs: Iterable[str], base: str) -> Iterator[Unit | Finding]:
    """Yield the units of inputs, paths and URLs, in the order of their names; and what is no file.

    Raises:
        GraphError: when fsspec is missing or does not know a URL.
    """
    named = tuple(inputs)
    local = list_inputs(Path(each) for each in named if not is_url(each))
    found = [(file.name, str(file.path), _unit(file, base)) for file in local]
    for url in filter(is_url, named):
        found += _elsewhere(url, base)
    yield from (each for _, _, each in sorted(found, key=lambda item: item[:2]))


def _elsewhere(url: str, base: str) -> list[tuple[str, str, Unit | Finding]]:
    """Return name, place and unit of each file that a URL names, or why it names none."""
    try:
        places = remote_places(url)
    except FileNotFoundError as error:
        return [(url, url, _missing(url, error))]
    except OSError as error:
        return [(url, url, _unreadable(url, error))]
    return [(name, place, _remote(place, name, size, base)) for place, name, size in places]


def _missing(url: str, error: OSError) -> Finding:
    return Finding(
        "path-missing",
        Severity.ERROR,
        url,
        f"nothing is there: {error.strerror or error}",
        remedy="check the spelling of the URL, and the endpoint in the environment",
    )


def _unit(file: InputFile, base: str) -> Unit | Finding:
    if file.fault:
        return file.fault.finding(file.name)
    try:
        return unit(str(file.path.absolute()), file.name, file.size(), file.sha256, base)
    except OSError as error:
        return _unreadable(file.name, error)


def _remote(place: str, name: str, size: int, base: str) -> Unit | Finding:
    try:
        return unit(place, name, size, remote_digest(place), base)
    except OSError as error:
        return _unreadable(name, error)


def _unreadable(name: str, error: OSError) -> Finding:
    denied = isinstance(error, PermissionError)
    return Finding(
        "permission-denied" if denied else "file-unreadable",
        Severity.ERROR,
        name,
        "this file may not be read" if denied else
        f"the system could not read this file: {error.strerror or error}",
        remedy="give yourself the right to read it (chmod u+r)" if denied else
        "check the disk and the file",
    )  # fmt: skip
