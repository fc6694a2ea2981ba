"""Every tag of MEDLINE, and what reads it.

Sources: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions"; for the links between papers, the
PubMed DTD's RefType. Tags of NLM's older exports (DA, PUBM, NR, RF, VTI ...) are read as well.
"""

from collections.abc import Callable

from kg.model import RelatedPaper
from kg.readers.formats.medline import abstracts, dates, identifiers, journal, subjects
from kg.readers.formats.medline.entry import Entry
from kg.readers.parts.grants import parse_grant
from kg.readers.parts.identifiers import find_doi, find_pmcid, find_pmid
from kg.readers.records.tagged import Field

Rule = Callable[[Field, Entry], None]

RELATIONS = {
    "CIN": "comment-in",
    "CON": "comment-on",
    "CRF": "corrected-and-republished-from",
    "CRI": "corrected-and-republished-in",
    "DDIN": "dataset-described-in",
    "DRIN": "dataset-use-reported-in",
    "ECF": "expression-of-concern-for",
    "ECI": "expression-of-concern-in",
    "EFR": "erratum-for",
    "EIN": "erratum-in",
    "ORI": "original-report-in",
    "PRIN": "partial-retraction-in",
    "PROF": "partial-retraction-of",
    "RIN": "retraction-in",
    "ROF": "retraction-of",
    "RPF": "republished-from",
    "RPI": "republished-in",
    "RRF": "retracted-and-republished-from",
    "RRI": "retracted-and-republished-in",
    "SPIN": "summary-for-patients-in",
    "UIN": "update-in",
    "UOF": "update-of",
}
STATEMENTS = {
    "CI": "copyright",
    "OCI": "copyright",
    "COIS": "conflict-of-interest",
    "GN": "note",
    "GS": "gene-symbol",
    "SFM": "space-flight-mission",
    "NR": "reference-count",
    "RF": "reference-count",
}
ADMINISTRATION = {
    "OWN": "owner",
    "STAT": "record-status",
    "SB": "citation-subset",
}
LONG = frozenset({"AB", "OAB", "AD", "IRAD", "CI", "OCI", "COIS", "GN"})
"""Fields of running text; in the others a value of thousands of characters is damage."""
KEPT = (
    "TI", "TT", "BTI", "CTI", "VTI", "EN", "CP", "DP", "VI", "IP", "PG", "TA", "JT", "JID", "PL",
    "PB", "PST", "PUBM", "SO",
)  # fmt: skip
"""Fields that stand once; the end of the record settles what they say together."""


def _keep(item: Field, entry: Entry) -> None:
    entry.keep(item)


def _relate(item: Field, entry: Entry) -> None:
    text = item.text
    entry.draft.related.append(
        RelatedPaper(
            RELATIONS[item.tag], text, find_pmid(text), find_doi(text), find_pmcid(text), item.line
        )
    )


def _state(item: Field, entry: Entry) -> None:
    entry.draft.state(STATEMENTS[item.tag], item.text, item.line)


def _administer(item: Field, entry: Entry) -> None:
    entry.draft.administer(ADMINISTRATION[item.tag], item.text, item.line)


def _isbn(item: Field, entry: Entry) -> None:
    entry.isbn.append(item.text.removeprefix("ISBN").strip())


def _grant(item: Field, entry: Entry) -> None:
    entry.draft.grants.append(parse_grant(item.text))


def _identify(item: Field, entry: Entry) -> None:
    if not entry.people.identify(item):
        entry.misread(item)


def _affiliate_investigator(item: Field, entry: Entry) -> None:
    if not entry.people.affiliate_investigator(item):
        entry.misread(item)


RULES: dict[str, Rule] = {
    "PMID": identifiers.read_pmid,
    "PMC": identifiers.read_pmcid,
    "AID": identifiers.read_typed,
    "LID": identifiers.read_typed,
    "MID": identifiers.read_other,
    "OID": identifiers.read_other,
    "IS": journal.read_issn,
    "LA": journal.read_language,
    "ISBN": _isbn,
    "AB": abstracts.read_abstract,
    "OAB": abstracts.read_other_abstract,
    "OABL": abstracts.read_other_language,
    "MH": subjects.read_heading,
    "RN": subjects.read_substance,
    "NM": subjects.read_supplementary,
    "OT": subjects.read_keyword,
    "OTO": subjects.read_keyword_owner,
    "PT": subjects.read_type,
    "SI": subjects.read_accession,
    "GR": _grant,
    "PHST": dates.read_history,
    "FAU": lambda item, entry: entry.people.full(item, entry.people.authors),
    "AU": lambda item, entry: entry.people.short(item, entry.people.authors),
    "FED": lambda item, entry: entry.people.full(item, entry.people.editors),
    "ED": lambda item, entry: entry.people.short(item, entry.people.editors),
    "FIR": lambda item, entry: entry.people.full(item, entry.people.investigators),
    "IR": lambda item, entry: entry.people.short(item, entry.people.investigators),
    "FPS": lambda item, entry: entry.people.full(item, entry.people.subjects),
    "PS": lambda item, entry: entry.people.short(item, entry.people.subjects),
    "IRAD": _affiliate_investigator,
    "AD": lambda item, entry: entry.people.affiliate(item),
    "CN": lambda item, entry: entry.people.collective(item),
    "AUID": _identify,
    **dict.fromkeys(dates.KINDS, dates.read_dated),
    **dict.fromkeys(RELATIONS, _relate),
    **dict.fromkeys(STATEMENTS, _state),
    **dict.fromkeys(ADMINISTRATION, _administer),
    **dict.fromkeys(KEPT, _keep),
}
